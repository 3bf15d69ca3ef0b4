"""The step-through page in each of its states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import QUEUED, PretendedEngine, mounted, said
from workshop import growth
from workshop.content import ROOT, facts, sentence, words
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.tickets import TicketState
from workshop.ui.failures import as_plain_text

SCRUBBER = "twenty_steps_scrubber"
CARDS = "twenty_steps_picture_cards"


def button(page: AppTest, label: str) -> Callable[[], AppTest]:
    """Return the press of the button with this label."""
    found = [one for one in page.button if one.label == label]
    assert found, [one.label for one in page.button]
    return lambda: found[0].click().run()


def generate(page: AppTest, prompt: str = "a doctor", **numbers: float | None) -> AppTest:
    """Fill in the form and send it."""
    page.text_input(key="prompt").set_value(prompt)
    for key, value in numbers.items():
        page.number_input(key=key).set_value(value)
    return button(page, words("ui/composer")["generate"])()


def failed(recipe: Recipe) -> TicketState:
    """Return the state of a run that the engine gave up."""
    return TicketState("failed", 0, None, 3, recipe.steps, None, None, "The numbers [overflowed](x).")


def running(recipe: Recipe) -> TicketState:
    """Return the state of a run at its seventh step."""
    return TicketState("running", 0, 1.0, 7, recipe.steps, b"jpeg", None, None)


def test_at_first_there_are_scenes_to_choose_and_no_run(step_through: AppTest) -> None:
    """The page invites: large cards, the verb, no scrubber."""
    assert step_through.title[0].value == words("pages/step_through")["verb"]
    cards = mounted(step_through, CARDS)
    assert cards["size"] == "large"
    assert [card["name"] for card in cards["cards"]] == facts("step_through")["presets"]
    assert words("pages/step_through")["invitation"] in said(step_through)
    with pytest.raises(AssertionError):
        mounted(step_through, SCRUBBER)


def test_a_finished_run_can_be_turned_saved_and_read(step_through: AppTest, engine: PretendedEngine) -> None:
    """After Generate: the scrubber with the run's address, the badge, the button to save, the chart."""
    page = generate(step_through, "a doctor", seed=3)
    recipe = engine.submitted[0]
    assert (recipe.prompt, recipe.seed, recipe.steps, recipe.guidance) == ("a doctor", 3, 20, 4.0)
    shown = mounted(page, SCRUBBER)
    assert (shown["mode"], shown["base"]) == ("run", f"/frames/{recipe.digest}/")
    assert (shown["steps"], shown["columns"], shown["size"], shown["marks"]) == (20, 21, 64, {})
    model = as_plain_text("paperworld@0123456789ab")  # nothing that Markdown takes for an address
    for part in ("Live model output", model, "seed 3", "20 steps", "20 November 2026"):
        assert part in said(page)
    assert len(page.get("download_button")) == 1 and len(page.get("vega_lite_chart")) == 1
    assert mounted(page, CARDS)["size"] == "small"
    assert not page.exception


def test_a_growing_run_shows_its_step_and_can_be_cancelled(
    step_through: AppTest, engine: PretendedEngine
) -> None:
    """The preview, the step and a button that gives the run up; then a sentence says so."""
    engine.answer = running
    page = generate(step_through)
    shown = mounted(page, SCRUBBER)
    assert (shown["mode"], shown["step"], shown["steps"]) == ("live", 7, 20)
    assert str(shown["preview"]).startswith("data:image/jpeg;base64,")
    page = button(page, sentence("ui/generate", "cancel"))()
    assert engine.tickets[0].cancelled
    assert page.info[0].value == sentence("ui/generate", "cancelled")


def test_a_growing_run_is_asked_for_without_a_script(step_through: AppTest, engine: PretendedEngine) -> None:
    """Its page asks once a step, gets a preview that is new to it, and hears when nothing grows any more."""
    engine.answer = running
    address = str(mounted(generate(step_through), SCRUBBER)["address"])
    ticket = engine.tickets[0]
    with TestClient(Starlette(routes=growth.routes())) as browser:
        first = browser.get(address, params={"seen": 6})
        news = first.json()
        assert (news["step"], news["sentence"]) == (7, sentence("ui/generate", "running"))
        assert news["preview"] == "data:image/jpeg;base64,anBlZw==" and news["pause"] == 0.25
        assert browser.get(address, params={"seen": 7}).json()["preview"] == ""
        ticket.state = replace(ticket.state, expected_seconds=6.5)  # for 13 steps
        assert browser.get(address).json()["pause"] == 0.5
        ticket.state = failed(engine.submitted[0])
        assert browser.get(address).status_code == browser.get("/growing/unknown").status_code == 204
    assert step_through.run().info[0].value == as_plain_text(str(ticket.state.error))


def test_a_waiting_run_says_its_place_in_words(step_through: AppTest, engine: PretendedEngine) -> None:
    """Third in the queue means that two are made before, and the wait is rounded up."""
    engine.answer = lambda recipe: QUEUED
    told = mounted(generate(step_through), SCRUBBER)["sentence"]
    assert told == "2 pictures are made before yours. Done within about 10 s."


