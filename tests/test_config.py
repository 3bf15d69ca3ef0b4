"""The settings and colours in .streamlit/config.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import config

from workshop.content import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEMES = [CONFIG["theme"][name] for name in ("light", "dark")]


def option_names(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield the dotted name of every option that is set."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from option_names(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return how bright a colour is, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_streamlit_knows_every_option() -> None:
    """A misspelt option would be ignored without a word."""
    assert [name for name in option_names(CONFIG) if name not in config._config_options_template] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("runner.postScriptGC", False),
        ("client.showErrorDetails", "none"),
        ("client.toolbarMode", "minimal"),
        ("server.fileWatcherType", "none"),
        ("server.runOnSave", False),
        ("browser.gatherUsageStats", False),
    ],
)
def test_a_class_is_no_development_server(name: str, value: object) -> None:
    """What costs a class time, or shows or sends what it should not, is off."""
    section, key = name.split(".")
    assert CONFIG[section][key] == value


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_everything_can_be_read(theme: dict[str, str]) -> None:
    """Text, links and the words on a button stand out enough for everybody (WCAG AA)."""
    paper, panel = theme["backgroundColor"], theme["secondaryBackgroundColor"]
    assert min(contrast(theme["textColor"], ground) for ground in (paper, panel)) >= 7
    assert contrast(theme["linkColor"], paper) >= 4.5
    assert contrast("#FFFFFF", theme["primaryColor"]) >= 4.5
    assert contrast(theme["primaryColor"], paper) >= 3
