"""Where the words went: attention and feature maps of a run, kept while it is run again.

The fast ways to compute attention never hold its maps; here a slow one does, for the steps that are asked
for. Knows the U-Net's layers. Knows nothing about queues.

Source: the idea of reading cross-attention as heat maps is DAAM's (Tang et al. 2023).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from diffusers.models.attention_processor import AttnProcessor
from numpy.typing import NDArray
from torch import Tensor

from workshop.diffusion.sampler import Job, Sampler
from workshop.diffusion.work import PADDING, Activations, Maps

CROSS = "attn2"  # what diffusers calls the attention to the prompt
Array = NDArray[np.float16]


@dataclass
class Catch:
    """What is caught in one call of the U-Net, by layer."""

    size: tuple[int, int]  # height and width of the latents
    tokens: int
    attention: dict[str, Array] = field(default_factory=dict)
    features: dict[str, Array] = field(default_factory=dict)

    def keep_attention(self, name: str, heads: int, scores: Tensor) -> None:
        """Keep the mean over heads of the last row, which is the prompt's.

        Shapes: (rows · heads, places, tokens) in, (tokens, height, width) kept.
        """
        mean = scores.unflatten(0, (-1, heads))[-1].float().mean(0)
        padding = mean[:, self.tokens :].sum(1, keepdim=True)
        kept = torch.cat([mean[:, : self.tokens], padding], 1) if mean.shape[1] > self.tokens else mean
        height, width = _size_of(self.size, len(mean))
        self.attention[name] = kept.T.reshape(-1, height, width).half().cpu().numpy()

    def keep_features(self, name: str, output: Any) -> None:
        """Keep what a block hands on, of the last row; blocks on the way down hand on a tuple."""
        hidden = output[0] if isinstance(output, tuple) else output
        self.features[name] = hidden[-1].half().cpu().numpy()


def keep_maps(work: Activations, sampler: Sampler) -> Generator[int, None, Maps]:
    """Run a recipe again and keep what is asked for.

    Raises: RecipeNotOffered, PictureLost.
    """
    job = sampler.begin(work.recipe)
    names = sampler.model.tokens_of(work.recipe.prompt)
    limit = sampler.model.pipe.tokenizer.model_max_length
    attention: dict[int, dict[str, Array]] = {}
    features: dict[int, dict[str, Array]] = {}
    for step in range(work.length):
        catch = Catch((job.latents.shape[-2], job.latents.shape[-1]), len(names))
        with caught(sampler.model.pipe.unet, catch, work.what if step in work.steps else ()):
            _advance(sampler, job)
        attention |= {step: catch.attention} if catch.attention else {}
        features |= {step: catch.features} if catch.features else {}
        yield step + 1
    return Maps(names + (PADDING,) * (len(names) < limit), attention, features)


def _advance(sampler: Sampler, job: Job) -> None:
    for _, problem in sampler.advance([job]):
        raise problem


@contextmanager
def caught(unet: Any, catch: Catch, what: tuple[str, ...]) -> Iterator[None]:
    """Let the U-Net hand over its maps while the block lasts."""
    with ExitStack() as stack:
        if "attention" in what:
            for name, layer in unet.named_modules():
                if name.rpartition(".")[2] == CROSS:
                    stack.enter_context(_slow(layer, name, catch))
        if "features" in what:
            for name, block in _blocks(unet):
                hook = block.register_forward_hook(_keeper(catch, name))
                stack.callback(hook.remove)
        yield


@contextmanager
def _slow(layer: Any, name: str, catch: Catch) -> Iterator[None]:
    """Compute one layer's attention in the way that holds its maps, and look at them."""
    fast, scores = layer.processor, layer.get_attention_scores

    def seen(*asked: Any) -> Tensor:
        found: Tensor = scores(*asked)
        catch.keep_attention(name, layer.heads, found)
        return found

    layer.set_processor(AttnProcessor())
    layer.get_attention_scores = seen
    try:
        yield
    finally:
        del layer.get_attention_scores
        layer.set_processor(fast)


def _keeper(catch: Catch, name: str) -> Callable[[Any, Any, Any], None]:
    return lambda block, given, output: catch.keep_features(name, output)


def _blocks(unet: Any) -> Iterator[tuple[str, Any]]:
    yield from ((f"down_blocks.{place}", block) for place, block in enumerate(unet.down_blocks))
    if unet.mid_block is not None:
        yield "mid_block", unet.mid_block
    yield from ((f"up_blocks.{place}", block) for place, block in enumerate(unet.up_blocks))


def _size_of(size: tuple[int, int], places: int) -> tuple[int, int]:
    """Return height and width of a layer with so many places: the latents', halved a few times."""
    height, width = size
    while height * width > places:
        height, width = -(-height // 2), -(-width // 2)
    return height, width
