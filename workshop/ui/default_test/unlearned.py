"""Which words of a prompt the model never learned: what it makes of them is no default of theirs.

Knows how the model reads a prompt. Knows nothing about where it is said.
"""

from __future__ import annotations

import streamlit as st

from workshop.classroom.default_test import Test
from workshop.content import sentence
from workshop.diffusion import models
from workshop.diffusion.prompt import read_prompt
from workshop.ui.failures import as_plain_text


def unlearned(test: Test) -> tuple[str, ...]:
    """Return the words of the prompt at hand that the model was never shown; none where it does not say.

    Raises: ModelMissing, ModelBroken.
    """
    return read_prompt(models.card(test.model.partition("@")[0]), test.prompt_now).unknown


def show_unlearned(test: Test) -> None:
    """Say to a student which words these are, beside the pictures."""
    if said := unlearned_said(test):
        st.info(as_plain_text(said), icon=":material/school:")


def unlearned_said(test: Test) -> str:
    """Say which words these are in a sentence; "" where the model learned them all."""
    words = ", ".join(f"“{word}”" for word in unlearned(test))
    return sentence("ui/default_test", "unlearned", words=words) if words else ""
