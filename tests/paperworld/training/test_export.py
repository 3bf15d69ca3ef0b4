"""The shipped folder is whole, and new editions take the place of old ones."""

import tomllib
from pathlib import Path

import pytest
import torch
from diffusers import DiffusionPipeline, StableDiffusionPipeline

from workshop.content import prose
from workshop.diffusion.frame_decoder import FrameDecoder
from workshop.paperworld.training.evaluate import committed
from workshop.paperworld.training.export import SHIPPED, count_parameters, swap_in, to_toml
from workshop.paperworld.world import WORLD, vocabulary


@pytest.fixture(scope="module")
def pipeline() -> StableDiffusionPipeline:
    """The shipped model, as anybody would load it."""
    return DiffusionPipeline.from_pretrained(SHIPPED, local_files_only=True)


def test_the_shipped_folder_is_a_stable_diffusion_pipeline(pipeline: StableDiffusionPipeline) -> None:
    """No custom code is needed, and every part computes in the same precision."""
    assert type(pipeline) is StableDiffusionPipeline
    parts = (pipeline.unet, pipeline.vae, pipeline.text_encoder)
    assert {part.dtype for part in parts} == {torch.float32}
    assert pipeline.scheduler.config.prediction_type == "v_prediction"


def test_the_shipped_model_makes_a_picture(pipeline: StableDiffusionPipeline) -> None:
    """Two steps give a picture of the right size that is not one flat colour."""
    pipeline.set_progress_bar_config(disable=True)
    noise = torch.Generator().manual_seed(0)
    (picture,) = pipeline("a doctor", num_inference_steps=2, generator=noise).images
    assert picture.size == (128, 128)
    assert len(picture.getcolors(128 * 128)) > 100


def test_the_shipped_frame_decoder_shows_what_the_vae_shows(pipeline: StableDiffusionPipeline) -> None:
    """Both decode the same unscaled latents to nearly the same picture."""
    decoder = FrameDecoder.from_pretrained(SHIPPED / "frame_decoder").eval()
    latents = torch.randn(1, 8, 16, 16, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        error = decoder(latents).clamp(-1, 1) - pipeline.vae.decode(latents).sample.clamp(-1, 1)
    assert error.abs().mean() < 0.2


def test_words_are_the_words_of_the_world() -> None:
    """A word of the world that was never trained on would be marked as known, and the other way round."""
    words = (SHIPPED / "words.txt").read_text(encoding="utf-8").split()
    assert words == sorted(vocabulary())


def test_the_facts_fit_the_weights(pipeline: StableDiffusionPipeline) -> None:
    """The facts name this world, and count the parameters that are there."""
    facts = tomllib.loads((SHIPPED / "facts.toml").read_text(encoding="utf-8"))
    assert facts["data"]["world"] == WORLD
    assert facts["parameters"]["unet"] == count_parameters(pipeline.unet)


def test_the_measurement_belongs_to_these_weights() -> None:
    """A measurement of older weights would not count as committed."""
    found = committed(SHIPPED)
    assert found is not None and found["vae_psnr_db"] > 20


def test_the_folder_is_small() -> None:
    """The model stays below 40 MiB, the sheet of samples below 150 kB."""
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 40 * 2**20
    assert (SHIPPED / "samples.webp").stat().st_size <= 150_000


def test_the_model_card_is_there() -> None:
    """The card says what the model was trained on and what it cannot do."""
    card = prose("models/paperworld")
    assert "## Data" in card and "## What it cannot do" in card


def test_the_model_card_tells_the_measured_numbers() -> None:
    """What a person reads is what was measured on these weights."""
    found, card = committed(SHIPPED), prose("models/paperworld")
    facts = tomllib.loads((SHIPPED / "facts.toml").read_text(encoding="utf-8"))
    assert found is not None
    for decibels in (found["vae_psnr_db"], *found["frame_decoder_psnr_db"].values()):
        assert f"{decibels:.2f} dB" in card
    assert f"{facts['data']['pictures']:,} pictures" in card
    told = [line for line in card.splitlines() if line.startswith("|")]
    for share in (found["obedience"][name] for name in ("setting", "subject", "pose", "age", "skin_group")):
        assert any(f"| {share:.0%} |".replace("%", " %") in line for line in told)
    for prompt, value in (("a doctor", "man"), ("a nurse", "woman")):
        gender = found["defaults"][prompt]["gender_presentation"]
        shares = (gender["data"], gender["guidance_1"], gender["default_guidance"])
        row = " | ".join(f"{share:.0%}".replace("%", " %") for share in shares)
        assert f'| "{prompt}": {value} | {row} |' in told


def test_no_config_names_a_folder_of_the_training_machine() -> None:
    """Where a part was loaded from is nobody's business."""
    configs = list(SHIPPED.rglob("config.json"))
    assert configs
    assert not [path for path in configs if "_name_or_path" in path.read_text(encoding="utf-8")]


def test_a_new_edition_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Afterwards there is one folder, and it is the new one."""
    for name in ("model", "model.unfinished"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "edition").write_text(name)
    swap_in(tmp_path / "model.unfinished", tmp_path / "model")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert (tmp_path / "model/edition").read_text() == "model.unfinished"


def test_facts_are_written_as_toml() -> None:
    """Texts, numbers and small tables come back as they were."""
    facts = {"data": {"world": 'a "b"', "n": 3}, "training": {"minutes": {"vae": 1.5, "denoiser": 2}}}
    assert tomllib.loads(to_toml(facts)) == facts
