"""Links between pages and their ways back, in sites of a few lines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.site.checks.built_site import BuiltSite, files_of
from generator.site.checks.ways_back import CHECKED_KINDS, LinkGraph, ways_of

ADA, CHEESE = "people/ada/index.html", "moot-1/cheese/index.html"


def write_site(folder: Path, **pages: str) -> BuiltSite:
    """Write pages, given as `kind: content`, to `<name>/index.html`."""
    for name, text in pages.items():
        kind, _, content = text.partition(": ")
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f'<body><header><a href="../b/">x</a></header><div data-page="{kind}">{content}</div></body>')
    return BuiltSite(folder, files_of(folder), "https://archive.example/")


def faults_of(site: BuiltSite) -> list[str]:
    return [f"{fault.page}: {fault.message}: {fault.fragment}" for fault in graph_of(site).check(site)]


def graph_of(site: BuiltSite) -> LinkGraph:
    trees = {page: LexborHTMLParser((site.folder / page).read_bytes()) for page in site.pages}
    return LinkGraph({page: ways for page, tree in trees.items() if (ways := ways_of(page, tree, site)) is not None})


A, B = '<a href="../a/">x</a>', '<a href="../b/">x</a>'
NO_WAY_BACK = [
    (
        "a/index.html: the link leads to b/index.html, which has no link back;"
        " add one, or put the link into `data-way`: ../b/"
    )
]

GOOD = {
    "both ways": (f"session: {B}", f"person: {A}"),
    "both ways, to a turn and with the file's name": (
        'session: <h2 id="t"><a href="../b/#x">x</a></h2>', 'person: <a href="../a/index.html#t">x</a>'
    ),
    "both ways, with the full address": (f"session: {B}", 'person: <a href="https://archive.example/a/">x</a>'),
    "no link": ("session: x", "person: x"),
    "previous and next": (f'session: <nav data-way><ul><li>{B}</li></ul></nav>', "session: x"),
    "breadcrumbs": (f"session: <nav data-way>{B}</nav><article>x</article>", "event: x"),
    "a hand-written page": (f"text: {B}", "person: x"),
    "the home page": (f"home: {B}", "person: x"),
    "an index": (f"people: {B}", "person: x"),
    "to an index": (f"person: {B}", "people: x"),
    "to a redirect": (f"person: {B}", "redirect: x"),
    "a list that is cut": (f"person: {B}", 'person: <p>and <em data-cut="person">3 more</em></p>'),
    "two lists that are cut": (f"session: {B}", 'person: <p data-cut="person session">and more</p>'),
    "to itself": ('session: <a href="../a/#t">x</a>', "session: x"),
    "to a list whose subpage links back": (
        'session: <a href="../b/">x</a>', "person: x", 'person" data-main-page="../b/: <a href="../a/">x</a>'
    ),
    "from a subpage of the linked list": (
        f"session: {B}", "person: x", f'person" data-main-page="../b/: {A} {B}'
    ),
    "to a subpage": (
        'session: <a href="../c/">x</a>', 'person: <a href="../a/">x</a>', 'person" data-main-page="../b/: x'
    ),
    "twice on a list and its subpage": (
        'session: <a href="../b/">x</a>', f'person: {A}', f'person" data-main-page="../b/: {A}'
    ),
    "to a record": ('session: <a href="session.json">x</a>', "session: x"),
    "to a page that isn't there": ('session: <a href="../c/">x</a> <a href="http://[">x</a>', "session: x"),
    "to another site": ('session: <a href="https://other.example/b/">x</a>', "session: x"),
}  # fmt: skip

BAD = {
    "in the words": (f"session: <p>{B}</p>", "person: x"),
    "in the docket": (f"session: <dl><dd>{B}</dd></dl>", "person: x"),
    "twice is one fault": (f"session: {B}{B}", "person: x"),
    "the way back is navigation": (f"session: {B}", f"person: <nav data-way>{A}</nav>"),
    "in a navigation list": (f"session: <nav>{B}</nav>", "session: x"),
    "in a footer": (f"article: <footer>{B}</footer>", "session: x"),
    "between sessions": (f"session: {B}", "session: x"),
    "a list of another kind is cut": (f"session: {B}", 'person: <em data-cut="person">more</em>'),
    "its own list is cut": (f'person: {B}<em data-cut="person">more</em>', "person: x"),
    "a cut that isn't in the page's own content": (f"person: {B}", 'person: x</div><em data-cut="person">x</em>'),
    "a subpage of another list": (
        f'session: {B} <a href="../d/">x</a>',
        "person: x",
        f'person" data-main-page="../d/: {A}',
        "person: x",
    ),
    "with another file's name": (f"session: {B}", 'person: <a href="../a/session.json">x</a>'),
}


@pytest.mark.parametrize("pages", GOOD.values(), ids=GOOD)
def test_what_is_no_fault(tmp_path: Path, pages: tuple[str, ...]) -> None:
    assert faults_of(write_site(tmp_path, **dict(zip("abcd", pages, strict=False)))) == []


@pytest.mark.parametrize("pages", BAD.values(), ids=BAD)
def test_a_link_without_a_way_back(tmp_path: Path, pages: tuple[str, ...]) -> None:
    assert faults_of(write_site(tmp_path, **dict(zip("abcd", pages, strict=False)))) == NO_WAY_BACK


@pytest.mark.parametrize("kind", sorted(CHECKED_KINDS))
def test_every_kind_is_judged(tmp_path: Path, kind: str) -> None:
    assert faults_of(write_site(tmp_path, a=f"{kind}: {B}", b=f"{kind}: x")) == NO_WAY_BACK


def test_a_missing_way_back_is_found_in_either_order(tmp_path: Path) -> None:
    assert faults_of(write_site(tmp_path, a="person: x", b=f"session: {A}")) == [
        (
            "b/index.html: the link leads to a/index.html, which has no link back;"
            " add one, or put the link into `data-way`: ../a/"
        )
    ]


def test_links_with_a_way_back_use_no_memory(tmp_path: Path) -> None:
    """As many links as 500 sessions with 12 people each."""
    chance = random.Random(3)  # noqa: S311 - the same archive every time, not a secret
    speakers = [chance.sample(range(900), 12) for _ in range(500)]
    sessions_of: list[list[int]] = [[] for _ in range(900)]
    for session, people in enumerate(speakers):
        for person in people:
            sessions_of[person].append(session)
    pages = {}
    for session, people in enumerate(speakers):
        pages[f"s{session}"] = "session: " + "".join(f'<a href="../p{person}/">x</a>' for person in people)
    for person, sessions in enumerate(sessions_of):
        pages[f"p{person}"] = "person: " + "".join(f'<a href="../s{session}/">x</a>' for session in sessions)
    site = write_site(tmp_path, **pages)
    link_graph = graph_of(site)
    assert list(link_graph.check(site)) == []
    assert not link_graph._one_way
