"""Where a class is led from: start a session, then its cockpit."""

from __future__ import annotations

from workshop.ui.cockpit import show_cockpit
from workshop.ui.guards import open_page
from workshop.ui.leading import facilitator, led_room
from workshop.ui.lobby import show_lobby
from workshop.ui.paper import paper
from workshop.ui.sign_in import show_sign_in

page = open_page("facilitator")
held = facilitator()
room = led_room() if held else None

if held is None:
    with paper():
        show_sign_in()
elif room is None:
    with paper():
        show_lobby(held)
else:
    show_cockpit(room)
