"""What is in pictures becomes numbers, whatever attributes a world has."""

from workshop.paperworld.training.labels import ABSENT, labels, make_codebook, make_targets
from workshop.paperworld.world import attributes, load_sheet, scene

PICTURES = [
    {"subject": "doctor", "tone": "10", "tools": "flask, hat"},
    {"subject": "doctor", "tone": "2", "tools": "none"},
    {"subject": "cat", "fur": "red"},
]


def test_values_are_gathered_in_order() -> None:
    """Numbers are sorted by size, and tools that come together are taken apart."""
    codebook = make_codebook(PICTURES)
    assert codebook.attributes["tone"] == ["2", "10"]
    assert codebook.attributes["tools"] == ["flask", "hat"]
    assert codebook.several == ["tools"]
    assert codebook.described == {"doctor": ["tone", "tools"], "cat": ["fur"]}


def test_what_a_picture_lacks_is_absent() -> None:
    """A cat has no skin tone to learn, and a doctor without tools has none of them."""
    targets = make_targets(PICTURES, make_codebook(PICTURES))
    assert targets["tone"].tolist() == [1, 0, ABSENT]
    assert targets["tools"].tolist() == [[1, 1], [0, 0], [ABSENT, ABSENT]]


def test_a_value_that_was_never_seen_is_absent() -> None:
    """Held-out pictures may show something new; nobody can be asked to name it."""
    codebook = make_codebook(PICTURES)
    assert make_targets([{"subject": "cat", "fur": "blue"}], codebook)["fur"].tolist() == [ABSENT]


def test_labels_are_those_of_the_scene() -> None:
    """Picture 41 is described as the world describes it."""
    assert labels(40, 2, "balanced")[1] == attributes(scene(41, load_sheet("balanced")))
