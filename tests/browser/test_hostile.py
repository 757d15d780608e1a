"""Sources that try to be code, through the whole build and in a real browser: nothing runs, every word is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from playwright.sync_api import Dialog, Page

from generator.corrections.applied import CORRECTIONS_FILE, applied_from_json, shown_record
from generator.project import Project
from generator.reading.steps import read_document
from generator.records import Block, Event, Notice, Session, SessionRecord, from_json
from generator.settings.load import Settings
from generator.site.build import build_site
from generator.text.normal import tidy
from generator.text.words import split_words
from tests.support.browser import Archive, NewVisit, Visit
from tests.support.hostile_settings import with_hostile_settings
from tests.support.make_archive import complete_archive
from tests.support.serving import serving

SCRIPT = "<script>top.hit=1;alert(1)</script>"
IMAGE = "<img src=x onerror=top.hit=2;alert(2)>"
BREAKOUT = f"\"'></title></textarea></style></script>-->{SCRIPT}<svg onload=top.hit=3>"
TEMPLATE = "{{ 7*7 }} {{ config.site_name }} {% raw %} {% include 'main.html' %} {# gone #}"
LISTED = "{ #hit .hit onclick=top.hit=4 } {: onload=top.hit=5 }"
MARKDOWN = "[a](javascript:top.hit=6) ![b](https://spy.example/b.png) <https://spy.example/> **c** `d` [e]: f"
FOREIGN = (
    "<link rel=stylesheet href=https://spy.example/x.css><iframe src=//spy.example></iframe><base href=//spy.example>"
)
EVIL = f"{BREAKOUT} {IMAGE} {TEMPLATE} {LISTED} {MARKDOWN} {FOREIGN}"

MADE_BY_NOBODY = "iframe, base, img, object, embed, [onclick], [onload], [onerror], #hit, .hit"
"""Elements and attributes that no page of ours has."""

NAME = "<img src=x onerror=top.hit=7>{{ 7*7 }}{ #x onclick=top.hit=8 }\"'"
PARAGRAPHS = (
    f"# {EVIL}", f"> {EVIL}", f"- {EVIL}", "---", "```", "~~~", "    indented", '--8<-- "index.md"',
    "!!! note", "| a | b |", "| - | - |", "<div>", "</div>", "<!-- ",
    "</section></article></body></html>", '<h2 id="eve-9">Eve</h2>', "=====", "{ #eve-1 }", "{: .x }",
    "1. one", "[TOC]", "*[HTML]: x", "[^1]: x", "&lt;b&gt; &amp;amp; &#60;",
    "\u202eright to left\u202c שלום", "👩‍👩‍👧 e\u0301 ﬁ\u2028x\u2029y\u200b\ufeff",
)  # fmt: skip
TEXT = "\n".join(
    [
        f"MOOT 2001 - Day 2 - Room 4 - WS9: {EVIL}",
        "",
        f" >> {EVIL}:  What a label.",
        "",
        f" >> EVE:  Cheese. {EVIL}",
        "",
        *(f"{paragraph}\n" for paragraph in PARAGRAPHS),
        " >> {{ EVE }} <B ONCLICK=TOP.HIT=9>:  More.",
        "",
        f" >> EVE {IMAGE}:  And more.",
        "",
        f"({EVIL})",
        "",
    ]
)
SIDECAR = f"address: 'javascript:top.hit=10'\nretrieved: '{SCRIPT}'\npublisher: '{IMAGE}{TEMPLATE}{LISTED}'\n"
ARTICLE = (
    f"---\ntitle: x\n---\n{EVIL}\n\nParis, France, 7 May 2001 — {EVIL}\n\n{EVIL}\n\nAbout the Cheese Moot\n\n{EVIL}\n"
)


@pytest.fixture(scope="module")
def hostile(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Hostile files beside ordinary ones, and a record in which every value that a file can't reach is hostile too."""
    project = complete_archive(tmp_path_factory.mktemp("hostile"))
    folder = project.transcripts / "moot-2001"
    (folder / f"{NAME}.txt").write_text(TEXT, encoding="utf-8")
    (folder / f"{NAME}.yml").write_text(SIDECAR, encoding="utf-8")
    (folder / f"{NAME} article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "values.txt").write_text(TEXT, encoding="utf-8")
    with_hostile_settings(project)
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.archive.stages.read_sources.read_document", _with_hostile_values)
        report = build_site(project, print_line=said.append)
    assert report.faults == 0, "\n".join(said)
    return project


def _with_hostile_values(path: Path, transcripts: Path, settings: Settings, _stated: object) -> SessionRecord:
    record = read_document(path, transcripts, settings)
    if path.name != "values.txt":
        return record
    turns = tuple(
        msgspec.structs.replace(
            turn, label=EVIL, name=EVIL, role=EVIL, speaker="eve", blocks=(*turn.blocks, Block("event", EVIL, "other"))
        )
        for turn in record.turns
    )
    event = Event("moot-2004", EVIL, 4, EVIL, "2004-01-01", "2004-01-02")
    session = Session("workshop", EVIL, None)
    return msgspec.structs.replace(
        record, title=EVIL, event=event, room=EVIL, start_time=EVIL, end_time=EVIL, session=session, turns=turns,
        notices=(Notice((1, 1), EVIL),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile_archive(hostile: Project) -> Iterator[Archive]:
    with serving(hostile.site, base="/archive/", port=0) as server:
        yield Archive(server.origin, "/archive/")


@pytest.fixture
def hostile_visit(new_visit: NewVisit, hostile_archive: Archive) -> Iterator[Visit]:
    """A window in which a dialog, a request elsewhere, an error and a trace of a script that ran are all failures."""
    visit = new_visit(hostile_archive)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", note)
    yield visit
    assert dialogs == []
    assert visit.foreign() == []
    assert visit.errors == []


def hit(page: Page) -> object:
    return page.evaluate("window.hit")


def test_nothing_runs_on_any_page(hostile: Project, hostile_visit: Visit) -> None:
    for path in sorted(hostile.site.rglob("index.html")):
        page = hostile_visit.open(path.relative_to(hostile.site).as_posix().removesuffix("index.html"))
        assert hit(page) is None, path
        assert (
            page.locator("iframe, base, img, object, embed, [onclick], [onload], [onerror], #hit, .hit").count() == 0
        ), path


def test_every_word_is_shown_as_it_is(hostile: Project, hostile_visit: Visit) -> None:
    records = {path: from_json(path.read_bytes()) for path in sorted(hostile.site.rglob("session.json"))}
    assert len(records) == 8
    seen = ""
    hostile_visit.page.emulate_media(media="print")  # on screens, the text of turns out of view is not counted as shown
    for path, record in records.items():
        page = hostile_visit.open(path.parent.relative_to(hostile.site).as_posix() + "/")
        shown = " ".join(" ".join(page.locator('[data-record="words"]').all_inner_texts()).split())
        corrections = path.with_name(CORRECTIONS_FILE)
        told = applied_from_json(corrections.read_bytes()) if corrections.exists() else ()
        wanted = " ".join(block.text for turn in shown_record(record, told).turns for block in turn.blocks)
        assert shown == " ".join(wanted.split()), path
        seen += shown
    for piece in (SCRIPT, IMAGE, TEMPLATE, LISTED, MARKDOWN, FOREIGN, *PARAGRAPHS):
        if split_words(piece):  # a line of signs alone separates
            assert " ".join(tidy(piece).split()) in seen, piece


def test_titles_and_values_are_shown_as_they_are(hostile_visit: Visit) -> None:
    page = hostile_visit.open("moot-2001/values/")
    evil = " ".join(EVIL.split())
    assert page.title().startswith(evil)
    assert " ".join(page.locator("h1").inner_text().split()) == evil
    assert " ".join(page.locator("aside.notice").inner_text().split()) == evil
    for key in ("event", "time", "room", "type"):
        assert evil in " ".join(page.locator(f".docket__row--{key}").inner_text().split()), key
    links = page.locator("a").evaluate_all("all => all.map(a => a.protocol)")
    assert set(links) <= {"http:", "https:"}


def test_nothing_runs_in_the_search(hostile_visit: Visit) -> None:
    for words in ("cheese", SCRIPT, IMAGE, '"><svg onload=top.hit=11>', "{{ 7*7 }}"):
        page = hostile_visit.open(f"search/?q={quote(words)}")
        page.wait_for_function("() => document.querySelector('.search__status')?.textContent.trim()")
        assert hit(page) is None
        assert page.get_by_role("searchbox").input_value() == words
    page = hostile_visit.open("search/?q=cheese")
    page.locator(".search__turns a").first.wait_for()
    assert hit(page) is None
    assert page.locator(".search__turns img, .search__title img, .search__turns script").count() == 0


def test_nothing_runs_through_an_address(hostile_visit: Visit) -> None:
    for address in (
        f"moot-2001/ws3-washed-rinds/?mark={quote(IMAGE)}#ottilie-obrine-1",
        f"moot-2001/ws3-washed-rinds/#{quote(IMAGE)}",
        f"moot-2001/ws3-washed-rinds/?mark={quote('javascript:top.hit=12')}",
        "search/?q=%00%FF&event=%3Cscript%3Etop.hit=13%3C/script%3E",
    ):
        page = hostile_visit.open(address)
        page.wait_for_load_state("networkidle")
        assert hit(page) is None, address
