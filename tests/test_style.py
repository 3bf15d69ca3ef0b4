"""What the tools say about the code: ruff, its formatter and mypy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workshop.content import ROOT

TOOLS = {
    "ruff finds nothing": ["ruff", "check", "."],
    "ruff would format nothing": ["ruff", "format", "--check", "."],
    "mypy finds nothing": ["mypy"],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS.keys())
def test_the_code_passes(command: list[str]) -> None:
    """The tools run as their configuration in pyproject.toml says."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
