"""Buckets that fill by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workshop.classroom.limits import RATES, Limits, TooFast

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock


@pytest.mark.parametrize("action", RATES)
def test_a_bucket_empties_and_fills(clock: Clock, action: str) -> None:
    """So many at once, then one more after each pause; the sentence names the seconds."""
    limits, rate = Limits(clock), RATES[action]
    for _ in range(rate.at_once):
        limits.take(action, "ada")
    with pytest.raises(TooFast) as refused:
        limits.take(action, "ada")
    clock.time += float(str(refused.value.values["seconds"]))
    limits.take(action, "ada")


def test_a_refused_try_costs_nothing(clock: Clock) -> None:
    """Trying while it is closed does not make the wait longer."""
    limits = Limits(clock)
    for _ in range(RATES["generate"].at_once):
        limits.take("generate", "ada")
    for _ in range(50):
        with pytest.raises(TooFast):
            limits.take("generate", "ada")
    clock.time += RATES["generate"].every
    limits.take("generate", "ada")


def test_people_who_rest_are_forgotten(clock: Clock) -> None:
    """The memory does not grow with everybody who ever came."""
    limits = Limits(clock)
    for number in range(10_000):
        limits.take("join", f"b{number}")
    clock.time += 3_600
    limits.take("join", "ada")
    assert len(limits._used) == 1
