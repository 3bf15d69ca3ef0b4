"""The prompts that are offered, and own ones as they are typed.

Knows content/en/color_by_prompt.toml and brackets. Knows nothing about who reveals a prompt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.classroom.reveal import Prompt
from workshop.content import facts, words


@dataclass(frozen=True)
class Offered:
    """A prompt on the list; `turn` says which guess its later words overturn."""

    prompt: Prompt
    order: Prompt | None  # the same words in another order
    turn: str


@cache
def offered() -> tuple[Offered, ...]:
    """Return the prompts on the list."""
    return tuple(_offered(one) for one in words("color_by_prompt")["prompt"])


def other_order(prompt: Prompt) -> Prompt | None:
    """Return the same prompt in another order, if the list has one."""
    pairs = [(one.prompt, one.order) for one in offered() if one.order]
    orders = {first: second for first, second in pairs} | {second: first for first, second in pairs}
    return orders.get(prompt)


def split(typed: str) -> list[str]:
    """Return the phrases of an own prompt: what is in brackets, else single words.

    A small word waits for the next one, because nobody can draw "a".
    """
    phrases, waiting = [], ""
    for group, word in re.findall(r"\[([^\]]*)\]|([^\s\[\]]+)", typed):
        waiting = f"{waiting} {group or word}".strip()
        if group or word.casefold() not in facts("color_by_prompt")["joined"]:
            phrases.append(waiting)
            waiting = ""
    return [*phrases, waiting] if waiting else phrases


def _offered(entry: dict[str, Any]) -> Offered:
    order = Prompt(tuple(entry["order"])) if "order" in entry else None
    return Offered(Prompt(tuple(entry["phrases"])), order, entry["turn"])
