"""Scenes to look at: some thousands of each sheet, made without drawing."""

import pytest

from workshop.paperworld.world import Scene, Sheet, load_sheet, scene

SCENES = 10_000


@pytest.fixture(scope="session", params=["skewed", "balanced"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    """Each of the two data sheets in turn."""
    return load_sheet(request.param)


@pytest.fixture(scope="session")
def scenes(sheet: Sheet) -> list[Scene]:
    """The first scenes of a sheet."""
    return [scene(index, sheet) for index in range(SCENES)]
