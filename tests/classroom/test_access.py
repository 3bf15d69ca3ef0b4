"""Facilitators' links, cookies, passphrases and projector keys."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.classroom.access import (
    COOKIE_LIFE,
    LINK_LIFE,
    PROJECTORS,
    Access,
    LinkExpired,
    LinkUnknown,
    LinkUsed,
    NotFacilitator,
    main,
)
from workshop.classroom.grants import hashed

if TYPE_CHECKING:
    from tests.classroom.conftest import Clock


@pytest.fixture
def access(tmp_path: Path, clock: Clock) -> Access:
    return Access(tmp_path, clock)


def test_a_link_makes_a_facilitator(access: Access) -> None:
    """Opening a fresh link gives a cookie that names a facilitator."""
    assert access.facilitator(access.redeem(access.new_link()))


def test_two_links_make_two_facilitators(access: Access) -> None:
    """Links opened in two browsers are two people."""
    first, second = (access.facilitator(access.redeem(access.new_link())) for _ in range(2))
    assert first != second


def test_a_link_works_once(access: Access) -> None:
    """The second opening is told that the link was used."""
    link = access.new_link()
    access.redeem(link)
    with pytest.raises(LinkUsed, match="opened before"):
        access.redeem(link)


def test_of_many_simultaneous_openings_one_wins(access: Access) -> None:
    """A link opened by sixteen threads at once makes one facilitator."""
    link = access.new_link()

    def opened(_: int) -> bool:
        try:
            return bool(access.redeem(link))
        except LinkUsed:
            return False

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(opened, range(16))) == 1


@pytest.mark.parametrize("token", ["", "x", "../../etc/passwd", "0" * 16 + "." + "A" * 43, "ä.ö"])
def test_an_unknown_link_is_refused(access: Access, token: str) -> None:
    """A token that was never made, or is not even one, is refused with a sentence."""
    with pytest.raises(LinkUnknown):
        access.redeem(token)


def test_the_id_of_a_link_is_not_enough(access: Access) -> None:
    """Knowing which link there is (the list shows it) opens nothing."""
    access.new_link()
    with pytest.raises(LinkUnknown):
        access.redeem(access.grants()[0].id + "." + "A" * 43)


def test_a_link_expires(access: Access, clock: Clock) -> None:
    """A link older than a day is refused, even after others were swept."""
    link = access.new_link()
    clock.time += LINK_LIFE
    access.new_link()
    with pytest.raises(LinkExpired):
        access.redeem(link)


def test_old_links_are_swept(access: Access, clock: Clock, tmp_path: Path) -> None:
    """Making a link removes what expired long ago."""
    access.new_link()
    clock.time += 3 * LINK_LIFE
    access.new_link()
    assert len(list((tmp_path / "access" / "link").iterdir())) == 1


def test_a_link_and_a_cookie_survive_a_restart(access: Access, tmp_path: Path, clock: Clock) -> None:
    """A second server on the same data knows them."""
    link, cookie = access.new_link(), access.redeem(access.new_link())
    restarted = Access(tmp_path, clock)
    assert restarted.facilitator(cookie) == access.facilitator(cookie)
    assert restarted.redeem(link)


def test_a_cookie_expires(access: Access, clock: Clock) -> None:
    """A facilitator's cookie is worthless after a month."""
    cookie = access.redeem(access.new_link())
    clock.time += COOKIE_LIFE
    assert access.facilitator(cookie) is None


def test_nothing_secret_is_stored(access: Access, tmp_path: Path) -> None:
    """Neither a link, a cookie, a key nor a passphrase can be found in the files."""
    link, cookie = access.new_link(), access.redeem(access.new_link())
    key = access.new_projector("abc")
    access.set_passphrase(cookie, "four green words here")
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).decode()
    for secret in (link, cookie, key):
        assert secret.split(".")[1] not in stored
        assert hashed(secret.split(".")[1]) in stored
    assert "green words" not in stored


def test_only_the_owner_reads_the_files(access: Access, tmp_path: Path) -> None:
    """Other accounts on the machine may not read the grants."""
    access.new_link()
    files = [path for path in (tmp_path / "access").rglob("*") if path.is_file()]
    assert files and all(path.stat().st_mode & 0o077 == 0 for path in files)


def test_a_general_link_leads_only_own_sessions(access: Access) -> None:
    """A facilitator leads what is the own, and nobody else's."""
    cookie = access.redeem(access.new_link())
    mine = access.facilitator(cookie)
    assert mine and access.leads(cookie, "s1", mine)
    assert not access.leads(cookie, "s1", "somebody-else")
    assert not access.leads(None, "s1", mine)


def test_a_sessions_link_opens_no_other(access: Access) -> None:
    """A link to one session opens that one, no other, and starts none."""
    cookie = access.redeem(access.new_link(session="s1"))
    held = access.whoami(cookie)
    assert held and not held.general
    assert access.leads(cookie, "s1", "owner")
    assert not access.leads(cookie, "s2", "owner")
    assert not access.leads(cookie, "s2", held.facilitator)


def test_a_second_link_adds_to_the_cookie(access: Access) -> None:
    """A facilitator who opens a colleague's link stays the same person and keeps the own sessions."""
    cookie = access.redeem(access.new_link())
    mine = access.facilitator(cookie)
    both = access.redeem(access.new_link(session="s2"), cookie)
    assert mine and access.facilitator(both) == mine
    assert access.leads(both, "s1", mine) and access.leads(both, "s2", "colleague")
    assert access.facilitator(cookie) is None  # the old one was replaced


