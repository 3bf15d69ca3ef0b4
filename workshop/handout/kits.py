"""Lesson kits: what a facilitator carries into class for one route, made from the workshop's own words.

Knows the routes and how their phases become a guide, a student's sheet and slides. Knows nothing about how
these look on paper (see the templates), nor about sessions that run them.
"""

from __future__ import annotations

from typing import Any

from workshop.content import CONTENT, LANGUAGE, ROOT, facts, words
from workshop.errors import WorkshopError
from workshop.handout import markdown, press

STRIPS = ROOT / "workshop" / "ui" / "static" / "recordings"
SCRIPT = ("title", "task", "done", "see", "say", "ask", "do", "reveals")
Told = dict[str, Any]


class NoSuchKit(WorkshopError):
    """A route or a part that there is no kit for."""

    key = "handout.no_such_kit"


def routes() -> dict[str, Told]:
    """Return title and summary of every route that there is a kit for, by its name."""
    return {route: _titled(route) for route in facts("kits")["routes"]}


def as_pdf(route: str, part: str) -> bytes:
    """Return one part of a kit as a PDF.

    Raises: NoSuchKit, NotPrinted.
    """
    told = kit_of(route, part)
    strips = {told["strip"]["file"], *(phase["strip"]["file"] for phase in told["phases"] if phase["strip"])}
    return press.pdf(part, told, {name: (STRIPS / name).read_bytes() for name in strips})


def as_markdown(route: str, part: str) -> str:
    """Return one part of a kit as Markdown.

    Raises: NoSuchKit.
    """
    told = kit_of(route, part)
    return markdown.PARTS[part](told)


def kit_of(route: str, part: str) -> Told:
    """Return everything that a part of a kit says.

    Raises: NoSuchKit.
    """
    if route not in facts("kits")["routes"] or part not in facts("kits")["parts"]:
        raise NoSuchKit()
    said = words("handout/kits")
    shapes = _shape(route)["phase"]
    pages = [shape["page"] for shape in shapes]
    phases = [
        _phase(route, shape, index + 1, shape["page"] not in pages[:index])
        for index, shape in enumerate(shapes)
    ]
    own = "_unplugged" if route == facts("kits")["unplugged"] else ""
    lists = {name: said[f"{name}{own}"] for name in ("prepare", "finish", "remedies")}
    strip = _strip(facts("kits")["strip"])
    told = {"part": said[part], "phases": phases, "strip": strip, "ticket": _ticket()}
    return {**_titled(route), "said": {**said, **lists}, **told}


def _titled(route: str) -> Told:
    said = words(f"{_place(route)}/{route}")
    return {"title": said["title"], "summary": said["summary"]}


def _phase(route: str, shape: Told, number: int, is_first: bool) -> Told:
    """Return one phase; a page says what it is about where it comes first."""
    said = _script(route, shape["name"])
    due = [_clock(minute) for minute in shape.get("reveal_at", ())]
    young = {part: said["young"][part] for part in SCRIPT if part in said.get("young", {})}
    return {
        "number": number,
        "name": shape["name"],
        "minutes": shape["minutes"],
        "off_clock": shape.get("off_clock", False),
        "where": words(f"pages/{shape['page']}")["title"] if shape["page"] else "",
        "prompt": shape.get("prompt", ""),
        **{part: said[part] for part in SCRIPT},
        "reveals": [{"text": text, "at": at} for text, at in zip(said["reveals"], due, strict=True)],
        "young": young,
        "space": facts("kits")["space"].get(shape["name"], "lines"),
        "fields": words("handout/kits")["fields"].get(shape["name"], []),
        "strip": _strip(facts("kits")["recorded"].get(shape["name"], "")) if shape["page"] else None,
        "activity": _activity(shape["page"]) if is_first else None,
    }


def _ticket() -> Told:
    """Return the exit ticket as the debrief asks it."""
    said = words("lenses/debrief")["ticket"]
    ideas = [said["ideas"][idea] for idea in facts("lenses")["debrief"]["ideas"]]
    return {
        **{part: said[part] for part in ("title", "before", "after", "scale", "unresolved")},
        "ideas": ideas,
    }


def _script(route: str, phase: str) -> Told:
    own: Told = words(f"{_place(route)}/{route}").get("phases", {})
    script: Told = own.get(phase) or words("sequences/phases")[phase]
    return script


def _activity(page: str) -> Told | None:
    """Return what the activity page says about itself, label by label, or None where there is none."""
    name = f"activities/{page}"
    if not page or not (CONTENT / LANGUAGE / f"{name}.toml").exists():
        return None
    labels, said = words("ui/activity"), words(name)
    return {labels[part]: said[part] for part in ("compare", "models", "does_not_establish", "example")}


def _strip(name: str) -> Told | None:
    if not name:
        return None
    made = facts("recordings")[name]
    caption = words("handout/kits")["recorded"].format(**{**made, "guidance": f"{made['guidance']:g}"})
    return {"file": f"{name}.webp", "frames": made["frames"], "caption": caption}


def _shape(route: str) -> Told:
    return facts(f"{_place(route)}/{route}")


def _place(route: str) -> str:
    return "kits" if route == facts("kits")["unplugged"] else "sequences"


def _clock(minutes: float) -> str:
    return f"{int(minutes)}:{round(minutes * 60) % 60:02}"
