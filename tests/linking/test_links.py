"""Links of a document: cases of words that become links, and more of words that don't."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.archive import Archive
from generator.linking.gazetteer import build_gazetteer
from generator.linking.links import find_links, linked_document
from generator.linking.names import names_of
from generator.pages.markdown.escape import escape
from generator.pages.views.shown_blocks import linked_blocks
from generator.records import Block
from generator.settings.people import PersonInfo, Register
from tests.support.cases import Case, cases
from tests.support.invented import MOOT_2001
from tests.support.linking_world import SETTINGS, SPEAKERS, linked_words, make_document, make_gazetteer, make_turn
from tests.support.nasty_texts import texts
from tests.support.page_html import elements, read

GAZETTEER = make_gazetteer()
TURNS = ("names", "first-names", "codes", "events", "web", "terms")
NAMED = (
    "Ada Churn", "Ottilie", "Bram's", "WS 168", "MOOT 2003", "the 2001 MOOT", "RFC 2616", "https://moot.example/a_b*c",
    "www.moot.example.", "moot.org", "MOOT", "ccCH", "RIND NCC", "Dynamic Coalition on Washed Rinds", "Jordan WHEY",
)  # fmt: skip


@pytest.mark.parametrize("name", TURNS)
def test_each_fixture_has_cases_without_links(name: str) -> None:
    assert sum("not:" in str(case.id) for case in cases(f"linking/{name}.txt")) >= 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", [case for name in TURNS for case in cases(f"linking/{name}.txt")])
def test_links_of_turns(case: Case) -> None:
    assert (linked_words(case.input, GAZETTEER) or ["nothing"]) == case.expected.split("\n")


@pytest.mark.parametrize("case", cases("linking/articles.txt"))
def test_links_of_articles(case: Case) -> None:
    assert (linked_words(case.input, GAZETTEER, kind="press-release") or ["nothing"]) == case.expected.split("\n")


def test_people_are_linked_once_a_turn_and_glossary_entries_once_a_page() -> None:
    record, summary = make_document(
        "moot-2001/here",
        make_turn("Ada Churn", "Rosa Brie at MOOT."),
        make_turn(None, "Rosa Brie at MOOT."),
        event=MOOT_2001,
    )
    links = find_links(record, linked_document(summary), GAZETTEER)
    assert {place: [mention.kind for mention in mentions] for place, mentions in links.items()} == {
        (0, 0): ["person", "glossary"],
        (1, 0): ["person"],
    }


def test_only_paragraphs_have_links() -> None:
    blocks = (Block("heading", "Rosa Brie"), Block("event", "(Rosa Brie laughs)", "laughter"))
    record, summary = make_document("moot-2001/here", make_turn(None, *blocks), event=MOOT_2001, kind="press-release")
    assert find_links(record, linked_document(summary), GAZETTEER) == {}


def test_a_first_name_of_two_speakers_is_not_linked() -> None:
    turns = (make_turn("Ada Churn", "Thank you, Ada."), make_turn("ADA", "Ada is my name."))
    record, summary = make_document("moot-2001/here", *turns, event=MOOT_2001)
    assert find_links(record, linked_document(summary), GAZETTEER) == {}


def test_a_first_name_is_not_linked_where_its_bearer_does_not_speak() -> None:
    record, summary = make_document("moot-2001/here", make_turn(None, "Thank you, Ottilie."), event=MOOT_2001)
    assert find_links(record, linked_document(summary), GAZETTEER) == {}


def test_a_name_without_a_blank_has_no_first_name() -> None:
    turns = (make_turn("歐陽雅文", "主席好。"), make_turn("Ada Churn", "歐陽雅文 spoke, thank you, 歐陽."))
    record, summary = make_document("moot-2001/here", *turns, event=MOOT_2001)
    assert find_links(record, linked_document(summary), GAZETTEER) == {}


def test_a_code_is_not_linked_in_a_document_without_an_event() -> None:
    record, summary = make_document("moot-2001/here", make_turn(None, "See WS 168."), event=None)
    assert find_links(record, linked_document(summary), GAZETTEER) == {}


def test_a_document_in_capitals_links_no_acronym() -> None:
    turns = [make_turn(None, "THE MOOT IS ON", number=number) for number in range(3)]
    record, summary = make_document("moot-2001/here", *turns, event=MOOT_2001)
    assert find_links(record, linked_document(summary), GAZETTEER) == {}


@given(st.lists(st.one_of(texts(3), st.sampled_from(NAMED), st.sampled_from(" .,-'’\n")), max_size=8), st.booleans())
def test_links_change_no_word_and_lead_only_within_the_site_or_the_web(pieces: list[str], is_spoken: bool) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    present = [make_turn(name, "Yes.") for name in SPEAKERS] if is_spoken else []
    kind = "transcript" if is_spoken else "press-release"
    record, summary = make_document("moot-2001/here", make_turn(None, text), *present, event=MOOT_2001, kind=kind)
    links = find_links(record, linked_document(summary), GAZETTEER)
    assert links == find_links(record, linked_document(summary), make_gazetteer())
    for mentions in links.values():
        assert all(mention.end <= following.start for mention, following in itertools.pairwise(mentions))
        assert all(mention.target is not None and text[mention.start : mention.end].strip() for mention in mentions)
    linked = linked_blocks(record, "moot-2001/here/index.md", links)
    _, html = read(f"---\ntitle: x\n---\n{linked[0][0].text if links else escape(text)}\n")
    _, plain = read(f"---\ntitle: x\n---\n{escape(text)}\n")
    assert _words(html) == _words(plain)
    for tag, attributes, _ in elements(html):
        assert tag in {"p", "a"}
        assert set(attributes) <= {"href", "title", "class"}
        if tag == "a":
            assert str(attributes["href"]).startswith(("../../", "../", "https://", "http://"))


def _words(html: str) -> str:
    return next(text for tag, _, text in elements(f"<section>{html}</section>") if tag == "section")


def test_two_gazetteers_of_an_archive_give_the_same_links() -> None:
    first, second = make_gazetteer(), make_gazetteer()
    for text in NAMED:
        assert linked_words(f"See {text} now.", first) == linked_words(f"See {text} now.", second)


class Withheld(PersonInfo, frozen=True):
    """A person whose name is withheld."""

    hide: str | None = "name"


def test_a_withheld_name_is_not_linked() -> None:
    people = (
        Withheld(id="otto-quark", name="Otto Quark"),
        Withheld(id="withheld", name="Ottilie Doe"),
        PersonInfo(id="rosa-brie", name="Rosa Brie"),
    )
    settings = msgspec.structs.replace(SETTINGS, register=Register(people))
    gazetteer = build_gazetteer(names_of(Archive(documents=(), people=dict(GAZETTEER.people)), settings), settings)
    assert linked_words("Otto Quark, Ottilie Doe, Ottilie and Rosa Brie.", gazetteer) == [
        "Rosa Brie -> people/rosa-brie/"
    ]
