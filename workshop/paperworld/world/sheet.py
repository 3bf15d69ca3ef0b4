"""The data sheet: the readable shares that unstated attributes are drawn from.

Knows `content/paperworld/<name>.toml`. Knows nothing about drawing or captions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.content import facts

WORLD = "paperworld-1"
Shares = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Sheet:
    """One data sheet; two pictures of the same index are the same if their sheets have the same name."""

    name: str
    table: Mapping[str, Any]  # the whole TOML file, for whoever shows it

    @property
    def people(self) -> float:
        """The share of pictures that show a person."""
        return float(self.table["composition"]["people"])

    @property
    def stated(self) -> float:
        """The share of captions that state attributes."""
        return float(self.table["composition"]["stated"])

    @property
    def stated_counts(self) -> Shares:
        """How many attributes such a caption states."""
        return self._shares("composition", "stated_counts")

    @property
    def statable(self) -> Shares:
        """How often each attribute is among the stated ones, against the others."""
        return self._shares("composition", "statable")

    @property
    def occupations(self) -> Shares:
        """The share of each occupation among the people."""
        people = self._shares("composition", "occupations")
        return {occupation: count / sum(people.values()) for occupation, count in people.items()}

    @property
    def things(self) -> Shares:
        """The share of each kind among the things."""
        return self._shares("composition", "things")

    def of(self, occupation: str, attribute: str) -> Shares:
        """Return the shares of an attribute's values in an occupation."""
        return self._shares("occupations", occupation, attribute)

    def chance(self, occupation: str, attribute: str) -> float:
        """Return how often something is true in an occupation: glasses, worn, held."""
        return float(self.table["occupations"][occupation][attribute])

    def cue(self, name: str, given: str) -> Shares:
        """Return the shares of a cue's values, given the gender presentation or age it belongs to."""
        return self._shares("cues", name, given)

    def cue_chance(self, name: str, given: str) -> float:
        """Return how often a cue is drawn: lashes, lips."""
        return float(self.table["cues"][name][given])

    def trait(self, kind: str, trait: str, values: tuple[str, ...]) -> Shares:
        """Return the shares of a thing's trait: even unless the sheet says otherwise."""
        shares: Shares = self.table["things"].get(kind, {}).get(trait, dict.fromkeys(values, 1.0))
        return shares

    def _shares(self, *path: str) -> Shares:
        found: Any = self.table
        for part in path:
            found = found[part]
        shares: Shares = found
        return shares


@cache
def load_sheet(name: str = "skewed") -> Sheet:
    """Read a data sheet by its name, "skewed" or "balanced"."""
    return Sheet(name, facts(f"paperworld/{name}"))
