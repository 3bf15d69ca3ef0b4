"""The text encoder's first lesson: to tell from a caption alone what it states.

The lesson's answers come from the same scenes as the captions. It takes minutes, since no picture is involved,
and spares the denoiser from learning to read and to draw at once. Knows captions and what they state; knows
nothing about pictures. The answering layer is thrown away; the denoiser goes on with the encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import CLIPTextModel, CLIPTokenizer

from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device, gradients, lanes
from workshop.paperworld.training.labels import Labels
from workshop.paperworld.training.loop import Average, Loop
from workshop.paperworld.training.obedience import stated
from workshop.paperworld.world import load_sheet, scene

BATCH = 128
RATE = 1e-3
SILENT = 0  # the answer "the caption says nothing about it"


class Reader(nn.Module):
    """The text encoder with a layer that answers, for each attribute, which value the caption states."""

    def __init__(self, text_encoder: CLIPTextModel, values: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.text_encoder = text_encoder
        self.sizes = [1 + len(values[name]) for name in values]
        self.answers = nn.Linear(text_encoder.config.hidden_size, sum(self.sizes))

    def forward(self, tokens: Tensor) -> tuple[Tensor, ...]:
        """Return the logits (batch, 1 + values) of each attribute; tokens (batch, 32)."""
        summary = self.text_encoder(tokens).pooler_output  # (batch, width), where the caption ends
        return self.answers(summary).split(self.sizes, dim=1)  # type: ignore[no-any-return]


def stated_in(count: int, sheet: str = "skewed") -> list[Labels]:
    """List what the captions of the first `count` pictures state."""
    table = load_sheet(sheet)
    return [stated(scene(number, table)) for number in range(count)]


def values_of(pictures: Sequence[Labels]) -> dict[str, list[str]]:
    """Gather attributes and values from what captions state."""
    values: dict[str, set[str]] = {}
    for found in pictures:
        for name, value in found.items():
            values.setdefault(name, set()).add(value)
    return {name: sorted(values[name]) for name in sorted(values)}


def make_answers(pictures: Sequence[Labels], values: Mapping[str, Sequence[str]]) -> Tensor:
    """Return the right answers (pictures, attributes), counted from 1; SILENT where nothing is stated."""
    places = [{value: 1 + place for place, value in enumerate(values[name])} for name in values]
    names = list(values)
    rows = [
        [table.get(found.get(name, ""), SILENT) for name, table in zip(names, places, strict=True)]
        for found in pictures
    ]
    return torch.tensor(rows)


def reader_gradients(
    reader: Reader, tokens: np.ndarray, answers: Tensor
) -> Callable[[torch.Generator], tuple[float, int]]:
    """Return the step that `Loop` repeats: tokens (n, 32) int16, answers (n, attributes)."""

    def loss(words: Tensor, wanted: Tensor) -> Tensor:
        logits = reader(words.to(device()))
        columns = wanted.to(device()).unbind(1)
        return torch.stack(
            [F.cross_entropy(found, right) for found, right in zip(logits, columns, strict=True)]
        ).sum()

    def compute(generator: torch.Generator) -> tuple[float, int]:
        rows = torch.randint(len(tokens), (BATCH,), generator=generator)
        words = torch.from_numpy(tokens[rows.numpy()].astype(np.int64)).chunk(lanes())
        wanted = answers[rows].chunk(lanes())
        return gradients(lambda part: loss(words[part], wanted[part]), len(words)), BATCH

    return compute


def train_words(folder: Path, minutes: float, make_encoder: Callable[[CLIPTokenizer], CLIPTextModel]) -> None:
    """Train in the working folder and leave `words/` there: the text encoder that the denoiser begins with."""
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    tokens = np.asarray(data.stored(folder / "tokens.npy"))
    known = stated_in(len(tokens))
    values = values_of(known)
    torch.manual_seed(8)
    reader = Reader(make_encoder(tokenizer), values).to(device())
    optimizer = torch.optim.AdamW(reader.parameters(), RATE, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    generator = torch.Generator().manual_seed(8)
    loop = Loop("words", folder, reader, [optimizer], minutes, generator, average=Average(reader, 0.998))
    loop.run(reader_gradients(reader, tokens, make_answers(known, values)))
    assert loop.average
    reader.load_state_dict(loop.average.weights)
    reader.text_encoder.save_pretrained(folder / "words")
    print(f"words: {share_read(reader, tokens, make_answers(known, values)):.4f} of all answers right", flush=True)


@torch.no_grad()
def share_read(reader: Reader, tokens: np.ndarray, answers: Tensor, count: int = 2_000) -> float:
    """Return the share of right answers, about the last `count` captions."""
    logits = reader.eval()(torch.from_numpy(tokens[-count:].astype(np.int64)).to(device()))
    found = torch.stack([rows.argmax(1) for rows in logits], dim=1).cpu()
    return float((found == answers[-count:]).float().mean())
