"""A page shows the exact words of its source: no element, attribute or word is added or lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from generator.archive.summary import supplied_title
from generator.pages.markdown.escape import Markdown, escape, escape_facts, escape_heading
from generator.pages.views.page import render_page
from generator.records import (
    SessionRecord,
    Turn,
    from_json,
    to_stored_json,
)  # fmt: skip
from generator.sources.control_characters import clean
from tests.support.arbitrary_records import CONFIG, page_of, records
from tests.support.examples import examples
from tests.support.list_pages import index_pages
from tests.support.nasty_texts import PIECES, STARTS, texts
from tests.support.page_html import Element, collapsed, elements, read, unescaped
from tests.support.page_values import values_of


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ("864,426 words · 198 sessions", "864,426\u00a0words\u00a0· 198\u00a0sessions"),
        (
            "IGF 2025 · 23 June 2025 · Room 6",
            "IGF\u00a02025\u00a0· 23\u00a0June\u00a02025\u00a0· Room\u00a06",
        ),
        ("94.2 % of 9 words", "94.2\u00a0% of 9\u00a0words"),
        ("Room 6, upstairs · Room 7 A", "Room 6, upstairs\u00a0· Room 7\u00a0A"),
        ("* & 3 more", "\\* &amp; 3\u00a0more"),
        (Markdown("[12 May](12-may/) · 2 turns"), "[12\u00a0May](12-may/)\u00a0· 2\u00a0turns"),
    ],
)
def test_a_number_stays_on_the_line_of_its_noun(facts: str, shown: str) -> None:
    assert escape_facts(facts) == shown


def shown_title(record: SessionRecord) -> str:
    """Return the title of the document, or the one that the archive supplies."""
    event = record.event.name if record.event is not None else None
    return record.title or supplied_title(event, record.source.path)


def check_front(meta: dict[str, object], record: SessionRecord) -> None:
    """HTML-escaped values give back their text; all other values are unchanged."""
    title = shown_title(record)
    assert unescaped(str(meta["title"])) == title
    assert str(meta["title"]).isprintable() or not title.isprintable()
    assert not {"<", ">", '"'} & set(str(meta["title"]) + str(meta["description"]))
    assert unescaped(str(meta["description"])).startswith(title)
    assert meta["source"] == record.source.path
    assert meta.get("room") == (record.room or None)
    assert record.event is not None
    assert meta["event"] == record.event.name
    assert str(meta.get("source_address", "https://")).lower().startswith(("http://", "https://"))


def expected_blocks(turn: Turn) -> list[Element]:
    return [("p", {"class": "stage-direction"} if block.event else {}, collapsed(block.text)) for block in turn.blocks]


def expected_heading(turn: Turn) -> list[Element]:
    if turn.label is None:
        return [("h2", {"id": turn.id}, "Unidentified speaker")]
    name = collapsed(turn.name or turn.label)
    if turn.speaker is None or turn.name is None:
        return [("h2", {"id": turn.id}, name)]
    role = f", {collapsed(turn.role)}" if turn.role else ""
    link: dict[str, str | None] = {"href": f"../../people/{turn.speaker}/index.md"}
    return [("h2", {"id": turn.id}, name + role), ("a", link, name)]


def expected_notices(record: SessionRecord) -> list[Element]:
    """Markdown joins quotes that follow one another."""
    shown = [collapsed(notice.text) for notice in record.notices]
    quote: list[Element] = [("blockquote", {}, " ".join(shown))] if shown else []
    return quote + [("p", {}, text) for text in shown]


def without_own_id(found: list[Element]) -> list[Element]:
    """Remove the id that Python-Markdown gives a heading: letters, digits, hyphens and underscores."""
    tag, attributes, text = found[0]
    assert tag == "h1"
    assert set(attributes) == {"id"}
    assert all(char.isalnum() or char in "-_" for char in attributes["id"] or "")
    return [(tag, {}, text), *found[1:]]


@given(records())
@settings(max_examples=examples(40))
def test_a_session_shows_exactly_the_words_of_its_record(record: SessionRecord) -> None:
    source, _ = page_of(record)
    meta, html = read(source)
    check_front(meta, record)
    expected: list[Element] = [("h1", {}, collapsed(shown_title(record))), *expected_notices(record)]
    for turn in record.turns:
        expected += expected_heading(turn) + expected_blocks(turn)
    assert without_own_id(elements(html)) == expected


@given(records(kind="press-release"))
@settings(max_examples=examples(40))
def test_an_article_shows_exactly_the_words_of_its_record(record: SessionRecord) -> None:
    source, _ = page_of(record)
    meta, html = read(source)
    check_front(meta, record)
    found = elements(html)
    blocks = list(record.turns[0].blocks)
    if meta.get("headline"):
        first: list[Element] = [("h1", {"id": "text-1"}, collapsed(blocks.pop(0).text)), *expected_notices(record)]
    else:
        found = without_own_id(found)
        first = [("h1", {}, collapsed(shown_title(record))), *expected_notices(record)]
    rest: list[Element] = []
    for position, block in enumerate(blocks):
        anchor: dict[str, str | None] = {"id": "text-1"} if position == 0 and not meta.get("headline") else {}
        kind: dict[str, str | None] = {"class": "stage-direction"} if block.event else {}
        rest.append(("h2" if block.type == "heading" else "p", anchor | kind, collapsed(block.text)))
    assert found[: len(first)] == first
    assert [
        _subhead(element) if not wanted[1] else element
        for element, wanted in zip(found[len(first) :], rest, strict=True)
    ] == rest


def _subhead(element: Element) -> Element:
    return (element[0], {}, element[2]) if element[0] == "h2" and set(element[1]) == {"id"} else element


@given(records())
@settings(max_examples=examples(40))
def test_the_pages_that_lead_to_a_document_show_its_words(record: SessionRecord) -> None:
    _, archive = page_of(record)
    title = collapsed(shown_title(record))
    for page in index_pages(archive, CONFIG):
        meta, html = read(render_page(page))
        found = elements(html)
        assert {tag for tag, _, _ in found} <= {"h1", "h2", "h3", "ul", "ol", "li", "a", "br", "p", "em", "strong"}, (
            page.path
        )
        classes = {attributes.get("class") for tag, attributes, _ in found if tag == "h2"}
        assert classes <= {None, "names", "mentions"}, page.path
        allowed = {"h2": {"id", "class"}, "a": {"href"}, "em": {"class"}}
        assert all(set(attributes) <= allowed.get(tag, {"id"}) for tag, attributes, _ in found), page.path
        assert all(set(attributes) == {"class"} for tag, attributes, _ in found if tag == "em"), page.path
        links = [attributes for tag, attributes, _ in found if tag == "a"]
        assert all(set(attributes) == {"href"} for attributes in links)
        assert all(str(attributes["href"]).split("#")[0].endswith("index.md") for attributes in links)
        heads = {"title": page.front.title, "description": page.front.description}
        assert {name: unescaped(str(meta[name])) for name in heads} == heads
        if page.path == "moot-1/index.md":
            assert title in [text for tag, _, text in found if tag == "a"]
            cells = {str(attributes["class"]): text for tag, attributes, text in found if tag == "em"}
            assert cells.get("room") == (collapsed(record.room) if record.room else None)
            assert cells.get("time") == (collapsed(record.start_time) if record.start_time else None)
        if page.path.startswith("people/person-"):
            name = values_of(page)["title"]
            assert found[0][2] == collapsed(name)
            assert title in [text for tag, _, text in found if tag == "a"]


@given(records())
@settings(max_examples=examples(40))
def test_a_written_record_is_read_back_unchanged(record: SessionRecord) -> None:
    assert from_json(to_stored_json(record)) == record


@given(texts(), texts(3))
@settings(max_examples=examples(150))
def test_commonmark_shows_the_same_words(paragraph: str, heading: str) -> None:
    source = f"# {escape_heading(heading)}\n\n## {escape_heading(heading)} {{ #turn-1 }}\n\n{escape(paragraph)}\n"
    assert elements(MarkdownIt("commonmark").render(source)) == [
        ("h1", {}, collapsed(heading)),
        ("h2", {}, f"{collapsed(heading)} {{ #turn-1 }}"),
        ("p", {}, collapsed(paragraph)),
    ]


@pytest.mark.parametrize("first", STARTS)
def test_every_pair_of_markup_characters_is_shown_unchanged(first: str) -> None:
    """Characters that are markup only together: each start followed by each piece, as paragraph and as heading."""
    pairs = [f"{first}{piece}{end}" for piece in PIECES for end in ("", " x")]
    made = [text for pair in pairs if (text := collapsed(clean(pair)[0]))]
    source = "".join(f"{escape(text)}\n\n## {escape_heading(text)} {{ #t-{n} }}\n\n" for n, text in enumerate(made))
    _, html = read(f"---\ntitle: x\n---\n{source}")
    expected: list[Element] = []
    for number, text in enumerate(made):
        expected += [("p", {}, text), ("h2", {"id": f"t-{number}"}, text)]
    assert elements(html) == expected


@given(texts())
@example("# x #")
@example("{ #x }")
@example("1. x")
@example("\\")
def test_escaped_text_is_not_escaped_again(text: str) -> None:
    assert escape(escape(text)) == escape(text)
    assert "\n" not in escape(text)
