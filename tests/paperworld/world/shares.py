"""Counted values against the shares that they should have."""

from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

from workshop.paperworld.world import Scene
from workshop.paperworld.world.people import Person, skin_group


def tolerance(share: float, n: int) -> float:
    """Five standard errors of a share among n: hundreds of shares are checked."""
    return 5 * (max(share * (1 - share), 0.01) / n) ** 0.5


def assert_shares(found: Counter[str], expected: Mapping[str, float]) -> None:
    """Check counted values against shares, which need not add up to one."""
    n, total = found.total(), sum(expected.values())
    assert n and set(found) <= {value for value, share in expected.items() if share}
    for value, share in expected.items():
        assert found[value] / n == pytest.approx(share / total, abs=tolerance(share / total, n)), value


def assert_even(found: Counter[str], values: Iterable[str]) -> None:
    """Check that each of some values was counted equally often."""
    assert_shares(found, dict.fromkeys(values, 1.0))


def people_of(scenes: Iterable[Scene]) -> list[tuple[Scene, Person]]:
    """The scenes that show one person, with that person."""
    return [(s, s.subject) for s in scenes if isinstance(s.subject, Person)]


def value_of(scene: Scene, name: str) -> str:
    """The value of an attribute, as a caption states it."""
    if name == "style":
        return scene.style
    assert isinstance(scene.subject, Person)
    if name == "skin":
        return skin_group(scene.subject.skin)
    if name == "glasses":
        return "yes" if scene.subject.glasses else "no"
    return str(getattr(scene.subject, name))
