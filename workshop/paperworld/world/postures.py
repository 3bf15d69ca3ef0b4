"""How somebody is seen: pose, framing and aid together, and the tools that such a picture can show.

Knows which of them fit, and how their shares on a data sheet become shares of the triples that do.
Knows nothing about gender, age or skin.
"""

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from workshop.paperworld.world.people import AIDS, FRAMINGS, HELD, POSES, STILL, fit
from workshop.paperworld.world.sheet import Sheet

BELOW = ("medal", "backpack")  # what is worn too low for a close-up


class Posture(NamedTuple):
    """How somebody is seen."""

    pose: str
    framing: str
    aid: str


@cache
def postures(sheet: Sheet, occupation: str) -> dict[Posture, float]:
    """Return the share of every posture that fits; each attribute's own shares are those of the sheet.

    Whoever sits is seen as a whole, and the other full figures are shared out evenly; close-ups are shared
    out among the poses without arms; wheelchairs are among those who sit, prosthetic arms where arms show.
    """
    triples = [Posture(*three) for three in product(POSES, FRAMINGS, AIDS)]
    shares = {three: _share(sheet, occupation, three) for three in triples if fit(*three, "none")}
    return {three: share for three, share in shares.items() if share > 0}


def _share(sheet: Sheet, occupation: str, three: Posture) -> float:
    poses, framings = sheet.of(occupation, "pose"), sheet.of(occupation, "framing")
    aids, sitting = sheet.of(occupation, "aid"), poses["sitting"]
    share = poses[three.pose] * _framed(poses, framings, three)
    chair = aids["wheelchair"] / sitting if three.pose == "sitting" else 0.0
    seen = 1 - framings["close-up"] - poses["arms crossed"] - aids["wheelchair"]
    shown = three.framing != "close-up" and three.pose != "arms crossed"
    arm = aids["prosthetic arm"] / seen if shown else 0.0
    return (
        share
        * {"none": (1 - chair) * (1 - arm), "wheelchair": chair, "prosthetic arm": (1 - chair) * arm}[
            three.aid
        ]
    )


def _framed(poses: Mapping[str, float], framings: Mapping[str, float], three: Posture) -> float:
    """Return the share of a framing among the pictures of a pose."""
    if three.pose == "sitting":
        return 1.0
    still = sum(poses[pose] for pose in STILL)
    close = framings["close-up"] / still if three.pose in STILL else 0.0
    whole = (framings["full figure"] - poses["sitting"]) / (1 - poses["sitting"])
    return {"close-up": close, "full figure": whole, "half figure": 1 - close - whole}[three.framing]


NAMES = ("pose", "framing", "aid", "held", "worn")


def possible(
    sheet: Sheet, occupation: str, values: Mapping[str, str]
) -> tuple[tuple[Posture, ...], tuple[float, ...]]:
    """Return the postures that go with what is stated, and their shares."""
    return _possible(sheet, occupation, *(values.get(name, "") for name in NAMES))


@cache
def _possible(
    sheet: Sheet, occupation: str, pose: str, framing: str, aid: str, held: str, worn: str
) -> tuple[tuple[Posture, ...], tuple[float, ...]]:
    found = {
        three: share
        for three, share in postures(sheet, occupation).items()
        if pose in ("", three.pose) and framing in ("", three.framing) and aid in ("", three.aid)
        and (not held or fit(*three, held)) and not (worn in BELOW and three.framing == "close-up")
    }  # fmt: skip
    return tuple(found), tuple(found.values())


def can_hold(three: Posture, occupation: str) -> bool:
    """Tell whether somebody who is seen like this can hold a tool of the trade."""
    return any(fit(*three, tool) for tool in HELD[occupation])
