"""What a model takes from a prompt, told without loading it. The tiny model's tokens are single letters."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from workshop.diffusion.models import ModelCard
from workshop.diffusion.prompt import read_prompt

LIMIT = 30  # tokens: 32 less the two that wrap every prompt


def test_a_short_prompt_is_kept(tiny_card: ModelCard) -> None:
    """Nothing is cut, and the tokens spell the prompt."""
    reading = read_prompt(tiny_card, "a doctor")
    assert (reading.kept, reading.cut) == ("a doctor", "")
    assert "".join(reading.tokens) == "adoctor"


def test_a_long_prompt_shows_where_it_is_cut(tiny_card: ModelCard) -> None:
    """What is kept and what is cut put together are what was typed."""
    prompt = "x" * LIMIT + " a doctor"
    reading = read_prompt(tiny_card, prompt)
    assert (reading.kept, reading.cut) == ("x" * LIMIT, " a doctor")


def test_the_empty_prompt_is_a_prompt(tiny_card: ModelCard) -> None:
    """Neutral input: no token, nothing cut, nothing unknown."""
    reading = read_prompt(tiny_card, "")
    assert (reading.tokens, reading.kept, reading.cut, reading.unknown) == ((), "", "", ())


def test_untrained_words_are_named_once_as_typed(tiny_card: ModelCard) -> None:
    """Case, punctuation and hyphens between known words do not make a word unknown."""
    reading = read_prompt(tiny_card, "A doctor, grey-hair, with a Unicorn and a unicorn's Zebra")
    assert reading.unknown == ("Unicorn", "and", "unicorn's", "Zebra")


def test_a_model_without_a_word_list_knows_every_word(tiny_card: ModelCard, tmp_path: Path) -> None:
    """Models from elsewhere do not say what they learned; older ones keep their tokens in two files."""
    home = tmp_path / "tokenizer"
    home.mkdir()
    tokens = ["<|startoftext|>", "<|endoftext|>", "a", "a</w>", "b</w>", "ab</w>"]
    vocabulary = {token: place for place, token in enumerate(tokens)}
    (home / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (home / "merges.txt").write_text("#version: 0.2\na b</w>\n", encoding="utf-8")
    (home / "tokenizer_config.json").write_text('{"model_max_length": 77}', encoding="utf-8")
    reading = read_prompt(replace(tiny_card, path=tmp_path), "AB  a")
    assert (reading.tokens, reading.unknown) == (("ab", "a"), ())
