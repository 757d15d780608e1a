"""The search index: the search documents for Pagefind, and that no text of a transcript is code in them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from generator.site.search_documents import search_documents, to_html
from generator.site.search_index import index_site
from selectolax.lexbor import LexborHTMLParser

from generator.errors import BuildError
from generator.records import Block, Event, Session, SessionRecord, Source, Turn, to_json
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.session_types import SessionTypeInfo

SETTINGS = Settings(
    archive=ArchiveInfo(), events=(), types=(SessionTypeInfo(id="workshop", name="Workshop", plural="Workshops"),)
)
HOSTILE = """</h2></body><script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7*7 }} &lt; &amp;amp; ]]> --> '"""


def turn(turn_id: str, name: str | None, *texts: str, label: str | None = None) -> Turn:
    return Turn(
        id=turn_id,
        label=label or (name.upper() if name else None),
        role=None,
        name=name,
        speaker=None,
        resolved=None,
        evidence=None,
        time=None,
        lines=(1, 1),
        blocks=tuple(Block(type="text", text=text) for text in texts),
    )


def record(*turns: Turn, **changes: object) -> SessionRecord:
    plain = SessionRecord(
        schema=1,
        source=Source(
            path="igf-2031/tea.txt", sha256="0", format="text", lines=1, address=None, retrieved=None, publisher=None
        ),
        kind="transcript",
        title="On Tea",
        event=Event(id="igf-2031", name="IGF 2031", ordinal=None, place=None, start=None, end=None),
        day=None,
        date="2031-05-06",
        start_time=None,
        end_time=None,
        room=None,
        session=Session(type="workshop", code="WS7", number=7),
        status="final",
        language="en",
        notices=(),
        turns=turns,
        removed=(),
        findings=(),
        provenance={},
    )
    return msgspec.structs.replace(plain, **changes)


TALK = record(
    turn("unidentified-1", None, "Is this on?"),
    turn("ana-field-1", "Ana Field", "Good morning.", "Tea is late"),
    turn("moderator-1", None, "Thank you.", label="MODERATOR"),
    turn("unidentified-2", None, "Yes."),
    turn("ana-field-2", "Ana Field", "Tea is here."),
)


def html_of(talk: SessionRecord) -> list[str]:
    return [to_html(document, talk, SETTINGS) for document in search_documents(talk, "tea")]


def text_of(parsed: LexborHTMLParser) -> str:
    assert parsed.body is not None
    return parsed.body.text()


def values(html: str, kind: str) -> dict[str, str | None]:
    """Return the `meta` or `filter` values of a search document, by name."""
    attribute = f"data-pagefind-{kind}"
    documents = LexborHTMLParser(html).css(f"meta[{attribute}]")
    return {str(node.attributes[attribute]).removesuffix("[content]"): node.attributes["content"] for node in documents}


def write_site(site: Path, talks: dict[str, SessionRecord]) -> Path:
    for page, talk in talks.items():
        folder = site / page
        folder.mkdir(parents=True)
        (folder / "session.json").write_bytes(to_json(talk))
    site.mkdir(exist_ok=True)
    return site


def entry_of(site: Path) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads((site / "pagefind" / "pagefind-entry.json").read_bytes())
    return entry


def test_a_document_for_each_speaker_in_the_order_of_first_words() -> None:
    documents = search_documents(TALK, "tea")

    assert [document.speaker for document in documents] == [None, "Ana Field", "MODERATOR"]
    assert [[position for position, _ in document.turns] for document in documents] == [[0, 3], [1, 4], [2]]


def test_the_headings_hold_position_and_id_of_each_turn() -> None:
    parsed = [LexborHTMLParser(html) for html in html_of(TALK)]

    assert [[node.id for node in html.css("h2")] for html in parsed] == [
        ["0.unidentified-1", "3.unidentified-2", "end"],
        ["1.ana-field-1", "4.ana-field-2", "end"],
        ["2.moderator-1", "end"],
    ]
    assert all(node.text() == "" for html in parsed for node in html.css("h2"))
    assert " ".join(text_of(parsed[1]).split()) == "Good morning. Tea is late Tea is here. …"


def test_metadata_is_searched_or_filters() -> None:
    html = html_of(TALK)[1]

    assert values(html, "meta") == {"title": "On Tea", "speaker": "Ana Field", "event": "IGF 2031", "code": "WS7"}
    assert values(html, "filter") == {
        "kind": "Transcript", "event": "IGF 2031", "type": "Workshop", "date": "2031-05-06",
    }  # fmt: skip


