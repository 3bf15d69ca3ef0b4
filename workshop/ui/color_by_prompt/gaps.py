"""What a model filled in: what the probe reads in a picture, told apart by what the words had said.

Knows which words state which value. Knows nothing about probes or pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from workshop.content import facts

LIKELY = 0.5  # a value below that is no reading
NOTHING = "none"
Origin = Literal["stated", "filled", "against"]


@dataclass(frozen=True)
class Gap:
    """One thing in the picture, and where it came from."""

    attribute: str
    value: str
    share: float  # how likely the probe finds it, 0 to 1
    origin: Origin


def gaps(reading: Mapping[str, Mapping[str, float]], text: str, young: bool) -> list[Gap]:
    """Return what is in a picture of these words, what was filled in first; `young` leaves out persons."""
    hidden = facts("color_by_prompt")["hidden"]["attributes"] if young else ()
    found = []
    for attribute, values in reading.items():
        value = max(values, key=lambda one: values[one], default=NOTHING)
        if attribute not in hidden and values and values[value] >= LIKELY and value != NOTHING:
            said = {one for one in values if states(text, attribute, one)}
            origin: Origin = "stated" if value in said else "against" if said else "filled"
            found.append(Gap(attribute, value, values[value], origin))
    return sorted(found, key=lambda gap: (gap.origin == "stated", -gap.share))


def states(text: str, attribute: str, value: str) -> bool:
    """Tell whether a text says that an attribute has this value."""
    rule = facts("color_by_prompt")["stated"].get(attribute, {})
    if "near" in rule:
        return _has(text, rf"{re.escape(value)}(?: \S+){{0,2}}? {rule['near']}")
    return any(_has(text, re.escape(phrase)) for phrase in rule.get(value, [value]))


def _has(text: str, pattern: str) -> bool:
    return re.search(rf"(?<!\w){pattern}(?!\w)", text.casefold()) is not None
