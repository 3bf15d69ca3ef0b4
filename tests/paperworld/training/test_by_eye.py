"""What somebody saw is compared with what is true, picture by picture."""

import csv
import json
from itertools import islice
from pathlib import Path

from workshop.paperworld.training.by_eye import ASKED, agreement, confusion, drawn_people, write_tables

TRUTH = [{"age": "young", "glasses": "no"}, {"age": "older"}, {"age": "older", "glasses": "yes"}]
CODES = [
    {"age": "young", "glasses": "no"},
    {"age": "can't tell", "glasses": "yes"},
    {"age": "young", "glasses": "yes"},
]


def test_only_what_is_known_is_compared() -> None:
    """An attribute that a prompt leaves open has no right answer; who can't tell is not right."""
    assert agreement(TRUTH, CODES) == {"age": (1, 3), "glasses": (2, 2), "all": (3, 5)}


def test_the_confusion_table_counts_what_was_seen() -> None:
    """Each true value has a row."""
    table = confusion(TRUTH, CODES, "age")
    assert {true: dict(row) for true, row in table.items()} == {
        "older": {"can't tell": 1, "young": 1},
        "young": {"young": 1},
    }


def test_drawn_people_bring_every_answer() -> None:
    """Each drawn person has a value of everything that is asked."""
    for picture, labels in islice(drawn_people(), 4):
        assert picture.shape == (128, 128, 3) and set(labels) == set(ASKED)


def test_the_tables_are_written(tmp_path: Path) -> None:
    """Both kinds are in the file, with their shares."""
    full = [dict.fromkeys(ASKED, "x") | row for row in CODES]
    (tmp_path / "truth.json").write_text(json.dumps({"drawn": TRUTH, "generated": TRUTH}))
    for kind in ("drawn", "generated"):
        with (tmp_path / f"{kind}.csv").open("w", newline="") as file:
            rows = csv.DictWriter(file, ["picture", *ASKED])
            rows.writeheader()
            rows.writerows({"picture": place, **row} for place, row in enumerate(full, 1))
    write_tables(tmp_path)
    written = (tmp_path / "agreement.md").read_text()
    assert "## Drawn" in written and "## Generated" in written and "| all | 3 | 5 | 60 % |" in written