def test_missing_metadata_is_omitted() -> None:
    bare = record(TALK.turns[0], title=None, event=None, date=None, session=Session(type=None, code=None, number=None))
    (html,) = html_of(bare)

    assert values(html, "meta") == {"title": "Untitled (tea)"}
    assert values(html, "filter") == {"kind": "Transcript"}


def test_one_label_of_two_people_makes_two_documents() -> None:
    talk = record(
        turn("moderator-1", "Ana Field", "One.", label="MODERATOR"),
        turn("moderator-2", "Bo Lake", "Two.", label="MODERATOR"),
    )

    assert [document.speaker for document in search_documents(talk, "tea")] == ["Ana Field", "Bo Lake"]


def test_an_article_is_one_document_without_a_speaker() -> None:
    article = record(turn("text-1", None, "Tea was served.", "It was late."), kind="press-release")
    (document,) = search_documents(article, "tea")

    assert document.speaker is None
    assert values(to_html(document, article, SETTINGS), "filter")["kind"] == "Press release"


def test_a_record_without_words_is_found_by_its_title() -> None:
    (document,) = search_documents(record(), "tea")

    assert document.title == "On Tea"
    assert document.turns == ()


def test_too_many_words_for_a_page_are_not_indexed() -> None:
    (document,) = search_documents(record(turn("ana-field-1", "Ana Field", "tea " * 300_000)), "tea")

    assert document.turns == ()


def test_hostile_text_is_text() -> None:
    talk = record(turn("ana-field-1", HOSTILE, HOSTILE), title=HOSTILE, session=Session(None, HOSTILE, None))
    (html,) = html_of(talk)
    parsed = LexborHTMLParser(html)

    assert not parsed.css("script, img")
    assert len(parsed.css("body *")) == 2, "the two headings and nothing else"
    assert " ".join(text_of(parsed).split()) == f"{HOSTILE} …"
    assert values(html, "meta") == {"title": HOSTILE, "speaker": HOSTILE, "event": "IGF 2031", "code": HOSTILE}


def test_special_blanks_become_plain_blanks() -> None:
    html = html_of(record(turn("ana-field-1", "Ana Field", "one\u200btwo\ufeffthree\u00a0four\n\u2028five")))[0]

    assert "one two three four five" in html


def test_the_index_holds_every_document_and_the_site_holds_none(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"igf-2031/tea": TALK, "igf-2031/milk": record(*TALK.turns[:2])})

    assert index_site(site, tmp_path / "cache", SETTINGS) == 5
    assert entry_of(site)["languages"]["en"]["page_count"] == 5
    assert not list(site.rglob("*.html"))
    assert not list(site.glob("pagefind/*-ui.*")), "interfaces that no page loads"
    assert sorted(path.name for path in site.iterdir()) == ["igf-2031", "pagefind"]


def test_an_old_index_is_replaced_and_documents_are_the_same_each_time(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"igf-2031/tea": TALK})
    written = []
    for _ in range(2):
        (site / "pagefind" / "index").mkdir(parents=True, exist_ok=True)
        (site / "pagefind" / "index" / "old.pf_index").touch()
        index_site(site, tmp_path / "cache", SETTINGS)
        documents_folder = tmp_path / "cache" / "search" / "documents"
        written.append({path: path.read_bytes() for path in documents_folder.rglob("*.html")})

    assert not (site / "pagefind" / "index" / "old.pf_index").exists()
    assert written[0] == written[1]
    assert len(written[0]) == 3


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {})

    assert index_site(site, tmp_path / "cache", SETTINGS) == 0
    assert (site / "pagefind" / "pagefind.js").is_file()


def test_a_language_with_a_country_is_indexed_as_that_language(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"igf-2031/tea": TALK})
    index_site(site, tmp_path / "cache", msgspec.structs.replace(SETTINGS, archive=ArchiveInfo(language="pt-BR")))

    assert list(entry_of(site)["languages"]) == ["pt"]


def test_an_invalid_record_is_reported_with_its_path(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {"igf-2031/tea": TALK})
    (site / "igf-2031" / "tea" / "session.json").write_text("{}")

    with pytest.raises(BuildError, match="not a session record") as caught:
        index_site(site, tmp_path / "cache", SETTINGS)
    assert str(caught.value.path).endswith("session.json")


def test_a_failing_pagefind_is_reported_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = write_site(tmp_path / "site", {"igf-2031/tea": TALK})
    (site / "pagefind").mkdir()
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(BuildError, match="Pagefind can't make the search index"):
        index_site(site, tmp_path / "cache", SETTINGS)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(BuildError, match="Pagefind can't be started"):
        index_site(site, tmp_path / "cache", SETTINGS)
    assert (site / "pagefind").is_dir(), "the existing index stays"
