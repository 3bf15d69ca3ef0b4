"""Passphrases, and how wrong tries are slowed down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.classroom import passphrase
from workshop.classroom.access import Access
from workshop.classroom.passphrase import (
    FREE_TRIES,
    WRONG_ALTOGETHER,
    PassphraseTaken,
    PassphraseTooShort,
    PassphraseWrong,
    Slowdown,
    TooManyTries,
)

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock

WORDS = "seven slow blue ferries"


@pytest.fixture
def access(tmp_path: Path, clock: Clock) -> Access:
    return Access(tmp_path, clock)


@pytest.fixture
def cookie(access: Access) -> str:
    return access.redeem(access.new_link())


def test_a_passphrase_gives_the_facilitator_back(access: Access, cookie: str, tmp_path: Path) -> None:
    """Signing in with it, also after a restart, is being the same person; spaces do not matter."""
    access.set_passphrase(cookie, WORDS)
    again = Access(tmp_path).sign_in("  seven slow  blue ferries ", "10.0.0.7")
    assert Access(tmp_path).facilitator(again) == access.facilitator(cookie)


def test_a_wrong_passphrase_is_refused(access: Access, cookie: str) -> None:
    """Other words sign nobody in."""
    access.set_passphrase(cookie, WORDS)
    with pytest.raises(PassphraseWrong):
        access.sign_in("seven slow red ferries", "10.0.0.7")


def test_without_any_passphrase_nobody_signs_in(access: Access) -> None:
    """A fresh server has no default passphrase."""
    with pytest.raises(PassphraseWrong):
        access.sign_in("", "10.0.0.7")


def test_a_short_passphrase_is_refused(access: Access, cookie: str) -> None:
    """The sentence says how many characters it needs."""
    with pytest.raises(PassphraseTooShort, match="12"):
        access.set_passphrase(cookie, "short")


def test_two_facilitators_cannot_share_one(access: Access, cookie: str) -> None:
    """The second one chooses other words; the owner may set the same again."""
    access.set_passphrase(cookie, WORDS)
    access.set_passphrase(cookie, WORDS)
    with pytest.raises(PassphraseTaken):
        access.set_passphrase(access.redeem(access.new_link()), WORDS)


def test_a_new_passphrase_replaces_the_old(access: Access, cookie: str) -> None:
    """The old words no longer work."""
    access.set_passphrase(cookie, WORDS)
    access.set_passphrase(cookie, "nine quick green trams")
    with pytest.raises(PassphraseWrong):
        access.sign_in(WORDS, "10.0.0.7")
    assert access.sign_in("nine quick green trams", "10.0.0.7")


def test_wrong_tries_make_an_address_wait(
    access: Access, cookie: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a few wrong tries even the right words wait, from this address only."""
    monkeypatch.setattr(passphrase, "_stretch", lambda phrase, salt: phrase)  # this test is about waiting
    access.set_passphrase(cookie, WORDS)
    for _ in range(FREE_TRIES):
        with pytest.raises(PassphraseWrong):
            access.sign_in("wrong", "10.0.0.7")
    with pytest.raises(TooManyTries, match="Wait 3 seconds"):
        access.sign_in(WORDS, "10.0.0.7")
    assert access.sign_in(WORDS, "10.0.0.8")
    clock.time += 3
    assert access.sign_in(WORDS, "10.0.0.7")


def test_waiting_grows_and_is_forgiven(clock: Clock) -> None:
    """Every further wrong try doubles the wait; the right one forgets them all."""
    slowdown = Slowdown(clock)
    waits = []
    for _ in range(6):
        try:
            slowdown.count("a")
        except TooManyTries as refusal:
            waits.append(refusal.values["seconds"])
            clock.time += float(str(refusal.values["seconds"]))
            slowdown.count("a")
    assert waits == [3, 5, 9]
    slowdown.forgive("a")
    slowdown.count("a")


def test_many_addresses_together_have_to_wait(clock: Clock) -> None:
    """Guessing from many addresses is slowed as well, and recovers by itself."""
    slowdown = Slowdown(clock)
    for number in range(WRONG_ALTOGETHER):
        slowdown.count(f"10.0.0.{number}")
    with pytest.raises(TooManyTries):
        slowdown.count("10.0.1.1")
    clock.time += passphrase.FORGIVEN_EVERY + 1
    slowdown.count("10.0.1.1")
