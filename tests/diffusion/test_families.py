"""Other StableDiffusionPipelines than the shipped one: 1.x, 2.x and Turbo, small and with random weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.diffusion.conftest import tiny_pipeline
from workshop.diffusion.errors import ModelBroken, NotEnoughMemory, OtherFamily
from workshop.diffusion.frames import Album, decode_final, decode_frames, decode_into, files_of
from workshop.diffusion.lanes import Lanes
from workshop.diffusion.models import card
from workshop.diffusion.pipeline import Model, best_device, load
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Job, Sampler
from workshop.diffusion.trajectory import Cost, Provenance

BETAS = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}
TWO_LEVELS = {
    "block_out_channels": (16, 32),
    "attention_head_dim": (2, 4),  # 2.x has one for each level, and linear projections
    "use_linear_projection": True,
    "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
    "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"),
}


def schedulers() -> dict[str, Any]:
    """The schedulers that these families bring, configured as they are on the hub."""
    from diffusers import DDIMScheduler, EulerDiscreteScheduler, PNDMScheduler

    return {
        "1.x": PNDMScheduler(**BETAS, set_alpha_to_one=False, skip_prk_steps=True, steps_offset=1),
        "2.x": DDIMScheduler(**BETAS, prediction_type="v_prediction", clip_sample=False, steps_offset=1),
        "turbo": EulerDiscreteScheduler(**BETAS, timestep_spacing="trailing", steps_offset=1),
    }


@pytest.fixture(scope="module", params=["1.x", "2.x", "turbo"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder of one of the families."""
    torch.manual_seed(0)
    unet = TWO_LEVELS if request.param == "2.x" else {}
    width = 24 if request.param == "2.x" else 16
    place = tmp_path_factory.mktemp("families") / request.param
    tiny_pipeline(width, schedulers()[request.param], **unet).save_pretrained(place)
    return place


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    """The model, loaded."""
    return load(folder, "cpu")


def made(model: Model, recipe: Recipe) -> Job:
    """Run a recipe alone."""
    sampler = Sampler(model, Lanes(1))
    job = sampler.begin(recipe)
    while not job.done:
        assert sampler.advance([job]) == []
    return job


@pytest.mark.parametrize(("steps", "guidance"), [(1, 1.0), (4, 1.0), (5, 3.0)])
def test_each_family_makes_what_its_pipeline_makes(
    model: Model, folder: Path, steps: int, guidance: float
) -> None:
    """With its own prediction type, text encoder and scheduler, where that is offered; DDIM otherwise."""
    wanted = Recipe(
        "m@1", "a cat", seed=3, steps=steps, guidance=guidance, width=64, height=64,
        scheduler=card(str(folder)).scheduler,
    )  # fmt: skip
    job = made(model, wanted)
    own, model.pipe.scheduler = (
        model.pipe.scheduler,
        type(job.scheduler).from_config(model.pipe.scheduler.config),
    )
    theirs = model.pipe(
        wanted.prompt,
        num_inference_steps=steps,
        guidance_scale=0.0 if guidance == 1 else guidance,  # Turbo's own examples say 0: both mean none
        generator=torch.Generator("cpu").manual_seed(3),
        width=64,
        height=64,
        output_type="latent",
    ).images
    model.pipe.scheduler = own
    assert torch.allclose(job.latents, theirs, atol=1e-4)


def test_every_state_can_be_decoded(model: Model, folder: Path) -> None:
    """States keep the variance of the training, also where the scheduler's own grow far beyond it."""
    own = card(str(folder)).scheduler
    job = made(model, Recipe("m@1", "a cat", steps=4, width=64, height=64, guidance=1.0, scheduler=own))
    assert len(job.states) == 5 and len(job.predictions) == 4
    assert 0.8 < float(job.states[0].std()) < 1.2
    assert torch.equal(job.states[-1], job.latents)


def test_turbo_takes_its_own_scheduler(folder: Path) -> None:
    """The others take DDIM, which is offered for all of them."""
    assert card(str(folder)).scheduler == ("euler" if folder.name == "turbo" else "ddim")


def test_without_a_frame_decoder_frames_go_through_the_vae(model: Model) -> None:
    """Only some on the way, all of them at the end."""
    assert model.frame_decoder is None
    sampler = Sampler(model, Lanes(1))
    job = sampler.begin(Recipe("m@1", "a cat", steps=6, width=64, height=64))
    album = Album(job)
    while not job.done:
        sampler.advance([job])
        decode_into([album], model, Lanes(1))
    assert sorted(album.predicted) == [0, 4] and not album.noisy
    decode_into([album], model, Lanes(1), finished=True)
    files = files_of(album, decode_final(model, job.latents), Provenance("", "", {}, "", Cost(0, 0, 0, 0)))
    assert all(files.values()) and len(album.predicted) == len(album.noisy) == 6


def test_taesd_in_the_folder_decodes_the_frames(folder: Path) -> None:
    """It takes latents as the U-Net has them: eight times as high and wide come out."""
    from diffusers import AutoencoderTiny

    small = {"encoder_block_out_channels": (8,) * 4, "decoder_block_out_channels": (8,) * 4}
    counts = {"num_encoder_blocks": (1,) * 4, "num_decoder_blocks": (1,) * 4}
    tiny = AutoencoderTiny(**small, **counts)
    tiny.save_pretrained(folder / "taesd")
    try:
        model = load(folder, "cpu")
    finally:
        for file in (folder / "taesd").iterdir():
            file.unlink()
        (folder / "taesd").rmdir()
    assert model.frame_decoder is not None
    latents = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    (frame,) = decode_frames(model, [latents])
    with torch.inference_mode():
        theirs = tiny.eval().decode(latents).sample[0].permute(1, 2, 0)
    unit = (theirs / 2 + 0.5).clamp(0, 1) * 255
    assert frame.shape == (64, 64, 3) and abs(unit - torch.from_numpy(frame).float()).mean() < 2


def test_another_kind_of_model_is_a_sentence(tmp_path: Path) -> None:
    """It is refused before anything is loaded, and names what it is."""
    (tmp_path / "model_index.json").write_text(json.dumps({"_class_name": "FluxPipeline"}), encoding="utf-8")
    with pytest.raises(OtherFamily, match="FluxPipeline"):
        card(str(tmp_path))


def test_missing_weights_are_a_sentence(folder: Path) -> None:
    """The folder is named."""
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    content = weights.read_bytes()
    weights.unlink()
    try:
        with pytest.raises(ModelBroken, match=folder.name):
            load(folder, "cpu")
    finally:
        weights.write_bytes(content)


def test_a_model_that_does_not_fit_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The device's memory is as good a reason as the machine's."""

    def no_room(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr("diffusers.StableDiffusionPipeline.to", no_room)
    with pytest.raises(NotEnoughMemory):
        load(folder, "cpu")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Say what this machine has."""

    def has(cuda: bool, mps: bool) -> None:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)

    return has


@pytest.mark.parametrize(
    ("cuda", "mps", "best"), [(True, True, "cuda"), (False, True, "mps"), (False, False, "cpu")]
)
def test_the_best_device_is_taken(machine: Callable[..., None], cuda: bool, mps: bool, best: str) -> None:
    """A GPU of NVIDIA's first, then Apple's, then the CPU."""
    machine(cuda, mps)
    assert best_device() == best
