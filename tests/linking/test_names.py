"""The names that a document's words may contain: no link needs any other name of the archive."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.linking.document_words import document_words
from generator.linking.gazetteer import build_gazetteer
from generator.linking.links import find_links, linked_document
from generator.linking.names import NamedPage, NameIndex, Names
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.settings.people import Alias, PersonInfo
from tests.support.invented import MOOT_2001
from tests.support.linking_world import ELSEWHERE, LONG_TITLE, SETTINGS, SPEAKERS, make_document, make_names, make_turn
from tests.support.nasty_texts import texts

HIDDEN = PersonInfo(id="ottilie-marsh", name="Ottilie Marsh", hide="name")
NAMES = make_names()
ALL_NAMES = msgspec.structs.replace(NAMES, register=(*NAMES.register, HIDDEN))
VOCABULARY = vocabulary_of(SETTINGS)
INDEX = NameIndex(ALL_NAMES, VOCABULARY)
PIECES = (
    *SPEAKERS, *ELSEWHERE, LONG_TITLE, "One Title for Two", "Dynamic Coalition on Washed Rinds", "WS 168", "WS9",
    "workshop 3", "OF40", "DC6", "MOOT 2001", "the 2003 MOOT", "MOOT", "MOOTs", "ccCH", "RIND NCC", "WHEY",
    "Otto Quark", "Otto von Quark", "Ottilie", "Ada", "Jose Nunez", "Rosa Brie's", "I'm Ada", "Mara", "van der Kaas",
    "Brie", "2001", "168",
)  # fmt: skip

SIGNS = (" ", ", ", ". ", "-", "'s ", "\n")


@given(
    st.lists(
        st.one_of(st.sampled_from(PIECES), texts(3), st.sampled_from([" ", ", ", ". ", "-", "'s ", "\n"])), max_size=12
    ),
    st.booleans(),
    st.booleans(),
)
def test_the_names_of_a_document_give_the_links_of_all_names(
    pieces: list[str], is_spoken: bool, has_speakers: bool
) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    present = [make_turn(name, "Yes.") for name in SPEAKERS] if has_speakers else []
    kind = "transcript" if is_spoken else "press-release"
    record, summary = make_document("moot-2001/here", make_turn(None, text), *present, event=MOOT_2001, kind=kind)
    document = linked_document(summary)
    speakers = {turn.speaker for turn in record.turns if turn.speaker is not None}
    names = INDEX.of_document(document_words(record), document.event, speakers)
    with_some = find_links(record, document, build_gazetteer(names, SETTINGS))
    assert with_some == find_links(record, document, build_gazetteer(ALL_NAMES, SETTINGS))


def names_in(text: str) -> set[str]:
    """Return the names that a text of a session of MOOT 2001 may contain."""
    record, summary = make_document("moot-2001/here", make_turn(None, text), event=MOOT_2001)
    names = INDEX.of_document(document_words(record), linked_document(summary).event, ())
    return {
        *(person.id for person in names.people),
        *(info.id for info in names.register),
        *(session.href for session in names.sessions),
        *(page.name for page in (*names.events, *names.series)),
        *(entry.id for entry in names.glossary),
    } - {HIDDEN.id}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rosa Brie spoke.", {"rosa-brie", "rosa-brie-blanc"}),
        ("rosa Brie spoke.", set()),
        ("Rosa spoke, and Brie.", set()),
        ("Otto von Quark spoke.", {"otto-quark"}),
        ("See WS 168.", {"moot-2001/rinds/"}),
        ("See WS 169.", set()),
        ("Capacity building is slow.", {"moot-2001/rinds/"}),
        ("In 2003 it rained.", {"MOOT 2001", "MOOT 2003"}),
        ("In 2004 it rained.", set()),
        ("The MOOTs of old.", {"moot"}),
        ("The moots of old.", set()),
        ("The Dynamic Coalition on Washed Rinds met.", {"Dynamic Coalition on Washed Rinds"}),
        ("Good morning.", set()),
    ],
)
def test_the_names_that_a_text_may_contain(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_a_withheld_name_is_known_in_every_document() -> None:
    record, _ = make_document("moot-2001/here", make_turn(None, "Good morning."), event=MOOT_2001)
    assert INDEX.of_document(document_words(record), None, ()).register == (HIDDEN,)


def test_the_speakers_of_a_document_are_among_its_names() -> None:
    record, _ = make_document("moot-2001/here", make_turn(None, "Good morning."), event=None)
    names = INDEX.of_document(document_words(record), None, ["ada-churn", "nobody"])
    assert [person.id for person in names.people] == ["ada-churn"]


def test_a_bounded_alias_and_an_entry_of_one_word_change_nothing() -> None:
    register = (PersonInfo(id="a", name="Whey", aliases=(Alias(label="Chair", event="moot-2001"),)),)
    names = msgspec.structs.replace(NAMES, register=register)
    record, _ = make_document("moot-2001/here", make_turn(None, "Whey and the Chair spoke."), event=MOOT_2001)
    assert NameIndex(names, VOCABULARY).of_document(document_words(record), "moot-2001", ()).register == ()


def test_the_order_of_the_archive_changes_nothing() -> None:
    names = msgspec.structs.replace(
        NAMES,
        people=tuple(reversed(NAMES.people)),
        sessions=tuple(reversed(NAMES.sessions)),
        series=(NamedPage("Old Old Things", "series/b/"), NamedPage("Old Old Rinds", "series/a/")),
        glossary=tuple(reversed(NAMES.glossary)),
    )
    record, _ = make_document("moot-2001/here", make_turn(None, " ".join(PIECES)), event=MOOT_2001)
    words = document_words(record)
    forwards = msgspec.structs.replace(
        names,
        people=tuple(reversed(names.people)),
        sessions=tuple(reversed(names.sessions)),
        series=tuple(reversed(names.series)),
        glossary=tuple(reversed(names.glossary)),
    )
    assert NameIndex(names, VOCABULARY).of_document(words, "moot-2001", ()) == NameIndex(
        forwards, VOCABULARY
    ).of_document(words, "moot-2001", ())


def test_names_are_plain_data() -> None:
    data = msgspec.msgpack.encode(ALL_NAMES)
    assert msgspec.msgpack.decode(data, type=Names) == ALL_NAMES