def test_a_lost_cookie_can_be_replaced(access: Access) -> None:
    """A link made for a facilitator by id gives that facilitator back."""
    mine = access.facilitator(access.redeem(access.new_link()))
    assert mine and access.facilitator(access.redeem(access.new_link(facilitator=mine))) == mine


def test_signing_out_ends_the_cookie(access: Access) -> None:
    """After signing out the same cookie opens nothing, and another one still does."""
    cookie, other = access.redeem(access.new_link()), access.redeem(access.new_link())
    access.sign_out(cookie)
    assert access.facilitator(cookie) is None
    assert access.facilitator(other)


@pytest.mark.parametrize("cookie", [None, "", "nonsense", "0" * 16 + "." + "A" * 43])
def test_strangers_are_nobody(access: Access, cookie: str | None) -> None:
    """No cookie, or one that was never given out, is not a facilitator's."""
    assert access.facilitator(cookie) is None
    access.sign_out(cookie)
    with pytest.raises(NotFacilitator):
        access.set_passphrase(cookie, "four green words here")


def test_secrets_do_not_change_roles(access: Access) -> None:
    """A projector's key is no cookie, a cookie no key, a link neither."""
    link, cookie, key = access.new_link(), access.redeem(access.new_link()), access.new_projector("s1")
    assert access.facilitator(key) is None and access.facilitator(link) is None
    assert access.projector(cookie) is None and access.projector(link) is None


def test_a_projectors_key_shows_one_session(access: Access) -> None:
    """The key names its session, again and again."""
    key = access.new_projector("s1")
    assert [access.projector(key), access.projector(key)] == ["s1", "s1"]


def test_a_session_has_a_limited_number_of_projectors(access: Access, clock: Clock) -> None:
    """The oldest key gives way; keys of other sessions do not."""
    other, first = access.new_projector("s2"), access.new_projector("s1")
    for _ in range(PROJECTORS):
        clock.time += 1
        access.new_projector("s1")
    assert access.projector(first) is None
    assert access.projector(other) == "s2"


def test_revoking_one(access: Access) -> None:
    """A grant can be revoked by the id that the list shows."""
    cookie = access.redeem(access.new_link())
    assert access.revoke(cookie.split(".")[0])
    assert access.facilitator(cookie) is None
    assert not access.revoke("unknown")


def test_revoking_all(access: Access) -> None:
    """Afterwards nothing opens anything."""
    link, cookie, key = access.new_link(), access.redeem(access.new_link()), access.new_projector("s1")
    access.set_passphrase(cookie, "four green words here")
    access.revoke_all()
    assert access.facilitator(cookie) is None and access.projector(key) is None
    with pytest.raises(LinkUnknown):
        access.redeem(link)
    assert access.grants() == []


def test_a_deleted_session_leaves_no_key(access: Access) -> None:
    """Its projectors and its links die, a facilitator's cookie lives on without it."""
    key = access.new_projector("s1")
    only, general = access.redeem(access.new_link(session="s1")), access.redeem(access.new_link())
    general = access.redeem(access.new_link(session="s1"), general)
    access.revoke_session("s1")
    assert access.projector(key) is None and access.facilitator(only) is None
    assert access.facilitator(general) and not access.leads(general, "s1", "owner")


def test_a_damaged_grant_opens_nothing(access: Access, tmp_path: Path) -> None:
    """A file cut short by a broken disk is as good as none."""
    cookie = access.redeem(access.new_link())
    path = tmp_path / "access" / "facilitator" / f"{cookie.split('.')[0]}.json"
    path.write_bytes(path.read_bytes()[:40])
    assert access.facilitator(cookie) is None
    assert all(grant.role == "used" for grant in access.grants())


def test_an_identity_provider_names_the_same_person_again(access: Access) -> None:
    """Two sign-ins of one identity are one facilitator."""
    cookies = [access.redeem(access.link_for(name)) for name in ("a@x", "a@x", "b@x")]
    first, second, other = map(access.facilitator, cookies)
    assert first == second != other


def test_the_command_makes_a_link_for_a_running_server(access: Access, tmp_path: Path, clock: Clock) -> None:
    """`new-link` in another process prints a token that this one redeems."""
    command = [sys.executable, "-m", "workshop.classroom.access", "--data", str(tmp_path), "new-link"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert Access(tmp_path).redeem(printed.strip())


def test_the_command_lists_without_secrets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`list` shows ids, kinds and sessions, and no secret."""
    key = Access(tmp_path).new_projector("s1")
    assert main(["--data", str(tmp_path), "list"]) == 0
    shown = capsys.readouterr().out
    assert key.split(".")[0] in shown and "projector" in shown and "s1" in shown
    assert key.split(".")[1] not in shown


def test_the_command_revokes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`revoke` takes one away, `revoke-all` the rest, and a wrong id is an error."""
    access = Access(tmp_path)
    cookies = [access.redeem(access.new_link()) for _ in range(2)]
    assert main(["--data", str(tmp_path), "revoke", cookies[0].split(".")[0]]) == 0
    assert main(["--data", str(tmp_path), "revoke", "nothing"]) == 1
    assert [bool(access.facilitator(cookie)) for cookie in cookies] == [False, True]
    assert main(["--data", str(tmp_path), "revoke-all"]) == 0
    assert access.facilitator(cookies[1]) is None
    assert "Revoked 3" in capsys.readouterr().out
