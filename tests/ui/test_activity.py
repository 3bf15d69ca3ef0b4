"""The activity frame: seven parts, always in the same order."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from workshop.content import CONTENT, words
from workshop.ui.activity import ORDER

ACTIVITIES = sorted(path.stem for path in (CONTENT / "en" / "activities").glob("*.toml"))


@pytest.mark.parametrize("name", ACTIVITIES)
def test_every_activity_says_all_seven_things(name: str) -> None:
    """Nothing is left out and nothing is added."""
    assert set(words(f"activities/{name}")) == set(ORDER)


@pytest.mark.parametrize("name", ACTIVITIES)
def test_the_frame_keeps_its_order(name: str) -> None:
    """What to do comes first; when it is done comes last."""

    def script(name: str) -> None:
        from workshop.ui.activity import show_activity

        show_activity(name)

    shown = [part.value for part in AppTest.from_function(script, args=(name,)).run().markdown]
    labels = words("ui/activity")
    assert [next(part for part in ORDER if labels[part] in title) for title in shown[::2]] == list(ORDER)
    assert shown[1::2] == [words(f"activities/{name}")[part] for part in ORDER]
