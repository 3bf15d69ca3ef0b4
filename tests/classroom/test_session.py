"""Settings, join codes and titles."""

from __future__ import annotations

import pytest

from workshop.classroom.session import (
    LENGTH,
    LETTERS,
    SessionSettings,
    SettingOutOfRange,
    TitleWrong,
    checked_title,
    new_code,
    tidy_code,
)


def test_codes_have_no_look_alikes() -> None:
    """No letter or digit of a code can be taken for another one, and none is a vowel."""
    assert not set(LETTERS) & set("0O1IL2Z5S6G8BUVAE")
    code = new_code(set())
    assert len(code) == LENGTH and set(code) <= set(LETTERS)


def test_no_two_sessions_share_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that is taken is not given again."""
    letters = iter("CCCCC" + "CCCCC" + "CCCCD")
    monkeypatch.setattr("workshop.classroom.session.secrets.choice", lambda _: next(letters))
    first = new_code(set())
    assert (first, new_code({first})) == ("CCCCC", "CCCCD")


@pytest.mark.parametrize("typed", ["CDFHJ", " cdfhj ", "cd-fhj", "C D F H J"])
def test_codes_may_be_typed_carelessly(typed: str) -> None:
    """Spaces, dashes and small letters do not matter."""
    assert tidy_code(typed) == "CDFHJ"


def test_young_learners_have_stricter_settings() -> None:
    """Presets and given names only, and a week of retention at most."""
    settings = SessionSettings(young=True, free_prompts=True, own_names=True).checked()
    assert (settings.free_prompts, settings.own_names, settings.retention) == (False, False, 7)
    assert SessionSettings(young=True, retention=2).checked().retention == 2
    assert SessionSettings(own_names=True).checked() == SessionSettings(own_names=True)


@pytest.mark.parametrize("field", ["results_from", "pictures", "retention"])
@pytest.mark.parametrize("number", [0, -1, 1_001])
def test_numbers_have_limits(field: str, number: int) -> None:
    """A number that makes no sense is refused; the sentence names it."""
    with pytest.raises(SettingOutOfRange, match=field.replace("_", " ")):
        SessionSettings(**{field: number}).checked()


def test_titles() -> None:
    """A title has something to read, and fits on the projector."""
    assert checked_title("  Class 7b ") == "Class 7b"
    for wrong in ("  ", "x" * 81):
        with pytest.raises(TitleWrong):
            checked_title(wrong)
