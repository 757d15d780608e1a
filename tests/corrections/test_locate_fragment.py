"""The place of a fragment in a record."""

from __future__ import annotations

import msgspec
import pytest

from generator.corrections.entry import Correction, CorrectionError
from generator.corrections.locate_fragment import (
    LABEL_BLOCK,
    FragmentPlace,
    fragment_pattern,
    locate,
    search_texts,
)
from tests.support.small_site import record, turn

RECORD = record(
    turn("ada-1", "One rind.", "Two rinds.", label="ADA"),
    turn("bo-1", "One rind. One rind."),
    turn("bo-2", "A very, very, very old cheese."),
    notices=("Captions.",),
)
TEXTS = search_texts(RECORD)
ENTRY = Correction("f.yml", 1, 1, "speaker", "It was heard.", "Ed", "2024-05-31")


def test_the_texts_of_a_record() -> None:
    assert [(text.name, text.kind, text.number, text.text) for text in TEXTS] == [
        ("turn ada-1", "turn", 0, "ADA: One rind. Two rinds."),
        ("turn bo-1", "turn", 1, "One rind. One rind."),
        ("turn bo-2", "turn", 2, "A very, very, very old cheese."),
        ("the notice", "notice", 0, "Captions."),
    ]


def test_places_are_blocks_and_offsets() -> None:
    ada = TEXTS[0]
    assert ada.place(0) == FragmentPlace(0, LABEL_BLOCK, 0)
    assert ada.place(5) == FragmentPlace(0, 0, 0)
    assert ada.place(15) == FragmentPlace(0, 1, 0)
    assert ada.place(14, end=True) == FragmentPlace(0, 0, 9)


def test_a_fragment_may_hold_a_label_and_several_paragraphs() -> None:
    match = locate(ENTRY, "ADA: One\n rind. Two", TEXTS)
    assert (match.text.number, match.start, match.end) == (0, 0, 18)


@pytest.mark.parametrize(
    ("fragment", "text", "is_found"),
    [("rind", "rinds", False), ("rind", "(rind)", True), ("(a)", "x(a)y", True), ("奶酪", "讨论奶酪的", True)],
)
def test_a_fragment_is_whole_words(fragment: str, text: str, is_found: bool) -> None:
    assert bool(fragment_pattern(fragment).search(text)) == is_found


@pytest.mark.parametrize(
    ("entry", "fragment", "field", "sentence"),
    [
        (
            ENTRY,
            "One rind.",
            "fragment",
            "occur 3 times, first in turn ada-1 (line 1); quote more words, or add `turn`",
        ),
        (ENTRY, "very", "until", "occur 3 times, first in turn bo-2 (line 1); quote more words"),
        (ENTRY, "Two rind", "fragment", "not in the source; perhaps you mean 'Two rinds.' in turn ada-1 (line 1)"),
        (ENTRY, "zzzz", "until", "not after the fragment, and no passage is similar; copy them from the source"),
        (
            msgspec.structs.replace(ENTRY, turn="bo-1"),
            "One rinds",
            "fragment",
            "not in the turn of this entry; perhaps you mean 'One rind.' in turn bo-1 (line 1)",
        ),
    ],
)
def test_an_error_tells_the_places_or_the_similar_words(
    entry: Correction, fragment: str, field: str, sentence: str
) -> None:
    texts = TEXTS if entry.turn is None else TEXTS[1:2]
    with pytest.raises(CorrectionError) as raised:
        locate(entry, fragment, texts, field)
    assert raised.value.sentence.endswith(sentence)
