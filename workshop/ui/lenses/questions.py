"""The lenses and their questions, as they suit a class.

Knows content/lenses.toml and content/en/lenses/. Knows nothing about answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.content import facts, words


@dataclass(frozen=True)
class Question:
    """One question of a page; `shows` names what of the class is laid beside it."""

    key: str  # page/name
    short: str
    ask: str
    hint: str
    shows: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page that asks it."""
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class Lens:
    """One page of questions, with its icon and its colour."""

    page: str
    name: str
    line: str
    icon: str
    colour: str
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question:
        """Return the question with this key, or the first one."""
        return next((one for one in self.questions if one.key == key), self.questions[0])


def lens_of(page: str, young: bool = False) -> Lens:
    """Return the lens of a page, in the words for this class."""
    entry, said = facts("lenses")[page], words(f"lenses/{page}")
    asked = tuple(_question(page, name, tuple(shows), young) for name, shows in entry["questions"].items())
    return Lens(page, said["name"], said["line"], entry["icon"], entry["colour"], asked)


def _question(page: str, name: str, shows: tuple[str, ...], young: bool) -> Question:
    said = words(f"lenses/{page}")["questions"][name]
    if young:
        said = {**said, **said.get("young", {})}
    return Question(f"{page}/{name}", said["short"], said["ask"], said["hint"], shows)
