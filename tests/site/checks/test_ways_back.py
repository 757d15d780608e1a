"""Links between pages and their ways back, in sites of a few lines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.site_layout import Layout, files_of
from generator.site.checks.ways_back import JUDGED, LinkGraph

ADA, CHEESE = "people/ada/index.html", "moot-1/cheese/index.html"


def site(folder: Path, **pages: str) -> Layout:
    """Write pages, given as `kind: content`, to `<name>/index.html`."""
    for name, text in pages.items():
        kind, _, content = text.partition(": ")
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f'<body><header><a href="../b/">x</a></header><div data-page="{kind}">{content}</div></body>')
    return Layout(folder, files_of(folder), "https://archive.example/")


def notes(layout: Layout) -> list[str]:
    ways = LinkGraph()
    for page in layout.pages:
        ways.read(page, LexborHTMLParser((layout.site / page).read_bytes()), layout)
    return [f"{note.page}: {note.message}: {note.fragment}" for note in ways.check(layout)]


A, B = '<a href="../a/">x</a>', '<a href="../b/">x</a>'
NO_WAY_BACK = ["a/index.html: the link leads to b/index.html, which doesn't lead back: ../b/"]

GOOD = {
    "both ways": (f"session: {B}", f"person: {A}"),
    "both ways, to a turn and with the file's name": (
        'session: <h2 id="t"><a href="../b/#x">x</a></h2>', 'person: <a href="../a/index.html#t">x</a>'
    ),
    "both ways, with the full address": (f"session: {B}", 'person: <a href="https://archive.example/a/">x</a>'),
    "no link": ("session: x", "person: x"),
    "previous and next": (f'session: <nav data-way><ul><li>{B}</li></ul></nav>', "session: x"),
    "where you are": (f"session: <nav data-way>{B}</nav><article>x</article>", "event: x"),
    "a page that people wrote": (f"text: {B}", "person: x"),
    "the home page": (f"home: {B}", "person: x"),
    "an index": (f"people: {B}", "person: x"),
    "to an index": (f"person: {B}", "people: x"),
    "to the address of a copy": (f"person: {B}", "redirect: x"),
    "a list that is cut": (f"person: {B}", 'person: <p>and <em data-cut="person">3 more</em></p>'),
    "two lists that are cut": (f"session: {B}", 'person: <p data-cut="person session">and more</p>'),
    "to itself": ('session: <a href="../a/#t">x</a>', "session: x"),
    "to a record": ('session: <a href="session.json">x</a>', "session: x"),
    "to a page that isn't there": ('session: <a href="../c/">x</a> <a href="http://[">x</a>', "session: x"),
    "to another site": ('session: <a href="https://other.example/b/">x</a>', "session: x"),
}  # fmt: skip

BAD = {
    "in the words": (f"session: <p>{B}</p>", "person: x"),
    "in the cover sheet": (f"session: <dl><dd>{B}</dd></dl>", "person: x"),
    "twice is one fault": (f"session: {B}{B}", "person: x"),
    "the way back as a way through the archive": (f"session: {B}", f"person: <nav data-way>{A}</nav>"),
    "in a list that is for going on": (f"session: <nav>{B}</nav>", "session: x"),
    "in a footer": (f"article: <footer>{B}</footer>", "session: x"),
    "between sessions": (f"session: {B}", "session: x"),
    "a list of others is cut": (f"session: {B}", 'person: <em data-cut="person">more</em>'),
    "its own list is cut": (f'person: {B}<em data-cut="person">more</em>', "person: x"),
    "a cut that isn't in the page's own content": (f"person: {B}", 'person: x</div><em data-cut="person">x</em>'),
    "with another file's name": (f"session: {B}", 'person: <a href="../a/session.json">x</a>'),
}


@pytest.mark.parametrize("pages", GOOD.values(), ids=GOOD)
def test_what_is_no_fault(tmp_path: Path, pages: tuple[str, str]) -> None:
    assert notes(site(tmp_path, a=pages[0], b=pages[1])) == []


@pytest.mark.parametrize("pages", BAD.values(), ids=BAD)
def test_a_link_without_a_way_back(tmp_path: Path, pages: tuple[str, str]) -> None:
    assert notes(site(tmp_path, a=pages[0], b=pages[1])) == NO_WAY_BACK


@pytest.mark.parametrize("kind", sorted(JUDGED))
def test_every_kind_is_judged(tmp_path: Path, kind: str) -> None:
    assert notes(site(tmp_path, a=f"{kind}: {B}", b=f"{kind}: x")) == NO_WAY_BACK


def test_of_two_pages_whichever_comes_first_is_told(tmp_path: Path) -> None:
    assert notes(site(tmp_path, a="person: x", b=f"session: {A}")) == [
        "b/index.html: the link leads to a/index.html, which doesn't lead back: ../a/"
    ]


def test_pages_that_lead_to_one_another_are_not_kept(tmp_path: Path) -> None:
    """As 500 sessions of 12 people each have."""
    chance = random.Random(3)  # noqa: S311 - the same archive every time, not a secret
    speakers = [chance.sample(range(900), 12) for _ in range(500)]
    spoke: list[list[int]] = [[] for _ in range(900)]
    for session, people in enumerate(speakers):
        for person in people:
            spoke[person].append(session)
    pages = {f"s{n}": "session: " + "".join(f'<a href="../p{p}/">x</a>' for p in of) for n, of in enumerate(speakers)}
    pages |= {f"p{n}": "person: " + "".join(f'<a href="../s{s}/">x</a>' for s in of) for n, of in enumerate(spoke)}
    layout = site(tmp_path, **pages)
    ways = LinkGraph()
    for page in layout.pages:
        ways.read(page, LexborHTMLParser((layout.site / page).read_bytes()), layout)
    assert list(ways.check(layout)) == []
    assert not ways._one_way
