"""What others may see of somebody's work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workshop.classroom import moderation, pace, people
from workshop.classroom.mark import Mark
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.classroom.submission import hand_in


@pytest.fixture
def item(begun: Room, ada: str) -> Mark:
    """Something that Ada handed in while Bob was there."""
    people.join(begun, "bob")
    return hand_in(begun, Mark(ada, "digest", 3, "stop"))


def test_nothing_is_shown_before_it_is_released(begun: Room, item: Mark, ada: str) -> None:
    """By default neither neighbours nor the projector see it; its author does."""
    assert moderation.visible(begun, Mark, ada) == [item]
    assert moderation.visible(begun, Mark, "bob") == moderation.visible(begun, Mark) == []
    moderation.release(begun, item)
    assert moderation.visible(begun, Mark, "bob") == moderation.visible(begun, Mark) == [item]


def test_a_class_may_share_at_once(sessions: Sessions, begun: Room, item: Mark) -> None:
    """With the setting, everything is seen until it is hidden."""
    sessions.change(begun, settings=replace(begun.session.settings, release_first=False))
    assert moderation.visible(begun, Mark) == [item]
    moderation.hide(begun, item)
    assert moderation.visible(begun, Mark) == []


def test_hiding_leaves_it_to_its_author(begun: Room, item: Mark, ada: str) -> None:
    """Hidden after release: only the author sees it."""
    moderation.release(begun, item)
    moderation.hide(begun, item)
    assert moderation.visible(begun, Mark, "bob") == [] and moderation.visible(begun, Mark, ada) == [item]


def test_a_change_by_the_author_needs_no_second_release(begun: Room, item: Mark) -> None:
    """The ruling is about the item, whatever its author makes of it; hiding it again is one press."""
    moderation.release(begun, item)
    changed = hand_in(begun, replace(item, step=9))
    assert moderation.visible(begun, Mark) == [changed]


def test_removing_is_for_good(begun: Room, item: Mark, ada: str) -> None:
    """The item is gone for everybody, and its author can be told why."""
    moderation.remove(begun, item)
    assert begun.records.all(Mark) == ()
    assert moderation.verdict_on(begun, Mark, item.key) == "removed"


def test_results_wait_for_enough_answers(begun: Room) -> None:
    """They are shown when they are revealed and at least five have answered."""
    assert not moderation.results_visible(begun, 30)
    pace.show_results(begun, True)
    assert [moderation.results_visible(begun, answers) for answers in (4, 5)] == [False, True]
