"""Whose turn it is: nobody gets a second running job while somebody waits for a first."""

from __future__ import annotations

import itertools

from workshop.diffusion.line import Line, in_turn, seconds_until_done
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import BACKGROUND, FACILITATOR, PEOPLE, SPARE, Run

numbers = itertools.count(1)


def run(*participants: str, guidance: float = 4.0, steps: int = 20, rank: int = PEOPLE) -> Run:
    """Make a run that these people wait for."""
    recipe = Recipe("m@1", guidance=guidance, steps=steps)
    return Run(next(numbers), recipe, rank, participants=list(participants))


def who(runs: list[Run]) -> str:
    """Name the first participant of each run, in order."""
    return "".join(one.participants[0] for one in runs)


def test_first_come_first_served() -> None:
    """With one job each, the line is the order of asking."""
    assert who(in_turn([run("a"), run("b"), run("c")], [])) == "abc"


def test_everybodys_first_comes_before_anybodys_second() -> None:
    """Who asked for three pictures does not hold up who asked for one."""
    assert who(in_turn([run("a"), run("a"), run("a"), run("b"), run("c"), run("b")], [])) == "abcaba"


def test_a_running_job_counts_as_a_first() -> None:
    """Who already has a picture in work waits for those who have none."""
    assert who(in_turn([run("a"), run("b")], [run("a")])) == "ba"


def test_a_shared_run_takes_the_best_turn_of_its_people() -> None:
    """It would be absurd to make somebody wait because a neighbour wants the same."""
    assert who(in_turn([run("c"), run("a", "b")], [run("a"), run("c")])) == "ac"


def test_the_facilitator_goes_first_and_what_is_made_in_advance_last() -> None:
    """Whenever they asked, and however many jobs they have already; what has time comes after all of it."""
    line = [
        run("y", rank=SPARE),
        run("x", rank=BACKGROUND),
        run("a"),
        run("f", rank=FACILITATOR),
        run("b"),
        run("f", rank=FACILITATOR),
    ]
    assert who(in_turn(line, [run("f")])) == "ffabxy"


def test_the_line_tells_the_place_and_the_wait() -> None:
    """The next one is the first; who is running has no place; without a speed there is no estimate."""
    line = Line()
    first, second, running = run("a"), run("b"), run("c")
    line.waiting += [first, second]
    assert line.next([running]) is first
    assert [line.outlook(one, [running], 0)[0] for one in (first, second, running)] == [1, 2, 0]
    assert line.outlook(second, [running], 10) == (2, 12.0)
    assert line.outlook(second, [running], 0)[1] is None


def test_the_estimate_of_a_running_job_counts_what_the_others_share() -> None:
    """Ten steps left, two jobs of two rows: forty rows; a neighbour that ends early counts less."""
    mine, other = run("a"), run("b")
    mine.step = other.step = 10
    assert seconds_until_done(mine, [], [mine, other], rows_per_second=10) == 4.0
    other.step = 19
    assert seconds_until_done(mine, [], [mine, other], rows_per_second=10) == 2.2


def test_the_estimate_of_a_waiting_job_counts_the_line() -> None:
    """Everything that runs, everything ahead, and itself."""
    running, ahead, mine = run("a"), run("b", guidance=1.0), run("c", steps=10)
    assert seconds_until_done(mine, [ahead], [running], rows_per_second=10) == (40 + 20 + 20) / 10
