"""The address that goes on the board."""

from __future__ import annotations

import socket

import pytest

from workshop import network


def test_the_public_address_comes_first() -> None:
    """Where there is a public address, students type that one."""
    assert network.address_for_students("0.0.0.0", 8501, "https://steps.example/") == "https://steps.example"


def test_students_never_see_a_wildcard(monkeypatch: pytest.MonkeyPatch) -> None:
    """0.0.0.0 is where we listen, not where anybody can go."""
    monkeypatch.setattr(network, "lan_address", lambda: "192.168.1.20")
    assert network.address_for_students("0.0.0.0", 8501) == "http://192.168.1.20:8501"


def test_a_machine_without_a_network_is_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone, the only address is the machine's own."""
    monkeypatch.setattr(network, "_towards_the_world", lambda: "")
    monkeypatch.setattr(network, "_of_the_interfaces", lambda: ["127.0.0.1", "169.254.7.7"])
    assert network.address_for_students("", 8501) == "http://localhost:8501"


def test_a_hotspot_without_the_internet_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a way to the world, the address of the hotspot is found all the same."""
    monkeypatch.setattr(network, "_towards_the_world", lambda: "")
    monkeypatch.setattr(network, "_of_the_interfaces", lambda: ["127.0.0.1", "10.42.0.1"])
    assert network.lan_address() == "10.42.0.1"


def test_a_port_is_free_until_somebody_listens() -> None:
    """The answer changes with the port, not with the time."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not network.port_is_free("127.0.0.1", port)
    assert network.port_is_free("127.0.0.1", port)


def test_a_machine_reaches_itself() -> None:
    """Its own loopback address works, an address that nobody has does not."""
    assert network.reaches_itself("127.0.0.1")


def test_a_firewall_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that does not arrive is an answer, not a failure."""

    def refuse(*arguments: object, **options: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert not network.reaches_itself("192.168.1.20")
