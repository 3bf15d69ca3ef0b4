"""A child process that puts without pause and says what was confirmed, until somebody kills it.

`python writer.py FOLDER START` prints "ready", then a line "<participant>/<step> <count>" for each record
that `put` confirmed. Four threads count up notes of their own; a fifth compacts all the time, so that a
kill meets every part of it.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.classroom.notes import Note  # noqa: E402  # after the path above
from workshop.classroom.records import Records  # noqa: E402

STEPS = 25


def put_notes(records: Records, participant: str, start: int) -> None:
    """Put each note again and again, its text counting up."""
    count = start
    while True:
        count += 1
        note = Note(participant, count % STEPS, str(count))
        records.put(note)
        os.write(1, f"{note.key} {count}\n".encode())  # one system call, so a kill cannot cut it in Python


def main(folder: Path, start: int) -> None:
    """Put and compact until killed."""
    records = Records(folder)
    os.write(1, b"ready\n")
    for number in range(4):
        threading.Thread(target=put_notes, args=(records, f"p{number}", start), daemon=True).start()
    while True:
        threading.Event().wait(0.03)
        records.compact()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
