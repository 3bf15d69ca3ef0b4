"""A pretended engine, and a run that is drawn here: pages need neither torch nor weights."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

import workshop.diffusion.models
import workshop.ui.composer
import workshop.ui.engine
import workshop.ui.guards
from workshop.classroom import people
from workshop.classroom.access import Pass
from workshop.classroom.grants import FacilitatorId
from workshop.classroom.room import Room
from workshop.classroom.sessions import Sessions
from workshop.content import ROOT
from workshop.cookies import FACILITATOR, participant_of
from workshop.diffusion.archive import Archive
from workshop.diffusion.models import ModelCard
from workshop.diffusion.prompt import PromptReading
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import TicketState
from workshop.diffusion.trajectory import Cost, Provenance, Trajectory
from workshop.diffusion.work import Reading
from workshop.settings import Settings
from workshop.ui import desk, school
from workshop.ui.default_test import making, unlearned

APP = str(ROOT / "workshop" / "ui" / "app.py")
CARD = ModelCard("paperworld", "stable-diffusion", Path("nowhere"), 20, 4.0, 64, "MIT", "0123456789ab")
SIDE = 64
TEACHER = Pass(FacilitatorId("teacher"), general=True)
QUEUED = TicketState("queued", 3, 7.0, 0, 20, None, None, None)


def encoded(pixels: np.ndarray, kind: str) -> bytes:
    """Return an (height, width, 3) array as a picture file."""
    buffer = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(buffer, kind)
    return buffer.getvalue()


def trajectory(folder: Path, recipe: Recipe) -> Trajectory:
    """Keep a run whose picture is a bright square that comes out of grey, step by step."""
    steps = recipe.steps
    square = np.zeros((SIDE, SIDE, 3))
    square[16:48, 16:48] = 255
    frames = [128 + (square - 128) * step / steps for step in range(steps + 1)]
    files = {
        "final.png": encoded(frames[-1], "PNG"),
        "noisy.webp": encoded(np.concatenate(frames, axis=1), "WEBP"),
        "predicted.webp": encoded(np.concatenate(frames[1:] + frames[-1:], axis=1), "WEBP"),
        "latents.npz": b"",
    }
    provenance = Provenance("float32", "cpu", {}, "2026-11-20T10:00:00+00:00", Cost(0, 0, 0, 1))
    return Archive(folder).put(recipe, provenance, steps + 1, steps, files)


@dataclass
class PretendedTicket:
    """A ticket whose state the test sets."""

    state: TicketState
    cancelled: bool = False

    def snapshot(self) -> TicketState:
        """Return what the test said."""
        return replace(self.state, phase="cancelled") if self.cancelled else self.state

    def cancel(self) -> None:
        """Give up."""
        self.cancelled = True


@dataclass
class PretendedEngine:
    """Notes what is submitted and answers with the state the test sets: done, unless told otherwise."""

    folder: Path
    answer: Callable[[Recipe], TicketState] | None = None
    submitted: list[Recipe] = field(default_factory=list)
    tickets: list[PretendedTicket] = field(default_factory=list)
    ready: bool = True
    is_fault: bool = False
    readings: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)  # by digest
    to_read: list[Reading] = field(default_factory=list)

    def submit(self, work: Recipe | Reading, participant: str, **wishes: object) -> PretendedTicket:
        """Note the recipe; a reading waits until the test says what is in the picture."""
        assert participant
        if isinstance(work, Reading):
            self.to_read.append(work)
            return PretendedTicket(QUEUED)
        self.submitted.append(work)
        state = self.answer(work) if self.answer else self.done(work)
        self.tickets.append(PretendedTicket(state))
        return self.tickets[-1]

    def prepare(self, works: Iterable[Recipe], last: bool = False) -> list[PretendedTicket]:
        """Do at once what the real one does in the background."""
        return [self.submit(work, "background") for work in works]

    def known(self, work: Recipe | Reading) -> Trajectory | dict[str, dict[str, dict[str, float]]] | None:
        """Return a run that was made, or the readings that the test says are there."""
        if isinstance(work, Recipe):
            return Archive(self.folder).get(work.digest)
        found = {digest: self.readings[digest] for digest in work.digests if digest in self.readings}
        return found if len(found) == len(work.digests) else None

    def done(self, recipe: Recipe) -> TicketState:
        """Return the state of a finished run."""
        result = trajectory(self.folder, recipe)
        return TicketState("done", 0, None, recipe.steps, recipe.steps, None, result, None)

    def status(self) -> SimpleNamespace:
        """Return what the real one says."""
        told = "The model is loading."
        return SimpleNamespace(
            ready=self.ready, sentence=told, queue_length=0, model="x", is_fault=self.is_fault
        )

    def close(self) -> None:
        """Do nothing: there is no worker."""


def read(card: ModelCard, prompt: str) -> PromptReading:
    """Read a prompt as a model would that knows few words and takes five of them."""
    tokens = prompt.split()
    kept = " ".join(tokens[:5])
    unknown = tuple(word for word in tokens if word not in {"a", "doctor", "golden", "city"})
    return PromptReading(tuple(tokens), kept, prompt[len(kept) :], unknown)


@pytest.fixture
def engine(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PretendedEngine:
    """The engine that the pages of this test talk to."""
    pretended = PretendedEngine(tmp_path / "archive")
    making._asked.clear()
    for module in (workshop.ui.engine, __import__("workshop.ui.generate", fromlist=["engine"])):
        monkeypatch.setattr(module, "engine", lambda: pretended)
    monkeypatch.setattr(workshop.diffusion.models, "card", lambda name: CARD)
    monkeypatch.setattr(workshop.ui.composer, "read_prompt", read)
    monkeypatch.setattr(unlearned, "read_prompt", read)
    return pretended


@pytest.fixture
def step_through(engine: PretendedEngine) -> AppTest:
    """The step-through page, as a visitor finds it."""
    return opened("step_through")


def opened(name: str) -> AppTest:
    """Open a page through the navigation."""
    test = AppTest.from_file(APP, default_timeout=30).run()
    return test.switch_page(str(ROOT / "pages" / f"{name}.py")).run()


def said(page: AppTest) -> str:
    """Return all the Markdown and text of a page in one."""
    return "\n".join(str(part.value) for part in [*page.markdown, *page.text, *page.info, *page.error])


def mounted(page: AppTest, component: str) -> dict[str, Any]:
    """Return the data that a component of ours got; it fails when the component is not there."""
    found = every_mounted(page, component)
    assert found, f"{component} is not on the page"
    return found[0]


def every_mounted(page: AppTest, component: str) -> list[dict[str, Any]]:
    """Return the data of each component of this name, in the order of the page."""
    elements = [part.proto for part in page.get("bidi_component") if part.proto.component_name == component]
    return [json.loads(element.json) for element in elements]


def is_mounted(page: AppTest, component: str) -> bool:
    """Tell whether a component of ours is on the page."""
    return component in [part.proto.component_name for part in page.get("bidi_component")]


@pytest.fixture
def twin(engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch) -> ModelCard:
    """A model with a twin that learned from other data."""
    with_twin = replace(CARD, lora="5e6f5e6f5e6f")
    monkeypatch.setattr(workshop.diffusion.models, "card", lambda name: with_twin)
    return with_twin


@pytest.fixture
def classroom(engine: PretendedEngine) -> Iterator[Sessions]:
    """The sessions of this test's server."""
    school.sessions.clear()
    school.access.clear()
    desk._under_way.clear()
    yield school.sessions()
    school.sessions().close()
    school.sessions.clear()


