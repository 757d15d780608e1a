"""What the words of a turn name: many cases of what is a link, and more of what is none."""

from __future__ import annotations

import itertools
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.load import Archive
from generator.linking.gazetteer import Gazetteer, build_gazetteer
from generator.linking.links import find_links
from generator.pages.markdown.escape import escape
from generator.pages.views.linked_words import with_links
from generator.records import Block
from generator.settings.people import PersonInfo, Register
from tests.support.cases import Case, cases
from tests.support.invented import MOOT_2001
from tests.support.linking_world import SETTINGS, SPEAKERS, document, found, said, world
from tests.support.nasty_texts import texts
from tests.support.page_html import elements, read

KNOWN = world()
TURNS = ("names", "first-names", "codes", "events", "web", "terms")
NAMED = (
    "Ada Churn", "Ottilie", "Bram's", "WS 168", "MOOT 2003", "the 2001 MOOT", "RFC 2616", "https://moot.example/a_b*c",
    "www.moot.example.", "moot.org", "MOOT", "ccCH", "RIND NCC", "Dynamic Coalition on Washed Rinds", "Jordan WHEY",
)  # fmt: skip


@pytest.mark.parametrize("name", TURNS)
def test_there_are_cases_of_what_is_none(name: str) -> None:
    assert sum("not:" in str(case.id) for case in cases(f"linking/{name}.txt")) >= 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", [case for name in TURNS for case in cases(f"linking/{name}.txt")])
def test_turns(case: Case) -> None:
    assert (found(case.input, KNOWN) or ["nothing"]) == case.expected.split("\n")


@pytest.mark.parametrize("case", cases("linking/articles.txt"))
def test_articles(case: Case) -> None:
    assert (found(case.input, KNOWN, kind="press-release") or ["nothing"]) == case.expected.split("\n")


def test_each_turn_has_first_mentions_of_its_own_but_the_glossary_one_a_page() -> None:
    made, summary = document(
        "moot-2001/here", said("Ada Churn", "Rosa Brie at MOOT."), said(None, "Rosa Brie at MOOT."), event=MOOT_2001
    )
    links = find_links(made, summary, KNOWN)
    assert {place: [one.kind for one in named] for place, named in links.items()} == {
        (0, 0): ["person", "glossary"],
        (1, 0): ["person"],
    }


def test_only_paragraphs_have_links() -> None:
    blocks = (Block("heading", "Rosa Brie"), Block("event", "(Rosa Brie laughs)", "laughter"))
    made, summary = document("moot-2001/here", said(None, *blocks), event=MOOT_2001, kind="press-release")
    assert find_links(made, summary, KNOWN) == {}


def test_two_speakers_with_one_first_name_are_told_apart_by_nothing() -> None:
    turns = (said("Ada Churn", "Thank you, Ada."), said("ADA", "Ada is my name."))
    made, summary = document("moot-2001/here", *turns, event=MOOT_2001)
    assert find_links(made, summary, KNOWN) == {}


def test_nobody_is_present_elsewhere_and_no_code_holds_at_no_event() -> None:
    made, summary = document("moot-2001/here", said(None, "Thank you, Ottilie, for WS 168."), event=None)
    assert find_links(made, summary, KNOWN) == {}


def test_a_page_in_capitals_explains_no_acronym() -> None:
    loud = [said(None, "THE MOOT IS ON", number=number) for number in range(3)]
    made, summary = document("moot-2001/here", *loud, event=MOOT_2001)
    assert find_links(made, summary, KNOWN) == {}


@given(st.lists(st.one_of(texts(3), st.sampled_from(NAMED), st.sampled_from(" .,-'’\n")), max_size=8), st.booleans())
def test_links_change_no_word_and_lead_nowhere_else(pieces: list[str], spoken: bool) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    present = [said(name, "Yes.") for name in SPEAKERS] if spoken else []
    kind = "transcript" if spoken else "press-release"
    made, summary = document("moot-2001/here", said(None, text), *present, event=MOOT_2001, kind=kind)
    links = find_links(made, summary, KNOWN)
    assert links == find_links(made, summary, world())
    for named in links.values():
        assert all(one.end <= other.start for one, other in itertools.pairwise(named))
        assert all(one.target is not None and text[one.start : one.end].strip() for one in named)
    linked = with_links(made, "moot-2001/here/index.md", links).turns[0].blocks[0].text
    _, html = read(f"---\ntitle: x\n---\n{linked if links else escape(text)}\n")
    _, plain = read(f"---\ntitle: x\n---\n{escape(text)}\n")
    assert _words(html) == _words(plain)
    for tag, attributes, _ in elements(html):
        assert tag in {"p", "a"}
        assert set(attributes) <= {"href", "title", "class"}
        if tag == "a":
            assert str(attributes["href"]).startswith(("../../", "../", "https://", "http://"))


def _words(html: str) -> str:
    return next(text for tag, _, text in elements(f"<section>{html}</section>") if tag == "section")


def test_what_is_known_is_the_same_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = world(), world()
    assert isinstance(one, Gazetteer)
    for text in NAMED:
        assert found(f"See {text} now.", one) == found(f"See {text} now.", other)


class Withheld(PersonInfo, frozen=True):
    """Somebody who asked that the name is withheld."""

    hide: str | None = "name"


def test_a_name_that_is_withheld_leads_nowhere() -> None:
    people = (
        Withheld(id="otto-quark", name="Otto Quark"),
        Withheld(id="withheld", name="Ottilie Doe"),
        PersonInfo(id="rosa-brie", name="Rosa Brie"),
    )
    settings = msgspec.structs.replace(SETTINGS, register=Register(people))
    known = build_gazetteer(Archive(documents=(), people=dict(KNOWN.people)), settings)
    assert found("Otto Quark, Ottilie Doe, Ottilie and Rosa Brie.", known) == ["Rosa Brie -> people/rosa-brie/"]


@pytest.mark.parametrize(
    "piece",
    [
        "Ada Churn ", "Ada ", "MOOT 2003 ", "the 2003 MOOT ", "WS 168 ", "https://moot.example/a ", "a.moot.org ", "a.",
        "a-", "RFC 1 ", "RIND NCC ",
        "Ottilie, ", "Rosa ", "https://", "www.", "x", "A", "Ab", "é", ")", "Bram van der ", "'",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    def seconds(times: int) -> float:
        made, summary = document(
            "moot-2001/here", said(None, piece * times), *(said(name, "Yes.") for name in SPEAKERS), event=MOOT_2001
        )
        before = time.process_time()
        find_links(made, summary, KNOWN)
        return time.process_time() - before

    small = max(min(seconds(1_000) for _ in range(3)), 0.002)
    assert seconds(8_000) < 8 * 5 * small
