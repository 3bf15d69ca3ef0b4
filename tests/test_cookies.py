"""Who a browser is."""

from __future__ import annotations

from workshop.cookies import participant_of


def test_a_persons_id_does_not_give_the_cookie_away() -> None:
    """Records and exports hold the id, and the cookie cannot be had from it."""
    secret = "s" * 43
    assert participant_of(secret) == participant_of(secret)
    assert secret not in participant_of(secret)
    assert participant_of(secret) != participant_of("t" * 43)
    assert len(participant_of(secret)) == 16
