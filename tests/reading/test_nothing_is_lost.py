"""Check rules 1, 5, 8 and 9 of the contract on arbitrary text and bytes."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import assume, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from generator.reading.steps import draft_of, read_document
from generator.records import SessionRecord, from_json, to_stored_json
from generator.settings.load import Settings
from generator.sources.control_characters import decode_twice_encoded
from generator.sources.document import read_source
from generator.text import words
from tests.support.examples import examples
from tests.support.record_texts import record_texts

PARTS = [
    *(
        ">> JOHN DOE: ",
        ">>MS. DOE:",
        "> ",
        ">>> ",
        ">>",
        "MODERATOR: ",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        " ",
        "\u00a0\u00a0",
    ),
    *("(Laughter)", "[ Applause ]", "(Session was concluded at 1:12 p.m. CST)", "(inaudible)", "[Note: a]", "--"),
    *("\u2011\u2011", "_", "\u2028", "\x0b", "\x85", "\x00", "\ufeff", "***\n", "You are here\n", "Short Title\n"),
    *("IGF 2016 - Day 2 - Room 10 - WS 12: X\n", "4 April 2016\n", "Contact Information\nUnited Nations\n"),
    *("Paris, France, 13 November – ", "13th Forum ", "Hello there. ", "Deprecated: foo in bar on line 3\n"),
    "The following are the outputs of the captioning. It is no authoritative record. ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=25).map("".join)


def read(data: bytes, settings: Settings) -> SessionRecord:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.txt")
        path.write_bytes(data)
        return read_document(path, Path(folder, "none"), settings)


@given(text=TEXTS)
@effort(deadline=None, max_examples=examples(100))
def test_no_word_is_lost_or_added(text: str, settings: Settings) -> None:
    data = text.encode("utf-8", "replace")
    record = read(data, settings)
    assume(record.source.format == "text")  # other formats have tests of their own
    text = decode_twice_encoded(data.decode("utf-8-sig"))  # rule 2: characters that were encoded twice are decoded
    source = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)
    assert Counter(words.split_words("\n".join(record_texts(record)))) == Counter(words.split_words(source))
    assert from_json(to_stored_json(record)) == record


@given(text=TEXTS)
@effort(deadline=None, max_examples=examples(60))
def test_turns_are_in_order_and_have_unique_ids(text: str, settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.txt")
        path.write_bytes(text.encode("utf-8", "replace"))
        document = read_source(path, Path(folder, "none"))
    draft = draft_of(document, settings)
    ids = [turn.id for turn in draft.turns]
    assert len(ids) == len(set(ids))
    assert [turn.lines for turn in draft.turns] == sorted(turn.lines for turn in draft.turns)
    for turn in draft.turns:
        printed = [piece.text for piece in draft.pieces if piece.turn == turn.id]
        spoken = [turn.label or "", *(block.text for block in turn.blocks)]
        assert words.split_words("\n".join(spoken)) == words.split_words("\n".join(printed))
        assert all(block.text for block in turn.blocks)


@given(data=st.binary(max_size=300))
@effort(deadline=None, max_examples=examples(100))
def test_any_bytes_give_a_record(data: bytes, settings: Settings) -> None:
    record = read(data, settings)
    assert to_stored_json(record)
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    assume(record.source.format == "text" and b"\0" not in data and not is_utf_16)
    lines = re.split("\r\n|\n|\r", data.decode("utf-8", "replace"))
    assert record.source.lines == len(lines) - (lines[-1] == "" or lines == ["\ufeff"])
