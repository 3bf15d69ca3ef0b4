"""What every test may count on: a data folder of its own, never the one beside the code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop.settings import Settings


@pytest.fixture(autouse=True, scope="session")
def temporary_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep sessions, archive and logs of the whole test run in a temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("data")
        patch.setenv("TWENTY_STEPS_DATA", str(folder))
        patch.delenv("TWENTY_STEPS_PUBLIC_URL", raising=False)
        yield folder


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with a data folder for one test alone."""
    monkeypatch.setenv("TWENTY_STEPS_DATA", str(tmp_path))
    return Settings.from_environment()
