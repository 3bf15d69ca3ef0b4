"""Run a group of benchmarks and print a table; with --json, the last line is the same as one JSON object."""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Iterator
from dataclasses import asdict

from benchmarks.rows import Row
from workshop.diffusion.models import ModelCard, card
from workshop.errors import WorkshopError
from workshop.settings import Settings

GROUPS = {
    "solo": ("picture", "pipeline", "decoder", "memory", "scrub"),
    "engine": ("crowd", "pipeline", "speed", "repeats", "poll"),
    "scrub": ("scrub",),
    "classroom": ("records", "students", "dashboard"),
}


def main() -> int:
    """Read the command line, measure, print; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="python run.py bench", description=__doc__)
    parser.add_argument("group", nargs="?", default="solo", choices=GROUPS)
    parser.add_argument(
        "--model", default=Settings.from_environment().model, help="entry, folder or hub name"
    )
    parser.add_argument("--json", action="store_true", help="end with one JSON object")
    wanted = parser.parse_args()
    try:
        model = card(wanted.model)
    except WorkshopError as problem:
        parser.error(str(problem))
    rows = []
    for row in measure(wanted.group, model):
        print(row.line, flush=True)
        rows.append(row)
    if wanted.json:
        print(json.dumps({"rows": [asdict(row) for row in rows]}, ensure_ascii=False))
    return 0 if all(row.met for row in rows) else 1


def measure(group: str, model: ModelCard) -> Iterator[Row]:
    """Yield the rows of a group as they are measured."""
    for name in GROUPS[group]:
        yield from importlib.import_module(f"benchmarks.{name}").rows(model)


if __name__ == "__main__":
    raise SystemExit(main())
