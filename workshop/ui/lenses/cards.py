"""What is written about a matter, as explanations: a name, a sentence or two, an icon.

Knows how content names them. Knows nothing about how they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop.ui.components.explanations import Explanation, show_explanations


def show_cards(cards: Sequence[Mapping[str, str]], key: str, colour: str = "blue", icon: str = "") -> None:
    """Show cards with `name` and `what`, each with its own `icon` or the common one."""
    told = [Explanation(card["name"], [("plain", card["what"])], card.get("icon", icon)) for card in cards]
    show_explanations(told, key, colour)
