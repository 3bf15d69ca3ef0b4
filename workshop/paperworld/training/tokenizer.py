"""The tokenizer of the shipped model: byte-pair encoding learned from the captions.

Knows nothing about pictures. Every word of the captions becomes one token, so the attention to a token
is the attention to a word; any other text still encodes, letter by letter or byte by byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from tokenizers import pre_tokenizers, trainers
from transformers import CLIPTokenizer

LENGTH = 32  # tokens, begin and end included
BEGIN, END = "<|startoftext|>", "<|endoftext|>"
WORD_END = "</w>"


def train_tokenizer(captions: Iterable[str]) -> CLIPTokenizer:
    """Learn the merges from the captions until each of their words is one token."""
    learner = CLIPTokenizer().backend_tokenizer
    trainer = trainers.BpeTrainer(
        vocab_size=50_000,  # far above what the captions need: merging ends when every word is whole
        min_frequency=1,
        special_tokens=[BEGIN, END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        end_of_word_suffix=WORD_END,
        show_progress=False,
    )
    learner.train_from_iterator(captions, trainer)
    model = json.loads(learner.to_str())["model"]
    vocabulary = dict(model["vocab"])
    for letter in sorted(pre_tokenizers.ByteLevel.alphabet()):  # any byte may also end a word
        vocabulary.setdefault(letter + WORD_END, len(vocabulary))
    merges = [tuple(pair) for pair in model["merges"]]
    return CLIPTokenizer(
        vocab=vocabulary, merges=merges, pad_token=END, unk_token=END, model_max_length=LENGTH
    )


def words_of(captions: Iterable[str]) -> list[str]:
    """Return every word of the captions, sorted; a word is a run of letters."""
    letters_only = ("".join(c if c.isalpha() else " " for c in caption.lower()) for caption in captions)
    return sorted({word for caption in letters_only for word in caption.split()})
