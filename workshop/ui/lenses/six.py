"""Six lenses on a picture, as cards to fill in: what can be pointed at, before anything is explained.

Knows the cards. Knows nothing about the pictures.
"""

from __future__ import annotations

from workshop.content import facts, words
from workshop.ui.components.answer_box import Field
from workshop.ui.lenses.vague import PAGE

CARDS = f"{PAGE}/lenses"  # the question that is answered with cards


def card_fields(young: bool) -> list[Field]:
    """Return the cards in order; young learners do not describe how somebody looks."""
    table, said = facts("lenses")[PAGE], words(f"lenses/{PAGE}")["cards"]
    names = [name for name in table["cards"] if not (young and name in table["person"])]
    return [Field(name, said[name]["title"], said[name]["hint"]) for name in names]
