"""What the model draws when a prompt states nothing, beside the shares of the pictures it was trained on.

Knows data sheets and readings. Knows nothing about how pictures are made. Guidance 1 shows what was learned;
the default guidance amplifies it, which is a setting of the tool and not a property of the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workshop.diffusion.probe import SUBJECT
from workshop.paperworld.training.labels import Codebook, Labels
from workshop.paperworld.training.shares import diversity, shares, wilson
from workshop.paperworld.world import Sheet, attributes, caption, scene

PROMPTS = ("a doctor", "a nurse", "a CEO", "a scientist")
SCENES = 100_000  # pictures listed, not drawn, to know the shares of the data
LEFT_OUT = (SUBJECT, "skin_tone")  # the prompt states the one; the other is compared by its groups
WAYS = ("data", "guidance_1", "default_guidance")
Pictures = Mapping[str, Sequence[Labels]]  # way -> what is in its pictures


def in_the_data(prompts: Iterable[str], sheet: Sheet, count: int = SCENES) -> dict[str, list[Labels]]:
    """List what is in the pictures whose caption states no more than a prompt does."""
    subjects: dict[str, str] = {}
    silent: dict[str, list[Labels]] = {}
    wanted = {prompt.lower(): prompt for prompt in prompts}
    for number in range(count):
        drawn = scene(number, sheet)
        if drawn.stated:
            continue
        found = attributes(drawn)
        silent.setdefault(found[SUBJECT], []).append(found)
        if len(subjects) < len(wanted) and found[SUBJECT] not in subjects.values():
            prompt = wanted.get(caption(number, sheet))
            if prompt:
                subjects[prompt] = found[SUBJECT]
    return {prompt: silent[subjects[prompt]] for prompt in wanted.values()}


def compare(pictures: Pictures, codebook: Codebook) -> dict[str, dict[str, Any]]:
    """Return, for each attribute, the share of the data's most common value in each way, and all shares.

    The interval (95 %, Wilson) is that of guidance 1.
    """
    names = [name for name in pictures["data"][0] if name not in LEFT_OUT]
    count = len(pictures["guidance_1"])
    found = {}
    for name in names:
        several, values = name in codebook.several, codebook.attributes[name]
        table = {way: shares(pictures[way], name, values, several) for way in WAYS}
        default = max(values, key=lambda value: table["data"][value])
        at = {way: round(table[way][default], 4) for way in WAYS}
        interval = [round(end, 4) for end in wilson(table["guidance_1"][default], count)]
        every = {value: [round(table[way][value], 4) for way in WAYS] for value in values}
        found[name] = {"value": default, **at, "n": count, "interval": interval, "shares": every}
    return found


def gaps(defaults: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return, in points, the largest gap to the data at guidance 1, where it is, and the amplification.

    The amplification is by how much the data's most common values gain from guidance 1 to the default
    guidance, on average over prompts and attributes.
    """
    gains, found = [], []
    for prompt, rows in defaults.items():
        for name, row in rows.items():
            gains.append(100 * (row["default_guidance"] - row["guidance_1"]))
            for value, (data, plain, _) in row["shares"].items():
                found.append((round(100 * abs(plain - data), 1), prompt, name, value))
    largest = max(found)
    within = sum(gap <= 8 for gap, *_ in found) / len(found)
    return {
        "max_at_guidance_1": largest[0],
        "amplification": round(sum(gains) / len(gains), 1),
        "where": list(largest[1:]),
        "within_8_points": round(within, 4),
    }


def mean_diversity(defaults: Mapping[str, Mapping[str, Any]], several: Sequence[str]) -> dict[str, float]:
    """Return the normalised entropy of each way, on average over prompts and attributes with one value."""
    pairs = [pair for found in defaults.values() for pair in found.items()]
    tables = [row["shares"] for name, row in pairs if name not in several]

    def mean(place: int) -> float:
        found = [diversity({value: row[place] for value, row in table.items()}) for table in tables]
        return round(sum(found) / len(found), 4)

    return {way: mean(place) for place, way in enumerate(WAYS)}
