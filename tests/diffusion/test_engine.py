"""The engine with a real worker process and a tiny model."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.diffusion.waiting import finished, wait_for
from workshop.content import ROOT
from workshop.diffusion.archive import Archive
from workshop.diffusion.engine import Engine
from workshop.diffusion.errors import NoProbe, RecipeNotOffered
from workshop.diffusion.models import ModelCard, card
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.work import Activations, Embedded, Embedding, Maps, Reading, RoundTrip

Recipes = Callable[..., Recipe]
LONG = 100  # steps; long enough to do something meanwhile


def workers(engine: Engine) -> list[psutil.Process]:
    """Return the worker processes of this test run."""
    mine = psutil.Process().children()
    return [child for child in mine if "workshop.diffusion.worker" in " ".join(child.cmdline())]


def test_a_picture_is_made_archived_and_found_again(engine: Engine, recipe: Recipes) -> None:
    """From submit to files; the second time nothing is made, and it is there at once."""
    wanted = recipe("a doctor with grey hair")
    done = finished(engine.submit(wanted, "ada"))
    assert (done.phase, done.step, done.position, done.error) == ("done", 4, 0, None)
    assert done.result is not None and done.result.recipe == wanted
    assert done.preview is not None
    assert done.result.frames("noisy").shape == (5, 64, 64, 3)
    assert done.result.provenance.cost.queue >= 0
    again = engine.submit(wanted, "bob").snapshot()
    assert again.phase == "done" and again.result is not None
    assert again.result.provenance.date == done.result.provenance.date


def test_progress_is_seen_while_it_runs(engine: Engine, recipe: Recipes) -> None:
    """Steps only go up, there is a preview before the end, and the wait is estimated."""
    ticket = engine.submit(recipe("progress", steps=LONG), "ada")
    wait_for(lambda: ticket.snapshot().step > 2)
    early = ticket.snapshot()
    assert early.phase == "running" and early.preview and early.expected_seconds
    assert finished(ticket).step == LONG


def test_cancelling_stops_within_a_step(engine: Engine, recipe: Recipes) -> None:
    """Nothing is archived, and the worker goes on with the next one."""
    wanted = recipe("cancelled", steps=LONG)
    ticket = engine.submit(wanted, "ada")
    wait_for(lambda: ticket.snapshot().step > 0)
    ticket.cancel()
    assert ticket.snapshot().phase == "cancelled"
    assert finished(engine.submit(recipe("after it"), "ada")).phase == "done"
    assert engine.archive.get(wanted.digest) is None


def test_a_second_press_replaces_the_first(engine: Engine, recipe: Recipes) -> None:
    """Unless the page says that both are wanted."""
    first = engine.submit(recipe("replaced", steps=LONG), "ada")
    second = engine.submit(recipe("kept"), "ada")
    third = engine.submit(recipe("kept as well"), "ada", replace=False)
    assert [finished(ticket).phase for ticket in (first, second, third)] == ["cancelled", "done", "done"]


def test_identical_presses_are_one_run(engine: Engine, recipe: Recipes) -> None:
    """A class that presses at once gets one run; who gives up does not stop the others."""
    wanted = recipe("all together", steps=LONG)
    tickets = [engine.submit(wanted, f"student {number}") for number in range(30)]
    assert len({id(ticket.run) for ticket in tickets}) == 1
    tickets[0].cancel()
    assert [finished(ticket).phase for ticket in tickets] == ["cancelled"] + ["done"] * 29


def test_a_press_twice_by_the_same_person_is_one_run(engine: Engine, recipe: Recipes) -> None:
    """The second press takes over the run of the first; it does not begin again."""
    wanted = recipe("double click", steps=LONG)
    first, second = engine.submit(wanted, "ada"), engine.submit(wanted, "ada")
    assert first.run is second.run
    assert finished(second).phase == "done"


def test_an_error_is_a_sentence_and_the_worker_lives_on(engine: Engine, recipe: Recipes) -> None:
    """The same process makes the next picture."""
    before = [process.pid for process in workers(engine)]
    failed = finished(engine.submit(recipe("x", scheduler="magic"), "ada"))
    assert failed.phase == "failed" and failed.error is not None and "magic" in failed.error
    assert finished(engine.submit(recipe("next"), "ada")).phase == "done"
    assert [process.pid for process in workers(engine)] == before


def test_who_is_gone_does_not_keep_the_worker_busy(engine: Engine, recipe: Recipes) -> None:
    """A job that nobody looks at is dropped within a step."""
    gone = engine.submit(recipe("gone", steps=LONG), "ada", patience=0.05)
    wait_for(lambda: gone.cancelled)
    assert finished(engine.submit(recipe("still here"), "bob")).phase == "done"
    assert engine.archive.get(gone.run.work.digest) is None


def test_what_is_made_in_advance_gives_way(engine: Engine, recipe: Recipes) -> None:
    """A press sends it back to the line; afterwards it is made, and then it is there at once."""
    wanted = recipe("in advance", steps=LONG)
    (advance,) = engine.prepare([wanted])
    wait_for(lambda: advance.run.step > 0)
    press = engine.submit(recipe("pressed"), "ada")
    assert advance.run.phase == "queued" and advance.run.step == 0
    assert finished(press).phase == "done"
    assert finished(advance).phase == "done"
    assert engine.submit(wanted, "ada").snapshot().phase == "done"


def test_what_gave_way_is_made_next(engine: Engine, recipe: Recipes) -> None:
    """It keeps its turn: a class must not wait for a hundred others because somebody pressed a button."""
    tickets = engine.prepare([recipe("turn", steps=LONG, seed=seed) for seed in range(2)])
    wait_for(lambda: tickets[0].run.step > 0)
    assert finished(engine.submit(recipe("pressed again"), "ada")).phase == "done"
    assert finished(tickets[0]).phase == "done" and tickets[1].snapshot().phase != "done"
    assert finished(tickets[1]).phase == "done"


def test_what_has_time_is_made_last(engine: Engine, recipe: Recipes) -> None:
    """A class's own pictures come before a wall of a hundred that was asked for earlier."""
    wall = engine.prepare([recipe("wall", steps=LONG, seed=seed) for seed in range(3)], last=True)
    wait_for(lambda: wall[0].run.step > 0)
    (share,) = engine.prepare([recipe("share")])
    assert finished(share).phase == "done" and wall[2].snapshot().phase == "queued"
    for ticket in wall:
        ticket.cancel()


