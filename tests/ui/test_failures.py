"""How a failure looks to the person on the screen."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from workshop.classroom.access import LinkUsed
from workshop.ui.failures import as_plain_text, show_failure


def shown(failure: Exception) -> str:
    """Return the Markdown that a page shows for a failure."""

    def script(failure: Exception) -> None:
        from workshop.ui.failures import show_failure

        show_failure(failure)

    return str(AppTest.from_function(script, args=(failure,)).run().error[0].value)


def test_a_workshop_error_is_its_sentence() -> None:
    """What was written for people is what people read."""
    assert shown(LinkUsed()) == str(LinkUsed())


def test_a_bug_is_a_number_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """The screen shows a number and nothing of the bug; the log has both, with the traceback."""
    with caplog.at_level(logging.ERROR, "workshop"):
        text = shown(ValueError("the secret cause"))
    reference = re.search(r"\b[0-9a-f]{6}\b", text)
    assert reference and reference[0] in caplog.text
    assert "the secret cause" not in text
    assert "the secret cause" in caplog.text


def test_nothing_else_is_shown() -> None:
    """Streamlit is told not to add its own message."""
    assert show_failure(ValueError()) is True


@pytest.mark.parametrize(
    "text", ["![x](http://evil.example/x.png)", "<b>", "a_b*c*", ":red[x]", "# title", "$x$"]
)
def test_peoples_words_are_no_markup(text: str) -> None:
    """Every sign that could draw, link or load something is escaped."""
    assert re.sub(r"\\(.)", r"\1", as_plain_text(text)).replace("\u2060", "") == text
    assert not re.search(r"(?<!\\)[!\[\](<>*_#:$`]", as_plain_text(text))


@pytest.mark.parametrize("text", ["https://evil.example", "WWW.evil.example", "a.b@evil.example", ":smile:"])
def test_nobodys_words_become_a_link_or_an_icon(text: str) -> None:
    """Behind a backslash they still would, so an invisible sign stands within them."""
    assert not re.search(r"https?\\?://|www\.|b@|:smile", as_plain_text(text), re.IGNORECASE)
    assert "\u2060" in as_plain_text(text) and "\u2060" not in as_plain_text("a: b at 12:30, www")


@pytest.mark.parametrize(
    "text", ["- a", "1. a", "2) a", "===", "a\n\n---\n1. b\n===", "    a", "| a |\n|---|"]
)
def test_lines_are_no_lists_titles_or_rules(text: str) -> None:
    """What somebody wrote in lines stands in one, and what begins a block does not."""
    shown = as_plain_text(text)
    assert "\n" not in shown and not re.match(r"\s|\d*[-=.)|]", shown)
