"""Cards of explanation: a name, a few sentences, an icon; side by side.

Knows how they stand. Knows nothing about what they explain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st


def show_cards(cards: Sequence[Mapping[str, str]], columns: int = 2, icon: str = "") -> None:
    """Show cards with `name` and `what`, each with its own `icon` or the common one."""
    with st.grid(columns, min_column_width=280, gap="medium"):
        for card in cards:
            with st.container(gap="xxsmall"):
                sign = card.get("icon", icon)
                mark = f":material/{sign}: " if sign else ""
                st.markdown(f"**{mark}{card['name']}**")
                st.markdown(card["what"])
