"""How a model reads a prompt: its tokens, where it is cut, and which words it was never trained on.

Knows the tokenizer files of a model folder and its `words.txt`. Knows nothing about weights.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import BPE

from workshop.diffusion.models import ModelCard

SPECIAL_TOKENS = 2  # start and end of text, which every prompt is wrapped in
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
CLIP_PIECES = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


@dataclass(frozen=True)
class PromptReading:
    """What a model takes from a prompt.

    `kept` + `cut` is the prompt as it was typed; `unknown` holds each untrained word once, as typed. It is
    empty for a model that does not say which words it was trained on.
    """

    tokens: tuple[str, ...]
    kept: str
    cut: str
    unknown: tuple[str, ...]


def read_prompt(card: ModelCard, prompt: str) -> PromptReading:
    """Read a prompt as the model of this card will read it."""
    tokenizer, limit = _tokenizer(card.path)
    encoded = tokenizer.encode(prompt, add_special_tokens=False)
    end = len(prompt) if len(encoded.tokens) <= limit else encoded.offsets[limit - 1][1]
    return PromptReading(
        tokens=tuple(token.replace("</w>", "") for token in encoded.tokens),
        kept=prompt[:end],
        cut=prompt[end:],
        unknown=_unknown(prompt, _words(card.path)),
    )


def _unknown(prompt: str, known: frozenset[str]) -> tuple[str, ...]:
    if not known:
        return ()
    found = {word.lower(): word for word in reversed(WORD.findall(prompt)) if not _is_known(word, known)}
    return tuple(reversed(found.values()))


def _is_known(word: str, known: frozenset[str]) -> bool:
    word = word.lower()
    return word in known or all(part in known for part in PART.findall(word))


@cache
def _words(folder: Path) -> frozenset[str]:
    file = folder / "words.txt"
    return frozenset(file.read_text(encoding="utf-8").lower().split()) if file.is_file() else frozenset()


@cache
def _tokenizer(folder: Path) -> tuple[Tokenizer, int]:
    """Load the tokenizer and the number of tokens that a prompt may have."""
    home = folder / "tokenizer"
    settings = json.loads((home / "tokenizer_config.json").read_text(encoding="utf-8"))
    limit = int(settings["model_max_length"]) - SPECIAL_TOKENS
    if (home / "tokenizer.json").is_file():
        return Tokenizer.from_file(str(home / "tokenizer.json")), limit
    return _older_clip_tokenizer(home), limit


def _older_clip_tokenizer(home: Path) -> Tokenizer:
    """Put CLIP's tokenizer together from the two files that older model folders hold.

    Source: Radford et al. 2021, as in transformers' CLIPTokenizer.
    """
    pieces = BPE.from_file(str(home / "vocab.json"), str(home / "merges.txt"), end_of_word_suffix="</w>")
    tokenizer = Tokenizer(pieces)
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(CLIP_PIECES), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    return tokenizer
