"""The denoiser: a U-Net that predicts v from noisy latents, and the text encoder trained along with it.

The U-Net hears the caption in two ways: cross-attention ties single words to places, and a summary of the
caption is added to the timestep's embedding, which scales every block. Without the summary, attributes of a
whole figure, such as skin tone or age, were obeyed in 4 of 10 pictures after as much training.

Knows latents and tokens; knows nothing about pictures. Symbols: x_0 latents, e noise, t timestep,
v = sqrt(alpha_bar) e - sqrt(1 - alpha_bar) x_0 (Salimans and Ho, 2022, arXiv 2202.00512).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device, gradients, half_precision, lanes
from workshop.paperworld.training.loop import Average, Loop
from workshop.paperworld.training.tokenizer import LENGTH, train_tokenizer
from workshop.paperworld.training.vae import LATENT_CHANNELS, encode

PICTURES = 40_000
BATCH = 64
RATE = 1e-3
RATE_ON = 6e-4  # of a U-Net that goes on from finished weights
WORDS_RATE = 2e-4  # of the text encoder, which has learned to read already (words.py)
EMPTY_CAPTIONS = 0.1  # share of captions left out, for classifier-free guidance
HEADS = 3.0  # how much more an error counts on a head than elsewhere, see `weigh_heads`
WIDTH = 192  # of the text encoder, and so of the cross-attention


def make_scheduler() -> DDIMScheduler:
    """Return the noise schedule, which ends in pure noise (Lin et al., 2023, arXiv 2305.08891)."""
    return DDIMScheduler(
        beta_schedule="scaled_linear",
        beta_start=0.00085,
        beta_end=0.012,
        prediction_type="v_prediction",
        rescale_betas_zero_snr=True,
        timestep_spacing="trailing",
        clip_sample=False,
        steps_offset=1,  # what StableDiffusionPipeline expects; "trailing" makes no use of it
    )


def make_unet(channels: tuple[int, int, int] = (64, 128, 256), width: int = WIDTH) -> UNet2DConditionModel:
    """Return an untrained U-Net with cross-attention at 8x8 on the way down, and at 8x8 and 16x16 on the way up.

    What diffusers calls `attention_head_dim` is the number of heads here: 32 channels for each.
    """
    return UNet2DConditionModel(
        sample_size=data.SIZE // 8,
        in_channels=LATENT_CHANNELS,
        out_channels=LATENT_CHANNELS,
        layers_per_block=1,
        block_out_channels=channels,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        cross_attention_dim=width,
        attention_head_dim=tuple(c // 32 for c in channels),
        norm_num_groups=16,
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",
        addition_embed_type_num_heads=width // 32,
    )


def make_text_encoder(tokenizer: CLIPTokenizer, width: int = WIDTH, layers: int = 3) -> CLIPTextModel:
    """Return an untrained text encoder for the tokenizer's vocabulary."""
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=layers,
        num_attention_heads=width // 32,
        max_position_embeddings=LENGTH,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return CLIPTextModel(config)


class Denoiser(nn.Module):
    """U-Net and text encoder as one thing to train."""

    def __init__(self, unet: UNet2DConditionModel, text_encoder: CLIPTextModel) -> None:
        super().__init__()
        self.unet, self.text_encoder = unet, text_encoder

    def forward(self, noisy: Tensor, timesteps: Tensor, tokens: Tensor) -> Tensor:
        """Return the predicted v, shaped like `noisy`; tokens (batch, 32)."""
        words = self.text_encoder(tokens).last_hidden_state  # (batch, 32, width)
        predicted: Tensor = self.unet(noisy, timesteps, words).sample
        return predicted


def spread_timesteps(count: int, generator: torch.Generator) -> Tensor:
    """Return one random timestep from each of `count` equal stretches of 0..999: less noise in the loss."""
    places = (torch.arange(count) + torch.rand(count, generator=generator)) / count
    return (places * 1000).long().clamp(max=999)


def drop_captions(tokens: Tensor, empty: Tensor, generator: torch.Generator) -> Tensor:
    """Replace a tenth of the captions by the empty one."""
    dropped = torch.rand(len(tokens), 1, generator=generator) < EMPTY_CAPTIONS
    return torch.where(dropped, empty, tokens)


def rareness(tokens: np.ndarray) -> Tensor:
    """Return, for each caption, one divided by how often the very same caption occurs, summed up to here."""
    _, place, counts = np.unique(tokens, axis=0, return_inverse=True, return_counts=True)
    return torch.from_numpy(np.cumsum(1 / counts[place.reshape(-1)]))


