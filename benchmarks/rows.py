"""One measured goal: what it is called, what was wanted, what came out.

Knows content/benchmarks.toml (goals) and content/en/benchmarks.toml (names). Knows nothing about measuring.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.content import facts, sentence


@dataclass(frozen=True)
class Row:
    """A line of the table; `measured` is None where it could not be measured.

    Units: those that the goal names.
    """

    name: str
    goal: str
    measured: float | None
    met: bool
    how: str

    @property
    def line(self) -> str:
        """The row as a person reads it in a terminal."""
        value = "–" if self.measured is None else f"{self.measured:g}"
        judged = "met" if self.met else "NOT met"
        return f"{judged:<7} {value:>9}  {self.goal:<12} {self.name}\n{'':19}{self.how}"


def row(key: str, measured: float | None, **details: object) -> Row:
    """Judge a figure by the goal of this key; `details` fill the gaps of its "how" sentence."""
    goal = facts("benchmarks")[key]
    sign, limit = ("≤", goal["most"]) if "most" in goal else ("≥", goal["least"])
    met = measured is not None and (measured <= limit if sign == "≤" else measured >= limit)
    return Row(
        name=sentence("benchmarks", f"{key}.name", **details),
        goal=f"{sign} {limit:g} {goal['unit']}".strip(),
        measured=None if measured is None else round(measured, 3),
        met=met,
        how=sentence("benchmarks", f"{key}.how", **details),
    )
