"""What stands where the class has done nothing yet: what will appear here, and how to make it appear.

Knows the words. Knows nothing about what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from workshop.content import words
from workshop.ui.pulse import is_following, turn_to
from workshop.ui.seat import Seat

Missing = Literal["pictures", "film", "moments", "lines"]
WHERE: dict[Missing, str] = {  # what is missing -> the page on which it is made
    "pictures": "step_through",
    "film": "step_through",
    "moments": "step_through",
    "lines": "default_test",
}


def show_empty(
    missing: Missing, seat: Seat | None, instead: Callable[[], None] | None = None, place: str = ""
) -> None:
    """Say what will appear here; `instead` draws what can be looked at until then.

    `place` tells two of a kind on one page apart.
    """
    said = words("lenses/page")["empty"]
    with st.container(border=True, gap="small"):
        st.markdown(f"**{said[missing]['title']}** {said[missing]['class' if seat else 'alone']}")
        may_go = seat is None or not is_following(seat)
        go, key = said[missing]["go"], f"go {missing} {place}"
        if may_go and st.button(go, icon=":material/arrow_forward:", key=key, type="tertiary"):
            turn_to(WHERE[missing])
        if instead:
            instead()
