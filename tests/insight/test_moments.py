"""When things happened, counted by hand."""

from __future__ import annotations

import pandas as pd

from workshop.insight.moments import MOST, participation, steps

AT = "2026-11-20T10:{minute:02}:{second:02}.000Z"


def flags(*marks: tuple[str, int, str]) -> pd.DataFrame:
    """Return flags (participant, step, kind) in the order in which they were set."""
    rows = [
        {"participant": who, "at": AT.format(minute=0, second=number), "step": step, "kind": kind}
        for number, (who, step, kind) in enumerate(marks)
    ]
    return pd.DataFrame(rows, columns=["participant", "at", "step", "kind"])


def moments(*minutes: tuple[str, int], session: str = "s") -> pd.DataFrame:
    """Return something that people handed in at these minutes."""
    rows = [
        {"session": session, "participant": who, "at": AT.format(minute=minute, second=30)}
        for who, minute in minutes
    ]
    return pd.DataFrame(rows, columns=["session", "participant", "at"])


def test_everybody_counts_once() -> None:
    """The latest flag of a kind counts, and the other kind is another matter."""
    found = steps(
        flags(("a", 3, "recognised"), ("a", 9, "recognised"), ("b", 9, "recognised"), ("b", 15, "stop"))
    )
    assert (found.counts, found.n, found.median) == ({9: 2}, 2, 9)


def test_the_middle_half_of_people() -> None:
    """Of five people, the second and the fourth frame the middle half."""
    found = steps(
        flags(*((name, step, "recognised") for name, step in zip("abcde", (2, 4, 6, 8, 20), strict=True)))
    )
    assert (found.early, found.median, found.late) == (4, 6, 8)
    assert list(found.counts) == [2, 4, 6, 8, 20]


def test_no_flags_have_no_middle() -> None:
    """Nobody marked anything: nothing is said."""
    assert (steps(flags()).n, steps(flags()).median) == (0, None)


def test_people_are_counted_by_the_minute() -> None:
    """Somebody who hands in twice in a minute is one; a silent minute is a nought."""
    found = participation(
        {"observation": moments(("a", 5), ("a", 5), ("b", 5), ("a", 7)), "prediction": moments(("a", 4))}
    )
    table = found.pivot(index="minute", columns="kind", values="people")
    assert list(table["observation"]) == [0, 2, 0, 1] and list(table["prediction"]) == [1, 0, 0, 0]


def test_sessions_begin_together() -> None:
    """Two classes on two mornings are laid over each other, each from its own first minute."""
    monday, friday = moments(("a", 5), session="monday"), moments(("b", 40), ("b", 41), session="friday")
    assert list(participation({"mark": pd.concat([monday, friday])})["people"]) == [2, 1]


def test_a_long_session_has_no_more_columns_than_can_be_seen() -> None:
    """Homework over days is counted in longer stretches, and nobody gets lost."""
    days = (
        moments(("a", 0)).assign(at="2026-11-20T10:00:00Z"),
        moments(("b", 0)).assign(at="2026-11-23T10:00:00Z"),
    )
    found = participation({"mark": pd.concat(days)})
    assert len(found) <= MOST + 1 and found["people"].sum() == 2


def test_nothing_handed_in_is_an_empty_table() -> None:
    """The columns are there all the same."""
    assert list(participation({"mark": moments()}).columns) == ["kind", "minute", "people"]
