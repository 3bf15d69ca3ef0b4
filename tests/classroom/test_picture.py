"""Pictures that a session refers to, as an export tells of them."""

from __future__ import annotations

from workshop.classroom.nouns import document, revive
from workshop.classroom.picture import Picture

RECIPE = '{"guidance":4.0,"model":"m@1","prompt":"a doctor","seed":7,"steps":20}'
PICTURE = Picture("d" * 64, RECIPE, "2026-01-01T00:00:00+00:00", "cpu", "float32", {"torch": "2"}, "test A")


def test_a_row_spells_the_recipe_out() -> None:
    """What decided the picture, and where it was made, in columns; what does not apply is empty."""
    (row,) = PICTURE.rows()
    assert (row["picture"], row["use"], row["prompt"], row["seed"]) == ("d" * 64, "test A", "a doctor", 7)
    assert (row["negative_prompt"], row["versions"], row["recipe"]) == ("", "torch 2", RECIPE)


def test_it_comes_back_from_the_disk_as_it_was() -> None:
    """With the versions of the libraries."""
    stamps = {"key": PICTURE.key, "version": 1, "made": "", "at": ""}
    assert revive(Picture, {**stamps, **document(PICTURE)}) == PICTURE
