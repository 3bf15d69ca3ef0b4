"""Who asked for what: tickets are handed out, shared, taken back and counted, without any worker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from workshop.diffusion.archive import Archive
from workshop.diffusion.desk import MOST_PENDING, Desk
from workshop.diffusion.errors import PictureGone, QueueFull, RecipeNotOffered
from workshop.diffusion.models import ModelCard
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import BACKGROUND, FACILITATOR, PEOPLE, Ticket, TicketState
from workshop.diffusion.trajectory import MADE_FILES, Cost, Provenance, Trajectory
from workshop.diffusion.work import Embedded, Embedding, Reading

CARD = ModelCard("m", "stable-diffusion", Path(), 20, 4.0, 128, "", "1")
PROVENANCE = Provenance("float32", "cpu", {}, "2026-01-01T00:00:00+00:00", Cost(0.5, 2.0, 1.0, 6.0))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive."""
    return Archive(tmp_path)


@pytest.fixture
def desk(archive: Archive) -> Desk:
    """A desk that nobody asked for anything yet."""

    def look(ticket: Ticket) -> TicketState:
        return desk.state_of(ticket, [], 0.0)

    desk = Desk(CARD, archive, look, lambda ticket: None)
    return desk


def ask(
    desk: Desk, participant: str, seed: int = 0, rank: int = PEOPLE, patience: float | None = None
) -> Ticket:
    """Ask for a picture of this seed."""
    return desk.issue(Recipe("m@1", seed=seed), participant, rank, patience)


def keep(archive: Archive, seed: int) -> Trajectory:
    """Put a finished run into the archive."""
    files = dict.fromkeys(MADE_FILES, b"x")
    return archive.put(Recipe("m@1", seed=seed), PROVENANCE, columns=5, steps=20, files=files)


def test_only_the_twin_beside_the_model_is_offered(archive: Archive) -> None:
    """A picture of another one, or of one where there is none, is refused with a sentence."""
    for own, asked, is_offered in (("5e", "5e", True), ("5e", "6f", False), ("", "5e", False)):
        desk = Desk(replace(CARD, lora=own), archive, lambda ticket: None, lambda ticket: None)  # type: ignore[arg-type,return-value]
        recipe = Recipe("m@1", lora=asked, lora_scale=1.0)
        if is_offered:
            assert desk.issue(recipe, "ada", PEOPLE, None).run.phase == "queued"
        else:
            with pytest.raises(RecipeNotOffered, match="another twin"):
                desk.issue(recipe, "ada", PEOPLE, None)


def test_a_new_recipe_joins_the_line_and_the_same_one_shares_its_run(desk: Desk) -> None:
    """Two people, one run; a third who wants something else is behind them."""
    tickets = [ask(desk, "ada"), ask(desk, "bob"), ask(desk, "cyd", seed=1)]
    assert tickets[0].run is tickets[1].run
    assert [ticket.snapshot().position for ticket in tickets] == [1, 1, 2]
    assert desk.ledger.joined == 1


def test_what_is_in_the_archive_is_done_at_once(desk: Desk, archive: Archive) -> None:
    """Also when no picture will ever be made here again."""
    kept = keep(archive, 3)
    desk.close("closed")
    state = ask(desk, "ada", seed=3).snapshot()
    assert (state.phase, state.step, state.result) == ("done", 20, kept)
    assert desk.ledger.from_archive == 1


def test_a_run_goes_on_while_anybody_wants_it(desk: Desk) -> None:
    """The first to give up stops nothing, the last one does, and only once."""
    first, second = ask(desk, "ada"), ask(desk, "bob")
    assert desk.cancel(first) is None and first.snapshot().phase == "cancelled"
    assert second.snapshot().phase == "queued"
    assert desk.cancel(second) is second.run
    assert desk.cancel(second) is None and not desk.line.waiting


def test_the_facilitator_moves_a_run_forward(desk: Desk) -> None:
    """Who joins a run with a better rank takes everybody who waits for it along."""
    background, student = ask(desk, "", rank=BACKGROUND), ask(desk, "ada", seed=1)
    assert [student.snapshot().position, background.snapshot().position] == [1, 2]
    ask(desk, "teacher", rank=FACILITATOR)
    assert [background.snapshot().position, student.snapshot().position] == [1, 2]


