"""The activity frame: what every activity page says about itself, always in the same order.

Knows the order. Knows nothing about any one activity: the words are in content/en/activities/.
"""

from __future__ import annotations

import streamlit as st

from workshop.content import words

ORDER = {  # part of the frame -> its icon
    "do": "touch_app",
    "have": "redeem",
    "compare": "compare",
    "models": "account_tree",
    "does_not_establish": "do_not_disturb_on",
    "example": "lightbulb",
    "done": "task_alt",
}


def show_activity(name: str, folded: bool = False) -> None:
    """Show the frame of the activity called `name`; folded where something else says what to do now."""
    labels, said = words("ui/activity"), words(f"activities/{name}")
    with (
        st.expander(labels["title"], icon=":material/info:", expanded=not folded),
        st.grid(2, min_column_width=320, gap="medium"),
    ):
        for part, icon in ORDER.items():
            with st.container(gap="xsmall"):
                st.markdown(f"**:blue[:material/{icon}: {labels[part]}]**")
                st.markdown(said[part])
