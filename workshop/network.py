"""How other machines in the room reach this one.

Knows sockets. Knows nothing about Streamlit, sessions or people.
"""

from __future__ import annotations

import contextlib
import os
import socket

WILDCARDS = frozenset({"", "0.0.0.0", "::"})
NOWHERE = ("192.0.2.1", 9)  # RFC 5737: an address that no machine has; nothing is ever sent to it


def lan_address() -> str:
    """Return the IPv4 address under which this machine is known in its network, "" when it has none."""
    found = filter(_is_reachable, (_towards_the_world(), *_of_the_interfaces()))
    return next(found, "")


def _towards_the_world() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)  # a datagram socket sends nothing here: the system only picks a route
        except OSError:
            return ""  # a room without a way to the world, for example a hotspot
        return str(probe.getsockname()[0])


def _of_the_interfaces() -> list[str]:
    try:
        import psutil
    except ImportError:  # nothing is installed yet
        with contextlib.suppress(OSError):
            return socket.gethostbyname_ex(socket.gethostname())[2]
        return []
    addresses = (address for interface in psutil.net_if_addrs().values() for address in interface)
    return [address.address for address in addresses if address.family == socket.AF_INET]


def _is_reachable(address: str) -> bool:
    return bool(address) and not address.startswith(("127.", "0.", "169.254."))


def address_for_students(host: str, port: int, public_url: str = "") -> str:
    """Return the URL to write on the board: the public one, or the best that this machine has."""
    if public_url:
        return public_url.rstrip("/")
    name = (lan_address() or "localhost") if host in WILDCARDS else host
    return f"http://{name}:{port}"


def projector_address(session: str) -> str:
    """Return the path of a session's projector: dark, and without the frame of the other pages."""
    return f"/projector?session={session}&embed=true&embed_options=dark_theme"


def port_is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen on `port` now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there the option means the opposite: it lets two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def reaches_itself(address: str) -> bool:
    """Tell whether a connection to `address` arrives at this machine, as one from a laptop would."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        try:
            server.bind(("0.0.0.0", 0))
            server.listen(1)
            socket.create_connection((address, server.getsockname()[1]), timeout=2).close()
        except OSError:
            return False
    return True
