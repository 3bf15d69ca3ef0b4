"""The text encoder learns to tell what a caption states, before any picture is involved."""

import numpy as np
import torch

from workshop.paperworld.training.denoiser import make_text_encoder, tokenize
from workshop.paperworld.training.tokenizer import train_tokenizer
from workshop.paperworld.training.words import (
    BATCH,
    SILENT,
    Reader,
    make_answers,
    reader_gradients,
    share_read,
    stated_in,
    values_of,
)

STATED = [{"subject": "doctor"}, {"subject": "doctor", "skin_group": "dark"}]
TEXTS = ["a doctor", "a doctor with dark skin"]


def test_what_a_caption_leaves_open_is_an_answer_too() -> None:
    """Silence is the answer 0, values count from 1."""
    values = values_of(STATED)
    assert values == {"skin_group": ["dark"], "subject": ["doctor"]}
    assert make_answers(STATED, values).tolist() == [[SILENT, 1], [1, 1]]


def test_the_world_says_what_its_captions_state() -> None:
    """Every picture has a subject, and some captions state more."""
    found = stated_in(40)
    assert all("subject" in row for row in found) and any(len(row) > 2 for row in found)


def test_a_few_steps_teach_two_captions() -> None:
    """The reader tells the captions apart after twenty steps, and the encoder is what learns."""
    torch.manual_seed(0)
    tokenizer = train_tokenizer(TEXTS)
    reader = Reader(make_text_encoder(tokenizer, width=32, layers=1), values_of(STATED))
    tokens = tokenize(tokenizer, TEXTS).numpy().astype(np.int16)
    answers = make_answers(STATED, values_of(STATED))
    step = reader_gradients(reader, tokens, answers)
    optimizer = torch.optim.AdamW(reader.parameters(), 1e-2)
    for _ in range(20):
        optimizer.zero_grad()
        loss, samples = step(torch.Generator().manual_seed(0))
        optimizer.step()
    assert samples == BATCH and loss < 0.5
    assert share_read(reader, tokens, answers) == 1.0
