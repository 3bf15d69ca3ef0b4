"""One attribute of the codebook, as the numbers need it: what can be answered, and whether that has an order.

Knows how answers are written in a table. Knows nothing about what the words mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

Level = Literal["nominal", "ordinal", "interval"]
CANT_TELL = "cant_tell"  # a value of every attribute
SEPARATOR = "; "  # between several values of one answer


@dataclass(frozen=True)
class Attribute:
    """What may be answered about a picture."""

    name: str
    options: tuple[str, ...]  # in the order of the codebook, without CANT_TELL
    level: Level = "nominal"
    many: bool = False  # one answer may hold several values, own words among them
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # coarser values: name -> options

    @property
    def coarse(self) -> Attribute:
        """The same attribute with its groups as options; itself where there are none."""
        return Attribute(self.name, tuple(self.groups), self.level) if self.groups else self


def answers_on(rows: pd.DataFrame, attribute: Attribute) -> pd.DataFrame:
    """Return the rows of one attribute, a row per value: an answer with several values has several."""
    found = rows[rows["attribute"] == attribute.name]
    if not attribute.many or found.empty:
        return found
    values = found.assign(value=found["value"].str.split(SEPARATOR), answer=range(len(found)))
    return values.explode("value").drop_duplicates(["answer", "value"]).drop(columns="answer")


def tally(rows: pd.DataFrame, attribute: Attribute, by: str) -> pd.DataFrame:
    """Count how often each value was answered for each value of the column `by`; can't tell is left out.

    Shapes: a row per value of `by`, a column per option, then one per own word or value of no option.
    """
    found = answers_on(rows, attribute)
    told = found[found["value"] != CANT_TELL]
    values, names = pd.factorize(told["value"])
    units, places = pd.factorize(told[by])
    counts = np.bincount(units * len(names) + values, minlength=len(places) * len(names))
    own = [name for name in names if name not in attribute.options]
    table = pd.DataFrame(counts.reshape(len(places), len(names)), index=places, columns=names)
    return table.reindex(columns=[*attribute.options, *own], fill_value=0)


def coarser(rows: pd.DataFrame, attribute: Attribute) -> pd.DataFrame:
    """Return rows whose values of this attribute are its groups: tones 1, 2 and 3 become light."""
    names = {option: group for group, options in attribute.groups.items() for option in options}
    is_it = rows["attribute"] == attribute.name
    return rows.assign(value=rows["value"].where(~is_it, rows["value"].map(lambda one: names.get(one, one))))
