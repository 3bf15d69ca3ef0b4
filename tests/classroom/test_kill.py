"""`kill -9` under load: every confirmed record is there, none twice.

`TWENTY_STEPS_KILLS=100 pytest tests/classroom/test_kill.py` kills more often than the ten of every day.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tinydb import TinyDB

from tests.classroom.notes import Note
from workshop.classroom.records import Records

KILLS = int(os.environ.get("TWENTY_STEPS_KILLS", "10"))
WRITER = Path(__file__).with_name("writer.py")


def killed_writer(folder: Path, start: int, seconds: float) -> dict[str, int]:
    """Let a writer work for so long, kill it, and return the last confirmed count by key."""
    command = [sys.executable, str(WRITER), str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout and writer.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        writer.kill()
        lines = writer.stdout.read().decode().split("\n")[:-1]
    return {key: int(count) for key, count in (line.split() for line in lines)}


def test_kills_lose_nothing(tmp_path: Path) -> None:
    """After each kill, a fresh opening finds every confirmed note with its last text or a newer one."""
    moments = random.Random(20)
    confirmed: dict[str, int] = {}
    for _ in range(KILLS):
        start = max(confirmed.values(), default=0) + 1
        confirmed |= killed_writer(tmp_path, start, moments.uniform(0.0, 0.25))
        records = Records(tmp_path)
        kept = {note.key: int(note.text) for note in records.all(Note)}
        assert records.damage == []
        assert {key: count for key, count in confirmed.items() if kept.get(key, -1) < count} == {}
        records.close()
    assert len(confirmed) > 50  # it was under load indeed
    with TinyDB(tmp_path / "records.json", access_mode="r") as file:
        keys = [document["key"] for document in file.table("note")]
    assert sorted(keys) == sorted(set(keys)) and set(confirmed) <= set(keys)
