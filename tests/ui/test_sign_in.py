"""Signing in through an identity provider; the passphrase is in tests/test_access_routes.py."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.conftest import Leader, mounted, said
from workshop.content import sentence, words
from workshop.ui import school, sign_in
from workshop.ui.sign_in import is_listed

SAID = words("ui/sign_in")


class Secrets(dict[str, Any]):
    """What a server's secrets.toml says."""

    def load_if_toml_exists(self) -> bool:
        """Say that there is one."""
        return True


class User(dict[str, Any]):
    """Whom the provider vouches for."""

    @property
    def is_logged_in(self) -> bool:
        """Tell whether anybody signed in."""
        return bool(self)


@pytest.fixture
def visitor(leader: Leader, monkeypatch: pytest.MonkeyPatch) -> Leader:
    """Somebody without a cookie, on a server whose secrets name a provider and one school."""
    secrets = Secrets(auth={"client_id": "x"}, facilitators=["@school.example"])
    monkeypatch.setattr(sign_in.st, "secrets", secrets)
    monkeypatch.setattr(sign_in.st, "user", User())
    return leader.hold()


def test_without_a_provider_there_is_no_button(leader: Leader) -> None:
    """The passphrase and the link are enough."""
    leader.hold().open("facilitator")
    assert SAID["provider"] not in leader.buttons


def test_a_provider_offers_its_way(visitor: Leader) -> None:
    """One button more, and nobody is in by that alone."""
    visitor.open("facilitator")
    assert SAID["provider"] in visitor.buttons


def test_a_listed_person_comes_in(visitor: Leader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page holds a token that works once, and it makes the same facilitator every time."""
    monkeypatch.setattr(sign_in.st, "user", User(email="ada@school.example"))
    tokens = [str(mounted(visitor.open("facilitator"), "twenty_steps_door")["token"]) for _ in range(2)]
    who = {school.access().facilitator(school.access().redeem(token)) for token in tokens}
    assert len(who) == 1 and None not in who


@pytest.mark.parametrize(
    "user", [{"email": "eve@mail.example"}, {"email": "x@school.example", "email_verified": False}]
)
def test_anybody_else_reads_why_not(
    visitor: Leader, monkeypatch: pytest.MonkeyPatch, user: dict[str, Any]
) -> None:
    """An account elsewhere, or an address that nobody checked, opens nothing."""
    monkeypatch.setattr(sign_in.st, "user", User(user))
    tab = visitor.open("facilitator")
    assert mounted(tab, "twenty_steps_door")["token"] == ""
    assert (
        said(tab).replace("\\", "").count(sentence("ui/sign_in", "not_listed", who="").partition(",")[2][:20])
    )


@pytest.mark.parametrize(
    ("who", "listed", "expected"),
    [
        ("Ada@School.example", ["@school.example"], True),
        ("ada@evil-school.example", ["@school.example"], False),
        ("ada@school.example", ["ADA@school.example"], True),
        ("ada@school.example", [], False),
        ("", ["@"], False),
    ],
)
def test_the_list_names_people_or_schools(who: str, listed: list[str], expected: bool) -> None:
    """An empty list means nobody, because with a public provider everybody has an account."""
    assert is_listed(who, listed) is expected