def test_all_kinds_of_work_go_through_the_queue(engine: Engine, recipe: Recipes) -> None:
    """What a run looks like inside, a text, and the VAE; the second time, each is there at once."""
    run = finished(engine.submit(recipe("inside"), "ada")).result
    assert run is not None
    works = (
        Activations(run.recipe, (0, 3), ("attention", "features")),
        Embedding("a doctor"),
        RoundTrip(run.final_path.read_bytes()),
    )
    done = [finished(engine.submit(work, "ada")) for work in works]
    assert [(state.phase, state.step, state.error) for state in done] == [
        ("done", 4, None),
        ("done", 1, None),
        ("done", 1, None),
    ]
    maps, vectors = done[0].result, done[1].result
    assert isinstance(maps, Maps) and maps.attention.keys() == {0, 3}
    assert isinstance(vectors, Embedded) and vectors.vectors.shape == (len(vectors.tokens), 16)
    assert all(engine.submit(work, "bob").snapshot().result is not None for work in works)
    assert all(engine.known(work) is not None for work in works)
    assert engine.known(Embedding("never asked")) is None


def test_other_work_does_not_replace_a_picture(engine: Engine, recipe: Recipes) -> None:
    """A second press replaces the first of its kind only."""
    picture = engine.submit(recipe("still wanted", steps=LONG), "ada")
    first, second = (engine.submit(Activations(recipe(steps=LONG), (99, n)), "ada") for n in (0, 1))
    assert [finished(ticket).phase for ticket in (first, second)] == ["cancelled", "done"]
    assert finished(picture).phase == "done"


def test_a_model_without_a_probe_reads_nothing(engine: Engine, recipe: Recipes) -> None:
    """It is refused with a sentence, and so are maps of another model's run."""
    with pytest.raises(NoProbe, match="tiny"):
        engine.submit(Reading(("a" * 64,)), "ada")
    with pytest.raises(RecipeNotOffered, match="other@1"):
        engine.submit(Activations(Recipe("other@1"), (0,)), "ada")


