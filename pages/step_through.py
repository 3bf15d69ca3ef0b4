"""Make one picture, and turn its run by hand from noise to the final picture."""

from __future__ import annotations

import streamlit as st

from workshop.content import prose
from workshop.ui import desk, generate
from workshop.ui.activity import show_activity
from workshop.ui.badges import show_badge
from workshop.ui.bridge import show_bridge
from workshop.ui.composer import compose, show_reading
from workshop.ui.guards import open_page
from workshop.ui.paper import paper
from workshop.ui.viewer import show_trajectory

page = open_page("step_through")

with paper():
    if not page.seat:
        with st.container(gap="xsmall"):
            st.title(page.words["verb"], anchor=False)
            st.markdown(page.words["invitation"])
    model = desk.model_for(page.seat)
    desk.restore(page.seat)
    if page.seat and not generate.has_run():
        st.markdown(page.words["in_class"])
    compose(
        model,
        generate.has_run,
        lambda recipe: desk.make(recipe, page.participant, page.seat),
        desk.offer_for(page.seat),
    )
    run = generate.current_run()
    if run:
        show_reading(model, run.recipe.prompt)
    else:
        show_badge("recorded", page.words["cards_are"])
    generate.show_run(lambda done: show_trajectory(done, page.participant, page.seat))

    with st.expander(page.words["how_it_works"], icon=":material/cycle:"):
        st.markdown(prose("activities/how_it_works"))
    show_activity("step_through", folded=bool(page.seat))
    if not page.seat:
        show_bridge()