def test_while_the_model_loads_the_page_says_so(step_through: AppTest, engine: PretendedEngine) -> None:
    """The engine's own sentence stands where the picture will be."""
    engine.ready, engine.answer = False, lambda recipe: QUEUED
    assert "The model is loading." in str(mounted(generate(step_through), SCRUBBER)["sentence"])


def test_a_failed_run_is_a_sentence(step_through: AppTest, engine: PretendedEngine) -> None:
    """What the engine says is shown as plain text, whatever is in it."""
    engine.answer = failed
    page = generate(step_through)
    assert page.info[0].value == r"The numbers \[overflowed\]\(x\)."
    assert not page.exception


def test_a_second_press_gives_up_the_first_run(step_through: AppTest, engine: PretendedEngine) -> None:
    """Nobody waits for two pictures on this page."""
    engine.answer = lambda recipe: QUEUED
    generate(generate(step_through), "a golden city")
    assert [ticket.cancelled for ticket in engine.tickets] == [True, False]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"seed": -1}, "The seed -1 cannot be used."),
        ({"steps": 0}, "0 steps are not possible."),
        ({"steps": 1000}, "1000 steps are not possible."),
        ({"guidance": 99.0}, "A guidance scale of 99.0 is not possible."),
    ],
)
def test_numbers_out_of_range_are_refused_with_a_sentence(
    step_through: AppTest, engine: PretendedEngine, numbers: dict[str, float], told: str
) -> None:
    """Nothing is submitted, and the sentence says what can be chosen."""
    page = generate(step_through, **numbers)
    assert page.error[0].value.replace("\\", "").startswith(told)
    assert engine.submitted == []


def test_an_emptied_number_is_the_models_own(step_through: AppTest, engine: PretendedEngine) -> None:
    """Who clears a field gets the default."""
    generate(step_through, seed=None, steps=None, guidance=None)
    recipe = engine.submitted[0]
    assert (recipe.seed, recipe.steps, recipe.guidance) == (facts("step_through")["seed"], 20, 4.0)


def test_the_empty_prompt_is_neutral_input(step_through: AppTest, engine: PretendedEngine) -> None:
    """It is made, and named."""
    page = generate(step_through, "  ")
    assert engine.submitted[0].prompt == ""
    assert words("ui/composer")["neutral"] in said(page)


def test_words_the_model_never_saw_are_marked(step_through: AppTest) -> None:
    """They are shown as text, not as Markdown."""
    page = generate(step_through, "a ![zebra](http://x)")
    assert words("ui/composer")["never_saw"] in said(page)
    assert "![zebra](http://x)" in [text.value for text in page.text]


def test_a_prompt_over_the_limit_shows_the_cut(step_through: AppTest) -> None:
    """What is kept and what is cut stand on both sides of the mark."""
    page = generate(step_through, "a doctor a doctor a golden city")
    texts = [text.value for text in page.text]
    assert {"a doctor a doctor a", "golden city"} <= set(texts)
    assert words("ui/composer")["cut_here"] in said(page)


def test_the_dice_change_the_seed_and_nothing_else(step_through: AppTest, engine: PretendedEngine) -> None:
    """A roll fills in a seed that can be read out; the picture waits for Generate."""
    seeds = {
        button(step_through, words("ui/composer")["dice"])().number_input(key="seed").value for _ in range(3)
    }
    assert len(seeds) > 1 and all(0 <= int(seed) < 10_000 for seed in seeds)
    assert engine.submitted == []


def test_the_bridge_reveals_words_and_then_asks_for_the_picture(
    step_through: AppTest, engine: PretendedEngine
) -> None:
    """One word at a time; at the end the whole prompt is made."""
    told, prompt = words("pages/step_through")["bridge"], facts("step_through")["bridge"]
    page = button(step_through, told["first"])()
    assert page.header[-1].value == f"{prompt[0]} …"
    for _ in prompt[1:]:
        page = button(page, told["next"])()
    page = button(page, told["generate"])()
    assert [recipe.prompt for recipe in engine.submitted] == [" ".join(prompt)]
    assert page.text_input(key="prompt").value == " ".join(prompt)


def test_a_run_is_still_there_after_a_look_at_another_page(
    step_through: AppTest, engine: PretendedEngine
) -> None:
    """Leaving the page loses neither the run nor the words."""
    page = generate(step_through, "a golden city", seed=12)
    page = page.switch_page(str(ROOT / "pages" / "welcome.py")).run()
    page = page.switch_page(str(ROOT / "pages" / "step_through.py")).run()
    assert mounted(page, SCRUBBER)["digest"] == engine.submitted[0].digest
    assert page.text_input(key="prompt").value == "a golden city"
    assert page.number_input(key="seed").value == 12
    assert len(engine.submitted) == 1
