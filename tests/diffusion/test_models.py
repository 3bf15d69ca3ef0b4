"""A card tells what a model is, and which edition of it lies in the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workshop.content import facts
from workshop.diffusion.errors import ModelBroken, ModelMissing
from workshop.diffusion.models import card, weights_hash


def test_a_folder_has_a_card(tiny_model: Path) -> None:
    """Any StableDiffusionPipeline folder can be used by its path; its size is that of its training."""
    found = card(str(tiny_model))
    assert (found.name, found.size, found.path) == ("tiny", 64, tiny_model)
    assert found.reference == f"tiny@{weights_hash(tiny_model)}"


def test_the_hash_tells_editions_apart(tiny_model: Path, tmp_path: Path) -> None:
    """A copy is the same edition, one changed byte of a weight is another, a word list or a twin is not."""
    copy = Path(shutil.copytree(tiny_model, tmp_path / "elsewhere"))
    (copy / "words.txt").write_text("other", encoding="utf-8")
    (copy / "twin").mkdir()
    (copy / "twin/pytorch_lora_weights.safetensors").write_bytes(b"lora")
    assert weights_hash(copy) == weights_hash(tiny_model)
    weights = copy / "unet/diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert weights_hash(copy) != weights_hash(tiny_model)


def test_a_missing_model_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither an empty folder nor a name that nobody has can be loaded."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    for name in (str(tmp_path), "nobody/no-such-model", "not a name at all"):
        with pytest.raises(ModelMissing, match="model"):
            card(name)


def test_a_folder_without_its_parts_is_a_sentence(tmp_path: Path) -> None:
    """A folder that only says it is a model is refused before anything is loaded."""
    (tmp_path / "model_index.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelBroken):
        card(str(tmp_path))


def test_the_shipped_models_say_what_they_need() -> None:
    """Every entry of content/models.toml has what a card shows."""
    for entry in facts("models").values():
        assert {"family", "default_steps", "default_guidance", "size", "licence"} <= entry.keys()


def test_what_reads_pictures_does_not_decide_them(tiny_model: Path, tmp_path: Path) -> None:
    """A probe beside the weights has a hash of its own; the model's name stays, and so do all its runs."""
    copy = Path(shutil.copytree(tiny_model, tmp_path / "tiny"))
    (copy / "probe").mkdir()
    seen = set()
    for name, content in (
        ("diffusion_pytorch_model.safetensors", "1"),
        ("config.json", "{}"),
        ("config.json", "[]"),
    ):
        (copy / "probe" / name).write_text(content, encoding="utf-8")
        card.cache_clear()
        seen.add(card(str(copy)).probe)
        assert card(str(copy)).weights == card(str(tiny_model)).weights
    assert len(seen) == 3 and "" not in seen
    assert card(str(tiny_model)).probe == ""
