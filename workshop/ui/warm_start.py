"""What a workshop's first clicks ask for, made before anybody asks, whenever the server has little to do.

Knows which pictures and counts those are and when to hold back. Knows nothing about how they are made.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

from workshop.classroom import sequence
from workshop.content import facts
from workshop.diffusion.engine import Engine
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import PENDING
from workshop.errors import WorkshopError
from workshop.settings import Settings
from workshop.ui.default_test import recipes as default_test
from workshop.ui.front import recipe_for
from workshop.ui.lenses.tokens import counted_captions
from workshop.ui.recordings import recording

LOOK = 0.5  # seconds between two looks
QUIET = 0.2  # of a core: as long as the pages take more, they are not disturbed
log = logging.getLogger(__name__)


def first_recipes() -> Iterator[Recipe]:
    """Yield what is asked for first, the likeliest first; an activity adds its own here.

    Raises: ModelMissing, ModelBroken.
    """
    model = Settings.from_environment().model
    presets = [recording(name).prompt for name in facts("step_through")["presets"]]
    phases = [phase.prompt for one in sequence.shipped() for phase in one.phases if phase.prompt]
    yield from (recipe_for(prompt, model) for prompt in dict.fromkeys([*presets, *phases]))
    yield from default_test.shipped()


def begin(engine: Engine) -> None:
    """Make them in a thread of its own, until all are there or the engine is closed."""
    threading.Thread(target=_prepare, args=(engine,), name="warm-start", daemon=True).start()


def _prepare(engine: Engine) -> None:
    try:
        while not engine.settled and not engine.broken:
            time.sleep(LOOK)
        counted_captions()  # a second's work: the first class on the bridge would wait for it
        for recipe in first_recipes():
            if engine.known(recipe) is None:
                wait_for_quiet(engine)
                _make(engine, recipe)
    except WorkshopError as problem:  # whoever asks for the picture will read it
        log.warning("nothing more is made in advance: %s", problem)


def wait_for_quiet(engine: Engine) -> None:
    """Wait until this process, which serves the pages, has had a quiet moment."""
    used = float("inf")
    while used > QUIET * LOOK and not engine.broken:
        before = time.process_time()
        time.sleep(LOOK)
        used = time.process_time() - before


def _make(engine: Engine, recipe: Recipe) -> None:
    (ticket,) = engine.prepare([recipe])
    while ticket.snapshot().phase in PENDING:
        time.sleep(LOOK)
