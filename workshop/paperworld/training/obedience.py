"""Whether the model draws what a prompt states, in combinations it was never trained on.

Knows captions, and the names under which a scene lists what its caption states. Knows nothing about how
pictures are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.diffusion.probe import SUBJECT
from workshop.paperworld.training import data
from workshop.paperworld.training.labels import SEPARATOR, Labels, split
from workshop.paperworld.world import Scene, Sheet, attributes, caption, scene

OFTEN, OTHERS = 20, "others"
LISTED = {"skin": "skin_group", "gender": "gender_presentation", "held": "tools", "worn": "tools"}


@dataclass(frozen=True)
class Request:
    """A prompt, and what a picture of it must show."""

    prompt: str
    stated: Labels  # attribute -> value
    number: int  # of the drawn picture that the prompt is the caption of


def stated(scene: Scene) -> dict[str, str]:
    """List the subject and everything that the caption of a scene states, by the names of its attributes."""
    found = attributes(scene)
    wanted = {SUBJECT: found[SUBJECT]}
    for name in scene.stated:
        attribute = LISTED.get(name, name)
        value = found.get(attribute)
        if value and SEPARATOR in value:  # of several tools, the caption states the one in this place
            value = str(getattr(scene.subject, name))
        if value:
            wanted[attribute] = value
    return wanted


def new_requests(count: int, trained: int, sheet: Sheet) -> list[Request]:
    """Return held-out captions that state a combination which none of the `trained` pictures had."""
    seen = {_combination(stated(scene(number, sheet))) for number in range(trained)}
    return [request for request, _ in zip(_new(seen, sheet), range(count), strict=False)]


def _new(seen: set[frozenset[tuple[str, str]]], sheet: Sheet) -> Iterator[Request]:
    number = data.HELD_OUT
    while True:
        wanted = stated(scene(number, sheet))
        if _combination(wanted) not in seen:
            seen.add(_combination(wanted))
            yield Request(caption(number, sheet), wanted, number)
        number += 1


def _combination(wanted: Labels) -> frozenset[tuple[str, str]]:
    return frozenset(wanted.items())


def obeyed(request: Request, reading: Labels, several: Sequence[str]) -> dict[str, bool]:
    """Tell for each stated attribute whether the picture shows it, as the probe reads it."""
    return {
        name: set(split(value)) <= set(split(reading[name])) if name in several else value == reading[name]
        for name, value in request.stated.items()
    }


def score(verdicts: Sequence[Mapping[str, bool]]) -> dict[str, Any]:
    """Return the share of obeyed statements of each attribute, their mean and their minimum.

    Attributes that are stated too rarely for a share of their own are counted together.
    """
    named = Counter(name for verdict in verdicts for name in verdict)
    hits: dict[str, list[bool]] = {}
    for verdict in verdicts:
        for name, right in verdict.items():
            hits.setdefault(name if named[name] >= OFTEN else OTHERS, []).append(right)
    found = {name: round(sum(rights) / len(rights), 4) for name, rights in hits.items()}
    return {
        "obedience": {"mean": round(sum(found.values()) / len(found), 4), "min": min(found.values())} | found,
        "obedience_n": {name: len(rights) for name, rights in hits.items()},
        "obeyed_wholly": round(sum(all(verdict.values()) for verdict in verdicts) / len(verdicts), 4),
    }
