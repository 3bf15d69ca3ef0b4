"""The data sheet: the readable shares that unstated attributes are drawn from.

Knows `content/paperworld/<name>.toml`. Knows nothing about drawing or captions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.content import facts

WORLD = "paperworld-2"
FAMILY = "family"
Shares = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Sheet:
    """One data sheet; two pictures of the same index are the same if their sheets have the same name."""

    name: str
    table: Mapping[str, Any]  # the whole TOML file, for whoever shows it

    @property
    def people(self) -> float:
        """The share of pictures that show one person."""
        return float(self.table["composition"]["people"])

    @property
    def families(self) -> float:
        """The share of pictures that show a family; the rest show things."""
        return float(self.table["composition"]["families"])

    @property
    def stated(self) -> float:
        """The share of captions that state attributes."""
        return float(self.table["composition"]["stated"])

    @property
    def many(self) -> float:
        """The share of the stating captions of one person that state many attributes."""
        return float(self.table["composition"]["many"])

    def stated_counts(self, of: str) -> Shares:
        """Return how many attributes a caption states; `of`: few, many, family or things."""
        return self._shares("composition", "stated_counts", of)

    def statable(self, of: str) -> Shares:
        """Return how often each attribute is stated, against the others; `of`: people, family, things."""
        return self._shares("composition", "statable", of)

    @property
    def styles(self) -> Shares:
        """The share of each style of drawing, where the caption states none."""
        return self._shares("composition", "style")

    @property
    def occupations(self) -> Shares:
        """The share of each occupation among the people."""
        people = self._shares("composition", "occupations")
        return {occupation: count / sum(people.values()) for occupation, count in people.items()}

    @property
    def things(self) -> Shares:
        """The share of each kind among the things."""
        return self._shares("composition", "things")

    def of(self, subject: str, attribute: str) -> Shares:
        """Return the shares of an attribute's values in an occupation, or in a family."""
        own = self._of(subject)
        shares: Shares = own[attribute] if attribute in own else self.table["everybody"][attribute]
        return shares

    def chance(self, occupation: str, attribute: str) -> float:
        """Return how often something is true in an occupation: glasses, worn, held."""
        return float(self.table["occupations"][occupation][attribute])

    def source(self, subject: str) -> str:
        """Return where the shares of an occupation, or of a family, come from."""
        return str(self._of(subject)["source"])

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

    def _of(self, subject: str) -> Mapping[str, Any]:
        own: Mapping[str, Any] = (
            self.table[FAMILY] if subject == FAMILY else self.table["occupations"][subject]
        )
        return own

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
