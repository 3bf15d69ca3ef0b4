"""The address on the board."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from workshop.settings import Settings
from workshop.ui import addresses


def seen_at(monkeypatch: pytest.MonkeyPatch, url: str | None) -> str:
    """Return the address for students when the facilitator opened the page at `url`."""
    monkeypatch.setattr(addresses.st, "context", SimpleNamespace(url=url))
    monkeypatch.setattr(
        addresses, "address_for_students", lambda host, port, public: public or "http://10.0.0.7:8501"
    )
    return addresses.school_address()


@pytest.mark.parametrize("url", [None, "http://localhost:8501/facilitator", "http://127.0.0.1:8501/"])
def test_the_servers_own_machine_shows_its_address_in_the_network(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, url: str | None
) -> None:
    """Nobody else could open localhost."""
    assert seen_at(monkeypatch, url) == "http://10.0.0.7:8501"


def test_from_elsewhere_it_is_the_address_that_worked(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also behind a proxy with another name and HTTPS."""
    assert (
        seen_at(monkeypatch, "https://steps.school.example/facilitator?x=1") == "https://steps.school.example"
    )


def test_the_public_address_wins(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was set by somebody who knows."""
    monkeypatch.setenv("TWENTY_STEPS_PUBLIC_URL", "https://public.example/")
    assert seen_at(monkeypatch, "http://10.1.1.1:8501/") == "https://public.example"
    assert addresses.join_link("CDFHJ") == "https://public.example/join/CDFHJ"


def test_a_qr_code_is_black_on_white() -> None:
    """It scans on the dark projector as well."""
    picture = addresses.qr("https://public.example/join/CDFHJ")
    assert picture.startswith("data:image/svg+xml") and "%23fff" in picture and "%23000" in picture
