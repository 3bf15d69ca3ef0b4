"""Signing in and out: by passphrase, or through the identity provider that the server's secrets name.

Knows the ways in and what a signed-out visitor reads. Knows nothing about sessions.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.content import sentence, words
from workshop.cookies import FACILITATOR
from workshop.ui.browser import cookie
from workshop.ui.components.door import show_door
from workshop.ui.failures import as_plain_text
from workshop.ui.leading import attempt, show_refusal
from workshop.ui.school import access

_TOKEN = "door_token"
_PHRASE = "new_passphrase"
_KEPT = "passphrase_kept"


def show_sign_in() -> None:
    """Say that this page is for whoever leads, and offer every way in."""
    said = words("ui/sign_in")
    st.header(said["title"], anchor=False)
    st.markdown(said["what"])
    show_door(_token())
    provider = _provider()
    if provider and not st.user.is_logged_in:
        st.button(said["provider"], icon=":material/badge:", on_click=st.login)
    elif provider and not _token():
        st.info(as_plain_text(sentence("ui/sign_in", "not_listed", who=_identity())), icon=":material/info:")
        st.button(said["other_account"], on_click=st.logout)
    st.caption(said["no_way"])


def show_account(general: bool) -> None:
    """Offer a passphrase for the next time, and the way out."""
    said = words("ui/sign_in")
    show_refusal()
    if general:
        with st.form("passphrase", border=False):
            st.text_input(
                said["new"], type="password", key=_PHRASE, help=said["new_help"], autocomplete="new-password"
            )
            st.form_submit_button(said["keep"], on_click=attempt, args=(_keep_phrase,))
        if st.session_state.pop(_KEPT, False):
            st.success(said["kept"], icon=":material/check:")
    st.button(said["leave"], icon=":material/logout:", on_click=sign_out, help=said["leave_help"])


def sign_out() -> None:
    """Make this browser's cookie worthless, in every tab; for callbacks."""
    access().sign_out(cookie(FACILITATOR))
    if _provider() and st.user.is_logged_in:
        st.logout()


def _keep_phrase() -> None:
    access().set_passphrase(cookie(FACILITATOR), st.session_state[_PHRASE])
    st.session_state[_KEPT] = True


def _provider() -> dict[str, Any] | None:
    """Return what the secrets say about the identity provider, or None."""
    return dict(st.secrets["auth"]) if st.secrets.load_if_toml_exists() and "auth" in st.secrets else None


def _token() -> str:
    """Return a one-time token for whom the provider vouches, one in each tab; "" for everybody else."""
    provider = _provider()
    if (
        not provider
        or not st.user.is_logged_in
        or not is_listed(_identity(), st.secrets.get("facilitators", ()))
    ):
        return ""
    if _TOKEN not in st.session_state:
        st.session_state[_TOKEN] = access().link_for(_identity())
    return str(st.session_state[_TOKEN])


def _identity() -> str:
    """Return the address that the provider vouches for; one that nobody has checked is none."""
    return str(st.user.get("email") or "") if st.user.get("email_verified", True) else ""


def is_listed(identity: str, listed: tuple[str, ...] | list[str]) -> bool:
    """Tell whether the secrets name somebody as a facilitator: by address, or by its end ("@school.example").

    Everybody with an account could sign in otherwise, and with a public provider that is everybody.
    """
    who = identity.casefold()
    return bool(who) and any(
        who.endswith(name.casefold()) if name.startswith("@") else who == name.casefold() for name in listed
    )
