"""Answers as the workshop's tables hold them, written down by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from workshop.insight.attribute import Attribute

GENDER = Attribute("gender_presentation", ("woman", "man", "androgynous"))
AGE = Attribute("age", ("young", "middle-aged", "older"), "ordinal")
TONE = Attribute(
    "skin_tone",
    tuple(str(tone) for tone in range(1, 11)),
    "ordinal",
    groups={"light": ("1", "2", "3"), "medium": ("4", "5", "6"), "dark": ("7", "8", "9", "10")},
)
OBJECTS = Attribute("objects", ("stethoscope", "clipboard"), many=True)


def coded(attribute: Attribute, answers: Iterable[tuple[str, str, str]]) -> pd.DataFrame:
    """Return answers (participant, picture, value) on one attribute as the rows of observations.csv."""
    rows = [
        {"participant": who, "picture": picture, "attribute": attribute.name, "value": value}
        for who, picture, value in answers
    ]
    columns = ["participant", "picture", "attribute", "value"]
    return pd.DataFrame(rows, columns=columns).astype("str").assign(prompt="a doctor", session="s")


def by_picture(attribute: Attribute, **pictures: str) -> pd.DataFrame:
    """Return answers given as one picture's values, a word for each person: p1="man man woman"."""
    return coded(
        attribute,
        [
            (f"person {number}", picture, value)
            for picture, values in pictures.items()
            for number, value in enumerate(values.split())
            if value != "-"
        ],
    )
