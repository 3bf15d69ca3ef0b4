"""People by eye: sheets for somebody who has not seen the prompts, and tables of what they saw.

    python -m workshop.paperworld.training.by_eye sheets docs/by_eye     64 drawn and 64 generated people
    python -m workshop.paperworld.training.by_eye tables docs/by_eye     codes against scenes and prompts

Between the two commands somebody looks at `drawn.webp` and `generated.webp` and writes `drawn.csv` and
`generated.csv`: one line for each picture, its number first, then a value of each attribute or "can't tell".
Knows which attributes the Default Test asks about. Knows nothing about how pictures are drawn or learned.
"""

from __future__ import annotations

import argparse
import csv
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from workshop.content import CONTENT, ROOT, facts, prose
from workshop.diffusion.probe import SUBJECT
from workshop.paperworld.training import data
from workshop.paperworld.training.gallery import Gallery
from workshop.paperworld.training.labels import Labels
from workshop.paperworld.training.obedience import Request, new_requests
from workshop.paperworld.training.samples import lay_out
from workshop.paperworld.world import attributes, draw, load_sheet, scene

COUNT = 64
ASKED = ("skin_group", "gender_presentation", "age", "setting", "pose", "glasses")
CANT_TELL = "can't tell"
FIRST = data.HELD_OUT + 500_000  # far from every picture that anything was measured on
LEAST_STATED = 3
KINDS = ("drawn", "generated")
MARGIN = 12  # pixels above a picture for its number


def drawn_people() -> Iterator[tuple[np.ndarray, Labels]]:
    """Yield drawn people of the balanced data with what is asked about them."""
    sheet = load_sheet("balanced")
    for number in range(FIRST, FIRST + 100 * COUNT):
        one = scene(number, sheet)
        found = attributes(one)
        if "gender_presentation" in found:
            yield np.asarray(draw(one, data.SIZE)), {name: found[name] for name in ASKED if name in found}


def requested_people(trained: int) -> Iterator[Request]:
    """Yield prompts that state at least three of what is asked, in combinations never trained on."""
    for request in new_requests(100 * COUNT, trained, load_sheet("skewed")):
        asked = {name: value for name, value in request.stated.items() if name in ASKED}
        if len(asked) >= LEAST_STATED and request.stated[SUBJECT] != "family":
            yield replace(request, stated=asked)


def write_sheets(folder: Path, model: Path) -> None:
    """Write both sheets and what is true of their pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = list(islice(drawn_people(), COUNT))
    told = tomllib.loads((model / "facts.toml").read_text(encoding="utf-8"))
    requests = list(islice(requested_people(told["data"]["pictures"]), COUNT))
    guidance = float(facts("models")["paperworld"]["default_guidance"])
    gallery = Gallery(model, ROOT / "training/evaluation")
    made = gallery.pictures([request.prompt for request in requests], range(1000, 1000 + COUNT), guidance)
    write_sheet(folder / "drawn.webp", [picture for picture, _ in drawn])
    write_sheet(folder / "generated.webp", list(data.to_pictures(made)))
    truth = {
        "weights": gallery.weights,
        "drawn": [labels for _, labels in drawn],
        "generated": [request.stated for request in requests],
        "prompts": [request.prompt for request in requests],
    }
    (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")


def write_sheet(path: Path, pictures: Sequence[np.ndarray]) -> None:
    """Lay pictures out eight in a row, each below its number."""
    numbered = [_number(place, picture) for place, picture in enumerate(pictures, start=1)]
    lay_out(np.stack(numbered)).save(path, quality=80, method=6)


def _number(place: int, picture: np.ndarray) -> np.ndarray:
    framed = Image.new("RGB", (data.SIZE, data.SIZE + MARGIN), "white")
    framed.paste(Image.fromarray(picture), (0, MARGIN))
    ImageDraw.Draw(framed).text((2, 0), str(place), fill="black")
    return np.asarray(framed)


def read_codes(path: Path) -> list[Labels]:
    """Read what somebody saw, picture by picture."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def agreement(truth: Sequence[Labels], codes: Sequence[Labels]) -> dict[str, tuple[int, int]]:
    """Return, for each attribute, how many codes were right and how many there were; all of them as "all".

    Somebody who could not tell is not right.
    """
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for wanted, seen in zip(truth, codes, strict=True):
        for name, value in wanted.items():
            for counted in (name, "all"):
                asked[counted] += 1
                hits[counted] += seen[name] == value
    return {name: (hits[name], asked[name]) for name in (*ASKED, "all") if asked[name]}


def confusion(truth: Sequence[Labels], codes: Sequence[Labels], name: str) -> Mapping[str, Counter[str]]:
    """Count, for each true value of an attribute, what was seen."""
    table: dict[str, Counter[str]] = {}
    for wanted, seen in zip(truth, codes, strict=True):
        if name in wanted:
            table.setdefault(wanted[name], Counter())[seen[name]] += 1
    return dict(sorted(table.items()))


def write_tables(folder: Path) -> None:
    """Write `agreement.md`: how often sheet and codes agree, and each attribute's confusion table."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    lines = [prose("paperworld/by_eye").strip(), ""]
    for kind in (kind for kind in KINDS if (folder / f"{kind}.csv").exists()):
        codes = read_codes(folder / f"{kind}.csv")
        lines += [f"## {kind.capitalize()}", "", "| attribute | agree | of | share |", "|---|---|---|---|"]
        for name, (right, count) in agreement(truth[kind], codes).items():
            lines.append(f"| {name} | {right} | {count} | {100 * right / count:.0f} % |")
        for name in ASKED:
            lines += ["", *_table(confusion(truth[kind], codes, name), name)]
        lines.append("")
    (folder / "agreement.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _table(table: Mapping[str, Counter[str]], name: str) -> list[str]:
    seen = sorted({value for row in table.values() for value in row})
    head = [f"| {name}: true, then seen | {' | '.join(seen)} |", "|---" * (1 + len(seen)) + "|"]
    return head + [f"| {true} | {' | '.join(str(row[v]) for v in seen)} |" for true, row in table.items()]


def main(arguments: list[str] | None = None) -> None:
    """Write the sheets, or the tables."""
    parser = argparse.ArgumentParser(prog="python -m workshop.paperworld.training.by_eye")
    parser.add_argument("what", choices=("sheets", "tables"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, default=CONTENT / "models/paperworld")
    options = parser.parse_args(arguments)
    if options.what == "sheets":
        write_sheets(options.folder, options.model)
    else:
        write_tables(options.folder)


if __name__ == "__main__":
    main()
