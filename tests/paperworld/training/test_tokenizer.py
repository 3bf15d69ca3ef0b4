"""Every word of the captions is one token, and any text encodes."""

from pathlib import Path

import pytest
from transformers import CLIPTokenizer

from workshop.paperworld.training.data import captions
from workshop.paperworld.training.tokenizer import LENGTH, train_tokenizer, words_of
from workshop.paperworld.world import vocabulary

TEXTS = ["a woman doctor with dark skin, in a hospital", "an older man", "two red snails on a mossy rock"]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> CLIPTokenizer:
    """A tokenizer trained on three captions, saved and loaded."""
    folder: Path = tmp_path_factory.mktemp("tokenizer")
    train_tokenizer(TEXTS).save_pretrained(folder)
    return CLIPTokenizer.from_pretrained(folder)


def test_a_learned_word_is_one_token(tokenizer: CLIPTokenizer) -> None:
    """Begin, the words, the comma, end: nothing else."""
    tokens = tokenizer.tokenize(TEXTS[0])
    assert tokens == [f"{word}</w>" for word in TEXTS[0].replace(",", " ,").split()]


@pytest.mark.parametrize("text", ["A WOMAN doctor", "zebra", "Ärztin", "日本の医者 🙂", "a\tb  c", ""])
def test_any_text_comes_back(tokenizer: CLIPTokenizer, text: str) -> None:
    """Decoding gives the text in lower case, its words apart by one space."""
    numbers = tokenizer(text).input_ids
    assert tokenizer.decode(numbers, skip_special_tokens=True) == " ".join(text.lower().split())
    assert tokenizer.unk_token_id not in numbers[1:-1]


def test_texts_are_padded_and_cut_to_the_length(tokenizer: CLIPTokenizer) -> None:
    """The length travels with the saved tokenizer."""
    assert tokenizer.model_max_length == LENGTH
    texts = ["a", "a " * 99]
    assert [len(ids) for ids in tokenizer(texts, padding="max_length", truncation=True).input_ids] == [32, 32]


def test_words_are_runs_of_letters() -> None:
    """A hyphen separates words, and case does not matter."""
    assert words_of(["A middle-aged Chef, waving"]) == ["a", "aged", "chef", "middle", "waving"]


def test_captions_use_only_words_of_the_vocabulary() -> None:
    """What the training calls a word is what the world calls a word."""
    assert set(words_of(captions(0, 300))) <= vocabulary()