def choose_rows(upto: Tensor, generator: torch.Generator) -> np.ndarray:
    """Choose a batch: half of it evenly among pictures, half evenly among different captions.

    Captions that state much are different from each other and hard to learn. Seeing them more often does
    not change what the pictures of any one caption are like, so the defaults stay those of the data.
    """
    even = torch.randint(len(upto), (BATCH // 2,), generator=generator)
    places = torch.rand(BATCH - BATCH // 2, generator=generator, dtype=upto.dtype) * upto[-1]
    rare = torch.searchsorted(upto, places).clamp(max=len(upto) - 1)
    rows: np.ndarray = torch.cat([even, rare])[torch.randperm(BATCH, generator=generator)].numpy()
    return rows


def weigh_heads(covered: np.ndarray) -> np.ndarray:
    """Return how much an error counts in each cell, 1 on average; covered (n, 16, 16), the share of head.

    Half of what captions state is seen in a face, in a sixth of the cells. Where it is not yet clear whether
    a head will be in a cell, the best answer leans towards the pictures in which it is: `evaluate` counts the
    framings, which would show it.
    """
    weights = 1 + HEADS * covered
    counted: np.ndarray = (weights / weights.mean()).astype(np.float16)
    return counted


def denoiser_gradients(
    denoiser: Denoiser, latents: np.ndarray, tokens: np.ndarray, weights: np.ndarray, empty: Tensor
) -> Callable[[torch.Generator], tuple[float, int]]:
    """Return the step that `Loop` repeats: latents (n, 8, 16, 16), tokens (n, 32), weights (n, 16, 16)."""
    scheduler = make_scheduler()
    upto = rareness(tokens[: len(latents)])

    def part_of_loss(x_0: Tensor, e: Tensor, t: Tensor, words: Tensor, weight: Tensor) -> Tensor:
        noisy, v = scheduler.add_noise(x_0, e, t), scheduler.get_velocity(x_0, e, t)
        with half_precision():
            predicted = denoiser(noisy, t, words)
        loss: Tensor = (weight * (predicted.float() - v).pow(2)).mean()
        return loss

    def compute(generator: torch.Generator) -> tuple[float, int]:
        rows = choose_rows(upto, generator)
        x_0 = torch.from_numpy(latents[rows].astype(np.float32))
        words = drop_captions(torch.from_numpy(tokens[rows].astype(np.int64)), empty, generator)
        e = torch.randn(x_0.shape, generator=generator)
        t = spread_timesteps(BATCH, generator)
        weight = torch.from_numpy(weights[rows].astype(np.float32)).unsqueeze(1)  # the same for all channels
        whole = (x_0, e, t, words, weight)
        shares = [[part.to(device()) for part in tensor.chunk(lanes())] for tensor in whole]
        parts = list(zip(*shares, strict=True))
        return gradients(lambda part: part_of_loss(*parts[part]), len(parts)), BATCH

    return compute


def tokenize(tokenizer: CLIPTokenizer, texts: list[str]) -> Tensor:
    """Return the padded tokens (n, 32) of texts."""
    found = tokenizer(texts, padding="max_length", truncation=True, max_length=LENGTH, return_tensors="pt")
    tokens: Tensor = found.input_ids
    return tokens


def make_tokens(folder: Path, count: int = PICTURES) -> None:
    """Train a tokenizer on the captions where none is; store it, their tokens and the captions themselves."""
    texts = data.captions(0, count)
    if not (folder / "tokenizer").exists():
        train_tokenizer(texts).save_pretrained(folder / "tokenizer")
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    (folder / "captions.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    data.store(iter([tokenize(tokenizer, texts).numpy().astype(np.int16)]), count, folder / "tokens.npy")


def make_latents(
    folder: Path, count: int = PICTURES, sheet: str = "skewed", name: str = "latents.npy"
) -> None:
    """Draw the training pictures and store their latents, (count, 8, 16, 16) in float16."""
    vae = AutoencoderKL.from_pretrained(folder / "vae").to(device(), memory_format=torch.channels_last).eval()

    def encoded() -> Iterator[np.ndarray]:
        for pictures in data.drawn(0, count, sheet):
            yield encode(vae, data.to_tensor(pictures)).numpy().astype(np.float16)

    data.store(encoded(), count, folder / name)


def build_denoiser(tokenizer: CLIPTokenizer) -> Denoiser:
    """Return an untrained denoiser; plain attention is the faster one on processors at this size."""
    torch.manual_seed(3)
    denoiser = Denoiser(make_unet(), make_text_encoder(tokenizer)).to(device())
    if device().type == "cpu":
        denoiser.unet.set_attn_processor(AttnProcessor())
    return denoiser


def denoiser_loop(denoiser: Denoiser, folder: Path, minutes: float, rate: float = RATE) -> Loop:
    """Return the resumable run that trains `denoiser`."""
    rates = [
        {"params": denoiser.unet.parameters(), "lr": rate},
        {"params": denoiser.text_encoder.parameters(), "lr": WORDS_RATE},
    ]
    optimizer = torch.optim.AdamW(rates, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    generator = torch.Generator().manual_seed(3)
    return Loop("denoiser", folder, denoiser, [optimizer], minutes, generator, average=Average(denoiser))


def train_denoiser(folder: Path, minutes: float) -> None:
    """Train in the working folder, from a text encoder that can read; `export` reads the checkpoint there."""
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    denoiser, rate = build_denoiser(tokenizer), RATE
    if (folder / "unet").exists():  # of the model that was begun with
        rate = RATE_ON
        begun = UNet2DConditionModel.from_pretrained(folder / "unet", low_cpu_mem_usage=False)
        denoiser.unet.load_state_dict(begun.state_dict())
    denoiser.text_encoder.load_state_dict(CLIPTextModel.from_pretrained(folder / "words").state_dict())
    loop = denoiser_loop(denoiser, folder, minutes, rate)
    latents, tokens = (np.asarray(data.stored(folder / f"{name}.npy")) for name in ("latents", "tokens"))
    weights = weigh_heads(data.heads(0, len(latents), latents.shape[-1]))
    loop.run(denoiser_gradients(denoiser, latents, tokens, weights, tokenize(tokenizer, [""])))