@pytest.fixture
def room(classroom: Sessions) -> Room:
    """A twelve-minute session that has not begun: warm-up, colour, mechanism, test, bridge, debrief."""
    return classroom.create(TEACHER)


@dataclass
class Student:
    """Somebody with a browser; a new tab knows nothing but the cookie."""

    secret: str
    tab: AppTest

    @property
    def id(self) -> str:
        """The id under which this browser is known."""
        return participant_of(self.secret)

    def open(self, **query: str) -> Student:
        """Open the first page in a new tab."""
        self.tab = AppTest.from_file(APP, default_timeout=30)
        self.tab.session_state["identity"] = self.secret
        for name, value in query.items():
            self.tab.query_params[name] = value
        self.tab.run()
        return self

    def press(self, label: str) -> None:
        """Press the button with this label."""
        found = [one for one in self.tab.button if one.label == label]
        assert found, [one.label for one in self.tab.button]
        found[0].click().run()

    def poll(self) -> None:
        """Let a second pass: the page looks whether anything changed."""
        self.tab.run()

    @property
    def buttons(self) -> list[str]:
        """What can be pressed."""
        return [one.label for one in self.tab.button]

    @property
    def bar(self) -> dict[str, Any]:
        """What the class bar says."""
        return mounted(self.tab, "twenty_steps_class_bar")


@pytest.fixture
def ada(room: Room) -> Student:
    """Somebody in the session, on the page where the class is."""
    student = Student("ada", AppTest.from_file(APP))
    people.join(room, student.id)
    return student.open()


@dataclass
class Leader:
    """A browser that holds cookies, and what it has open."""

    monkeypatch: pytest.MonkeyPatch
    tab: AppTest = field(default_factory=lambda: AppTest.from_file(APP))

    def hold(self, **cookies: str) -> Leader:
        """Hold these cookies and no others."""
        context = SimpleNamespace(cookies=cookies, theme=SimpleNamespace(type="light"), url=None)
        self.monkeypatch.setattr(workshop.ui.guards.st, "context", context)
        return self

    def sign_in(self, who: str = "teacher", session: str = "") -> Leader:
        """Hold a facilitator's cookie: somebody's own, or one that a link to one session gave."""
        link = school.access().new_link(session, "" if session else who)
        return self.hold(**{FACILITATOR: school.access().redeem(link)})

    def open(self, page: str, **query: str) -> AppTest:
        """Open a page of this workshop in a new tab."""
        self.tab = AppTest.from_file(APP, default_timeout=30).run()
        self.tab.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, value in query.items():
            self.tab.query_params[name] = value
        return self.tab.run()

    def press(self, label: str) -> AppTest:
        """Press the button with this label, however bold or escaped it is."""
        found = [one for one in self.tab.button if one.label.strip("*") == label]
        assert found, [one.label for one in self.tab.button]
        return found[0].click().run()

    @property
    def buttons(self) -> list[str]:
        """What can be pressed."""
        return [one.label.strip("*") for one in self.tab.button if not one.disabled]


@pytest.fixture
def leader(classroom: Sessions, monkeypatch: pytest.MonkeyPatch) -> Leader:
    """The teacher, signed in."""
    return Leader(monkeypatch).sign_in()