def test_whoever_asks_for_what_is_made_in_advance_does_not_wait_for_the_background(
    engine: Engine, recipe: Recipes
) -> None:
    """The run goes on where it is, for a person now: with every core, and nothing sends it back."""
    wanted = recipe("both", steps=LONG)
    (advance,) = engine.prepare([wanted])
    wait_for(lambda: advance.run.step > 0)
    press = engine.submit(wanted, "ada")
    assert press.run is advance.run and not press.run.calm
    other = engine.submit(recipe("another"), "bob")
    assert press.run.step > 0
    assert [finished(ticket).phase for ticket in (press, other)] == ["done", "done"]


def test_a_killed_worker_is_replaced_and_its_runs_are_made(engine: Engine, recipe: Recipes) -> None:
    """kill -9 in the middle of thirty jobs: all are done after the restart, none twice, no error is seen."""
    made = engine.ledger.made
    tickets = [
        engine.submit(recipe("survivor", seed=seed, steps=20), f"student {seed}") for seed in range(30)
    ]
    inside = engine.submit(Activations(recipe(steps=LONG), (98,)), "teacher", patience=None)
    wait_for(lambda: min(ticket.snapshot().step for ticket in tickets) > 0)
    (process,) = workers(engine)
    process.send_signal(signal.SIGKILL)
    wait_for(lambda: not engine.status().ready)
    assert "starting again" in engine.status().sentence
    wait_for(lambda: {ticket.snapshot().phase for ticket in tickets} == {"done"})
    assert finished(inside).phase == "done"
    assert engine.ledger.made == made + 30
    assert engine.status().ready


def test_a_model_that_does_not_load_is_a_sentence(
    tiny_card: ModelCard, recipe: Recipes, tmp_path: Path
) -> None:
    """Whoever waits is told, whoever comes later as well, and nothing is restarted for ever."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "model_index.json").write_text("{}", encoding="utf-8")
    card = ModelCard("tiny", "", broken, 4, 1.0, 64, "", tiny_card.weights)
    engine = Engine(card, Archive(tmp_path / "archive"), lanes=1, device="cpu", exports=None)
    try:
        failed = finished(engine.submit(recipe(), "ada"))
        assert failed.error is not None and str(broken) in failed.error
        assert engine.status().sentence == failed.error
        assert engine.submit(recipe("later"), "bob").snapshot().error == failed.error
    finally:
        engine.close()


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_a_worker_ends_when_its_parent_is_gone(tiny_model: Path, tmp_path: Path) -> None:
    """Also when the parent is killed and cannot say goodbye."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from workshop.diffusion.archive import Archive; from workshop.diffusion.engine import Engine\n"
        "from workshop.diffusion.models import card\n"
        f"archive = Archive(Path({str(tmp_path)!r}))\n"
        f"engine = Engine(card({str(tiny_model)!r}), archive, lanes=1, device='cpu', exports=None)\n"
        "while not engine.status().ready: time.sleep(0.02)\n"
        "print('ready', flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None and parent.stdout.readline() == "ready\n"
    (child,) = psutil.Process(parent.pid).children()
    parent.kill()
    parent.wait()
    wait_for(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


def test_a_picture_is_read_and_its_reading_kept(tiny_model: Path, tmp_path: Path) -> None:
    """Through the whole queue, with a probe of random weights: read once, and known to the next server."""
    from workshop.diffusion.probe import Probe

    folder = Path(shutil.copytree(tiny_model, tmp_path / "reader"))
    Probe({"subject": ["a", "b"], "age": ["young", "older"]}, channels=(8, 8)).save_pretrained(
        folder / "probe"
    )
    found, archive = card(str(folder)), Archive(tmp_path / "archive")
    engine = Engine(found, archive, lanes=1, device="cpu", exports=None)
    try:
        pictures = [Recipe(found.reference, seed=seed, steps=2, width=64, height=64) for seed in range(3)]
        runs = [finished(engine.submit(one, f"student {one.seed}")).result for one in pictures]
        asked = Reading(tuple(run.digest for run in runs if run))
        done = finished(engine.submit(asked, "teacher"))
        assert done.result is not None and done.result.keys() == {one.digest for one in pictures}
        assert all(
            sum(shares.values()) == pytest.approx(1, abs=0.001)
            for shares in done.result[asked.digests[0]].values()
        )
        assert engine.submit(Reading(asked.digests[:1]), "ada").snapshot().phase == "done"
    finally:
        engine.close()
    later = Engine(found, Archive(archive.folder), workers=0, exports=None)
    assert later.known(asked) == done.result
    later.close()
