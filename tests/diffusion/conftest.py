"""A model of the right shape and no meaning: a few thousand random weights, made in two seconds."""

from __future__ import annotations

import shutil
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.diffusion.waiting import wait_for
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.models import ModelCard, card
from workshop.diffusion.recipe import Recipe


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A StableDiffusionPipeline folder for 64x64 pictures, with a frame decoder and a list of words."""
    import torch

    from workshop.diffusion.frame_decoder import FrameDecoder

    folder = tmp_path_factory.mktemp("models") / "tiny"
    torch.set_num_threads(1)  # two would wait for each other whenever the machine is busy
    torch.manual_seed(0)
    tiny_pipeline().save_pretrained(folder)
    FrameDecoder(channels=(8, 8, 8), refinements=(1, 1, 1)).save_pretrained(folder / "frame_decoder")
    (folder / "words.txt").write_text("a\ndoctor\nwith\ndark\nskin\ngrey\nhair\n", encoding="utf-8")
    return folder


def tiny_pipeline(width=16, scheduler=None, **unet):  # type: ignore[no-untyped-def]  # diffusers ships no types
    """Build the pipeline: one U-Net level, a one-layer text encoder, letters for tokens.

    `width` is that of the text encoder's vectors, `unet` what the U-Net is to be otherwise.
    """
    from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

    pieces = [
        letter + end for letter in string.ascii_lowercase + string.digits + ",.'-" for end in ("", "</w>")
    ]
    vocabulary = {piece: place for place, piece in enumerate(["<|startoftext|>", "<|endoftext|>", *pieces])}
    text = CLIPTextConfig(
        vocab_size=len(vocabulary),
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=32,
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=1,
    )
    return StableDiffusionPipeline(
        unet=UNet2DConditionModel(
            **{
                "sample_size": 8,
                "block_out_channels": (16,),
                "layers_per_block": 1,
                "norm_num_groups": 8,
                "attention_head_dim": 2,
                "cross_attention_dim": width,
                "down_block_types": ("CrossAttnDownBlock2D",),
                "up_block_types": ("CrossAttnUpBlock2D",),
                **unet,
            }
        ),
        vae=AutoencoderKL(
            block_out_channels=(8, 8, 8, 8),
            norm_num_groups=4,
            mid_block_add_attention=False,
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
        ),
        text_encoder=CLIPTextModel(text),
        tokenizer=CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=32),
        scheduler=scheduler
        or DDIMScheduler(
            beta_schedule="scaled_linear",
            prediction_type="v_prediction",
            rescale_betas_zero_snr=True,
            timestep_spacing="trailing",
            clip_sample=False,
            steps_offset=1,
        ),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


@pytest.fixture(scope="session")
def twin_model(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model with a LoRA of random changes beside it."""
    import torch
    from diffusers import UNet2DConditionModel
    from safetensors.torch import save_file

    from workshop.diffusion.lora import FILE, linear_layers
    from workshop.diffusion.models import TWIN

    folder = tmp_path_factory.mktemp("twins") / "tiny"
    shutil.copytree(tiny_model, folder)
    torch.manual_seed(1)
    unet: torch.nn.Module = UNet2DConditionModel.from_pretrained(folder / "unet", low_cpu_mem_usage=False)
    changes = {}
    for name, layer in linear_layers(unet).items():
        rows, columns = layer.weight.shape
        changes[f"unet.{name}.lora_A.weight"] = torch.randn(2, columns)
        changes[f"unet.{name}.lora_B.weight"] = torch.randn(rows, 2)
    (folder / TWIN).mkdir()
    save_file(changes, folder / TWIN / FILE)
    return folder


@pytest.fixture(scope="session")
def tiny_card(tiny_model: Path) -> ModelCard:
    """The card of the tiny model."""
    return card(str(tiny_model))


@pytest.fixture(scope="session")
def recipe(tiny_card: ModelCard) -> Callable[..., Recipe]:
    """A recipe for the tiny model; say only what matters to the test."""

    def make(prompt: str = "a doctor", steps: int = 4, **others: object) -> Recipe:
        return Recipe(tiny_card.reference, prompt, steps=steps, width=64, height=64, **others)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def engine(tiny_card: ModelCard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running engine with one worker process."""
    engine = Engine(
        tiny_card, Archive(tmp_path_factory.mktemp("archive")), lanes=1, device="cpu", exports=None
    )
    wait_for(lambda: engine.status().ready)
    yield engine
    engine.close()
