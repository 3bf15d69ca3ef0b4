"""The stages of the Default Test on a student's page: in mind, look, describe.

Knows what stands where in each. Knows nothing about who has reached which stage: `flow` does.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from workshop.content import words
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.trajectory import Trajectory
from workshop.ui.badges import origin, show_badge
from workshop.ui.components.coder import Answers, Picture, ask_about, ask_mind
from workshop.ui.components.wall import Brick, show_wall
from workshop.ui.default_test import answers
from workshop.ui.default_test.answers import Bench
from workshop.ui.default_test.flow import go_to
from workshop.ui.default_test.making import all_made, made, show_while_made
from workshop.ui.default_test.recipes import recipes
from workshop.ui.default_test.sheet import show_sheet
from workshop.ui.failures import as_plain_text, show_failure
from workshop.ui.pictures import refer
from workshop.ui.viewer import show_turned


def show_mind(bench: Bench) -> None:
    """Ask what the person has in mind, before there is anything to see."""
    said = words("ui/default_test")["mind"]
    young = bool(bench.seat and bench.seat.pulse.young)
    st.markdown(said["what_young" if young else "what"])
    asked = said["asked"].format(prompt=bench.test.prompt_now)
    ask_mind(asked, bench.asked, bench.direction, lambda told: _commit(bench, told))
    _show_refusal(bench)
    show_sheet(bench)


def _commit(bench: Bench, told: dict[str, Any]) -> None:
    answers.commit(bench, told)
    if answers.refusal(bench) is None:
        go_to(bench, "look")


def show_look(bench: Bench) -> None:
    """Show the run that everybody sees, then the person's share of the pictures."""
    said, every = words("ui/default_test")["look"], recipes(bench.test)
    prompt = as_plain_text(f"“{bench.test.prompt_now}”")
    st.subheader(said["title"].format(prompt=prompt, steps=bench.test.steps), anchor=False)
    st.markdown(said["what"])
    show_while_made(every[:1], lambda: _show_first(bench, every[0]))
    mine = set(answers.pictures(bench))
    share = [recipe for recipe in every if recipe.digest in mine]
    st.subheader(said["share"].format(count=len(share), all=len(every), prompt=prompt), anchor=False)
    if bench.seat:
        st.markdown(said["share_what"])
    show_while_made(share, lambda: _show_share(bench, share))
    label, icon = said["go_on"], ":material/edit_note:"
    st.button(label, type="primary", icon=icon, on_click=go_to, args=(bench, "code"))


def show_code(bench: Bench) -> None:
    """Ask about the person's pictures, one at a time; every tap is kept."""
    said, mine = words("ui/default_test")["code"], answers.pictures(bench)
    st.subheader(said["title"], anchor=False)
    st.markdown(said["what"])
    share = [recipe for recipe in recipes(bench.test) if recipe.digest in set(mine)]
    show_while_made(share, lambda: _show_coder(bench, share))
    if bench.direction:
        st.caption(said["order"].format(direction=said["direction"][bench.direction]))
    if not answers.is_coded(bench):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f":green[:material/check: **{said['done'].format(count=len(share))}**]", width="content")
        st.button(
            said["go_on"], type="primary", icon=":material/compare:", on_click=go_to, args=(bench, "compare")
        )
        if len(share) < len(bench.test.seeds):
            st.button(
                said["more"], type="tertiary", icon=":material/add:", on_click=answers.one_more, args=(bench,)
            )


def _show_first(bench: Bench, recipe: Recipe) -> None:
    run = made(recipe)
    if run is None:
        st.info(words("ui/default_test")["look"]["pending"], icon=":material/hourglass_top:")
        return
    _refer(bench, [run])
    show_turned(run, bench.participant, bench.seat, single=True)
    _show_origin(bench, run.recipe.seed)


def _show_share(bench: Bench, share: list[Recipe]) -> None:
    said, there = words("ui/default_test")["look"], all_made(share)
    if len(there) < len(share):
        st.caption(said["made"].format(made=len(there), all=len(share)))
    _refer(bench, there)
    bricks = [Brick(one.src, one.alt, one.name) for one in _pictures(bench, there, len(share))]
    show_wall(bricks, max(4, len(share)), "share", missing=len(share) - len(there), named=True)
    _show_origin(bench)


def _show_coder(bench: Bench, share: list[Recipe]) -> None:
    there = all_made(share)
    _refer(bench, there)
    if len(there) < len(share):
        st.caption(words("ui/default_test")["look"]["made"].format(made=len(there), all=len(share)))
    refused = answers.refusal(bench)
    ask_about(
        _pictures(bench, there, len(share)),
        bench.asked,
        bench.direction,
        {
            digest: Answers(one.codes, one.sure, one.note)
            for digest, one in answers.observations(bench).items()
        },
        answers.heard(),
        lambda number, drafts: answers.observe(bench, number, drafts),
        str(refused) if refused else "",
    )
    _show_origin(bench)
    if answers.is_news():
        st.rerun()  # the class frame, and what stands below, say whether the person is done


def _pictures(bench: Bench, runs: list[Trajectory], count: int) -> list[Picture]:
    said, prompt = words("ui/default_test")["code"], bench.test.prompt_now
    return [
        Picture(
            digest=run.digest,
            src=f"/frames/{run.digest}/final.png",
            name=said["name"].format(place=place, count=count, seed=run.recipe.seed),
            alt=said["alt"].format(place=place, count=count, seed=run.recipe.seed, prompt=prompt),
        )
        for place, run in enumerate(runs, 1)
    ]


def _refer(bench: Bench, runs: list[Trajectory]) -> None:
    for run in runs if bench.seat else ():
        assert bench.seat is not None
        refer(bench.seat.room, run, bench.test.name)


def _show_origin(bench: Bench, seed: int | None = None) -> None:
    test = bench.test
    show_badge("live", origin(test.model, seed, test.steps, test.guidance))


def _show_refusal(bench: Bench) -> None:
    refused = answers.refusal(bench)
    if refused:
        show_failure(refused)