def test_nobody_may_fill_the_line(desk: Desk) -> None:
    """There is a cap for each participant, with a sentence; others and work in advance are not affected."""
    for seed in range(MOST_PENDING):
        ask(desk, "ada", seed)
    with pytest.raises(QueueFull, match=str(MOST_PENDING)):
        ask(desk, "ada", 1000)
    ask(desk, "bob", 1000)
    for seed in range(2000, 2000 + MOST_PENDING + 1):
        ask(desk, "", seed, rank=BACKGROUND)


def test_whoever_does_not_look_is_taken_to_be_gone(desk: Desk) -> None:
    """A look at any of one's tickets is a sign of life; without patience set, nobody is ever gone."""
    gone, here = ask(desk, "ada", 1, patience=5), ask(desk, "bob", 2, patience=5)
    here_as_well, patient = ask(desk, "bob", 3, patience=5), ask(desk, "cyd", 4)
    for ticket in (gone, here, here_as_well, patient):
        ticket.looked_at -= 10
    here.snapshot()
    assert desk.abandoned() == [gone]


def test_a_finished_run_is_finished_for_everybody_and_its_cost_is_summed(
    desk: Desk, archive: Archive
) -> None:
    """Queue, denoise and decode seconds; the rows shared are a mean."""
    tickets = [ask(desk, "ada", 7), ask(desk, "bob", 7)]
    desk.settle(tickets[0].run, result=keep(archive, 7))
    assert {ticket.snapshot().phase for ticket in tickets} == {"done"}
    failed = ask(desk, "ada", 8)
    desk.settle(failed.run, error="a sentence")
    assert failed.snapshot().error == "a sentence"
    ledger = desk.ledger
    assert (ledger.made, ledger.failed) == (1, 1)
    assert (ledger.queue_seconds, ledger.denoise_seconds, ledger.decode_seconds) == (0.5, 2.0, 1.0)
    assert ledger.with_made(Cost(0, 0, 0, 2.0)).mean_rows_shared == 4.0


def test_a_closed_desk_tells_why(desk: Desk) -> None:
    """Those who wait, and those who come later."""
    early = ask(desk, "ada")
    desk.close("no more today")
    assert [early.snapshot().error, ask(desk, "bob").snapshot().error] == ["no more today"] * 2


def test_answers_are_counted_and_known(desk: Desk) -> None:
    """Whoever asks again gets the same at once; two who ask together share the work."""
    first, second = (desk.issue(Embedding("a"), who, PEOPLE, None) for who in ("ada", "bob"))
    assert first.run is second.run
    answer = Embedded(("a",), np.zeros((1, 2), np.float32), np.zeros(2, np.float32))
    desk.settle(first.run, result=desk.memory.keep(first.run.work, answer))
    assert second.snapshot().result is answer and second.snapshot().step == 1
    assert desk.issue(Embedding("a"), "cyd", PEOPLE, None).snapshot().result is answer
    assert (desk.ledger.answered, desk.ledger.joined, desk.ledger.from_archive) == (1, 1, 1)


def test_a_picture_that_is_gone_cannot_be_read(archive: Archive) -> None:
    """Nothing waits in the line for it."""
    desk = Desk(replace(CARD, probe="eyes"), archive, lambda _: None, lambda _: None)  # type: ignore[arg-type, return-value]
    with pytest.raises(PictureGone):
        desk.issue(Reading(("a" * 64,)), "ada", PEOPLE, None)
    kept = keep(archive, 1)
    ticket = desk.issue(Reading((kept.digest,)), "ada", PEOPLE, None)
    assert desk.line.waiting == [ticket.run] and ticket.run.pictures == {kept.digest: b"x"}


def test_a_recipe_for_another_model_is_refused(desk: Desk) -> None:
    """A picture of another edition would not be what the recipe says."""
    with pytest.raises(RecipeNotOffered, match="other@1"):
        desk.issue(Recipe("other@1"), "ada", PEOPLE, None)
