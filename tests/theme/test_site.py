"""What the templates make of pages that follow the contract, hostile ones among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode

from generator.pages.markdown.front_matter import front_matter
from generator.pages.views.document_metadata import ArticleFront, SeriesName, SessionFront
from generator.pages.views.listing import ListFront
from generator.pages.views.page import Front, PageLink
from generator.pages.views.related import RelatedLink
from generator.pages.views.voices import Voice
from generator.project import Project
from tests.support.paths import ARCHIVE, MKDOCS

SITE_URL = Project(ARCHIVE).site_url()
HOSTILE = "</script><script>x()</script> \"'&{{ 7*7 }}{% endraw %}"
SESSION = """# The heading

> The captions may be wrong.

## [Ana María Ruiz](../../people/index.md), moderator { #ana-maria-ruiz-1 }

Good morning. &lt;h2 id="no-1"&gt;

(Applause)
{ .stage-direction }

مرحبا

## Unidentified speaker { #unidentified-1 }

Yes.

## CHAIR { #chair-12 }

Done.
"""
SCRIPTS = """# Scripts

## A { #latin-1 }

“Yes,” she said.

## B { #arabic-1 }

شكرا لكم جميعا.

## B { #hebrew-1 }

תודה רבה.
{ lang="he" dir="auto" }

## C { #chinese-1 }

谢谢主席。

## C { #chinese-2 }

我们需要一个开放而安全的网络，让城市和乡村的学校都能使用，也让社区自己管理数据。
"""
ARTICLE = """# A headline { #text-1 }

> Not an official text.

First paragraph.

## A subhead

Second paragraph.
"""


DOCUMENT: dict[str, Any] = {
    "title": HOSTILE,
    "description": HOSTILE,
    "kind": HOSTILE,
    "event": HOSTILE,
    "event_id": 'events/"onclick="x()',
    "place": HOSTILE,
    "series": (SeriesName("a", HOSTILE),),
    "language": "en",
    "language_name": "English",
    "words": 1234,
    "minutes": 185,
    "warnings": ("one", HOSTILE),
    "source": HOSTILE,
    "next": PageLink(HOSTILE, "e/s/", HOSTILE),
    "related": (
        RelatedLink("series", HOSTILE, 'e/s/"onclick="x()', HOSTILE, HOSTILE, "a"),
        RelatedLink("subjects", HOSTILE, 'e/s/"onclick="x()', HOSTILE),
        RelatedLink("day", HOSTILE, "e/s/"),
    ),
    "links_here": (PageLink(HOSTILE, "e/s/", HOSTILE),),
}
PEOPLE = (
    Voice(name="Ana María Ruiz", kind="person", id="ruiz", words=9, share=60, first="ana-maria-ruiz-1",
          turns=("ana-maria-ruiz",), certainty="inferred"),
    *(Voice(name=f"Person {n}", kind="person", id="ruiz", words=9, share=1) for n in range(1, 13)),
    Voice(name="CHAIR", kind="role", words=0, share=0, first="chair-12", turns=("chair",)),
    Voice(name="Unidentified speakers", kind="unidentified", words=9, share=30, first="unidentified-1"),
)  # fmt: skip
GROUPS = "# Groups\n" + "".join(
    f"\n## BO {{ #bo-{number} }}\n\n{'Yes.' if number % 4 in {1, 2} else 'The harbour has a bridge of glass. ' * 6}\n"
    for number in range(1, 121)
)
"""Turns: two short ones, then two long ones, and so on."""
PAGES: dict[str, tuple[Front, str]] = {
    "e/s/index.md": (
        SessionFront(
            **DOCUMENT, template="session.html", page_kind="session", turns=3, people=PEOPLE, status="Not marked as raw"
        ),
        SESSION,
    ),
    "e/scripts/index.md": (
        SessionFront(**DOCUMENT, template="session.html", page_kind="session", turns=5),
        SCRIPTS,
    ),
    "e/groups/index.md": (
        SessionFront(**DOCUMENT, template="session.html", page_kind="session", turns=120),
        GROUPS,
    ),
    "e/none/index.md": (
        SessionFront(**{**DOCUMENT, "next": None}, template="session.html", page_kind="session", turns=0),
        "# Nothing\n\nThis document has no readable words.\n",
    ),
    "e/a/index.md": (
        ArticleFront(**DOCUMENT, template="article.html", page_kind="article", headline=True, has_words=True),
        ARTICLE,
    ),
}
LISTS = (
    "index", "events/index", "people/index", "types/index", "series/index", "glossary/index", "topics/index",
    "new/index", "data/index", "report/index", "about", "how-to-cite", "how-it-is-made", "corrections", "search",
    "series/a/index", "people/ruiz/index",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("theme")
    docs = folder / "docs"
    pages: dict[str, tuple[Front, str]] = {
        f"{name}.md": (
            ListFront(title=name, description=name, template="page.html", page_kind="events"),
            "# A list\n\n## A\n\n- [One](index.md)\n" if name == "index" else "# A list\n",
        )
        for name in LISTS
    }
    for name, (front, body) in (pages | PAGES).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(front_matter(front) + body, encoding="utf-8")
    config = load_config(str(MKDOCS), docs_dir=str(docs), site_dir=str(folder / "site"), strict=True)
    build(config)
    return folder / "site"


@pytest.fixture(scope="module")
def read(site: Path) -> Callable[[str], Html]:
    return lambda name: Html((site / name).read_text(encoding="utf-8"))


def one(page: Html, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def attribute(page: Html, selector: str, name: str) -> str:
    return one(page, selector).attributes[name] or ""


def text_of(page: Html, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_a_session_is_cut_at_its_turns(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")
    turns = page.css("article section.turn")

    assert [turn.attributes["data-turn"] for turn in turns] == ["ana-maria-ruiz-1", "unidentified-1", "chair-12"]
    assert [node.attributes["id"] for node in page.css("section.turn h2")] == [
        "ana-maria-ruiz-1",
        "unidentified-1",
        "chair-12",
    ]
    assert text_of(page, ".turn h2") == ["Ana María Ruiz, moderator", "Unidentified speaker", "CHAIR"]
    assert text_of(page, ".turn__words") == ['Good morning. <h2 id="no-1"> (Applause) مرحبا', "Yes.", "Done."]
    assert all("data-record" in node.attributes for node in page.css(".turn__words"))
    assert len(page.css("[data-record]")) == len(turns)
    assert text_of(page, ".stage-direction") == ["(Applause)"]
    assert attribute(page, ".turn h2 a", "href") == "../../people/"


def test_every_turn_has_a_link_with_a_name_of_its_own(read: Callable[[str], Html]) -> None:
    links = read("e/s/index.html").css(".turn__link")

    assert [link.text() for link in links] == ["Link"] * 3
    assert [link.attributes["href"] for link in links] == ["#ana-maria-ruiz-1", "#unidentified-1", "#chair-12"]
    names = [link.attributes["aria-label"] for link in links]
    assert len(set(names)) == 3
    assert all((name or "").startswith("Link") for name in names)


def test_a_short_turn_is_in_the_direction_of_the_page_and_fits_into_a_line(read: Callable[[str], Html]) -> None:
    page = read("e/scripts/index.html")
    assert [turn.attributes["data-turn"] for turn in page.css(".turn--short")] == ["latin-1", "chinese-1"]


def test_turns_are_in_groups_and_know_the_turn_before_in_another_group(read: Callable[[str], Html]) -> None:
    page = read("e/groups/index.html")
    groups = [[turn.attributes for turn in group.css(".turn")] for group in page.css(".turns")]
    turns = [turn for group in groups for turn in group]
    assert [turn["data-turn"] for turn in turns] == [f"bo-{number}" for number in range(1, 121)]
    assert 2 < len(groups) < 10
    assert max(map(len, groups)) - min(map(len, groups)) < 6
    kinds = ["turn", "turn turn--short", "turn turn--short turn--after-short", "turn turn--after-short"]
    classes = [(turn["class"] or "").removesuffix(" turn--unidentified") for turn in turns]
    assert classes == [*kinds[1:], kinds[0]] * 30
    assert any("turn--after-short" in (group[0]["class"] or "") for group in groups)


def test_a_page_without_turns_has_no_group(read: Callable[[str], Html]) -> None:
    assert read("e/none/index.html").css(".turns") == []


def test_a_swatch_has_a_pattern_and_an_ink_and_the_unidentified_have_none(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")

    assert [node.attributes["class"] for node in page.css(".turn")] == [
        "turn pattern-0 ink-0",
        "turn turn--short turn--unidentified",
        "turn turn--short turn--after-short pattern-1 ink-3",
    ]
    assert [node.attributes["class"] for node in page.css(".speaker .swatch")][::13] == [
        "swatch pattern-0 ink-0",
        "swatch pattern-1 ink-3",
    ]
    assert page.css_first(".turn--unidentified h2 a") is None
    assert page.css_first(".speaker--unidentified .swatch") is None


def test_shares_are_in_words_and_further_speakers_are_folded(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")

    assert text_of(page, ".speaker__share")[:2] == ["60 %", "1 %"]
    assert attribute(page, ".speaker__bar rect", "width") == "60"
    assert text_of(page, ".speakers-more summary") == ["7 more"]
    assert len(page.css(".speaker")) == 15


def test_a_name_leads_to_the_first_turn_and_a_second_link_to_the_persons_page(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")
    first, *others = page.css(".speaker")
    assert [link.attributes["href"] for link in first.css("a")] == ["#ana-maria-ruiz-1", "../../people/ruiz/"]
    assert attribute(page, ".speaker__page", "aria-label") == "Page of Ana María Ruiz"
    assert [link.attributes["href"] for link in others[0].css("a")] == ["../../people/ruiz/"], "no turns on the page"
    assert text_of(page, ".speaker__note") == ["inferred", "role"]


def test_what_a_reader_needs_comes_first_and_the_rest_is_folded(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")
    rows = ["Event", "Length", "Series", "People", "Warnings"]
    assert text_of(page, ".docket > .docket__rows > .docket__row > dt") == rows
    assert text_of(page, "details.docket__more dt") == ["Kind", "Source", "Status", "Files"]
    assert text_of(page, ".docket__row--length dd") == ["1,234 words, 3 turns 3 h 5 min to read"]
    files = [link.attributes["href"] for link in page.css(".docket__row--files a")]
    assert files == ["session.txt", "session.json"]


def test_the_notice_is_open_before_the_first_turn(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")

    assert text_of(page, "aside.notice") == ["The captions may be wrong."]
    assert page.css_first("details aside, aside details") is None
    order = [node.attributes.get("class") or node.tag for node in one(page, "article").iter()]
    assert order == ["h1", "docket", "notice", "turns", "turn-tools"]


def test_an_article_marks_exactly_the_words_of_its_source(read: Callable[[str], Html]) -> None:
    page = read("e/a/index.html")

    assert text_of(page, "[data-record]") == ["A headline", "First paragraph. A subhead Second paragraph."]
    assert text_of(page, "aside.notice") == ["Not an official text."]
    assert page.css_first("section.turn") is None
    assert attribute(page, ".after a[href='#text-1']", "aria-label") == "Link to this article"


def test_a_session_without_words_says_so(read: Callable[[str], Html]) -> None:
    page = read("e/none/index.html")

    assert text_of(page, "article > p") == ["This document has no readable words."]
    assert page.css_first(".speakers") is None
    assert page.css_first("aside.notice") is None


@pytest.mark.parametrize("name", ["e/s/index.html", "e/a/index.html", "e/none/index.html"])
def test_front_matter_stays_text(read: Callable[[str], Html], name: str) -> None:
    page = read(name)

    assert one(page, "title").text().strip().startswith(HOSTILE)
    assert text_of(page, ".crumbs a") == ["Events", HOSTILE]
    assert text_of(page, ".docket__row--event dd")[0].startswith(HOSTILE)
    assert text_of(page, ".docket__row--warnings dd") == ["one", HOSTILE]
    assert text_of(page, ".docket__row--source dd")[0].startswith(HOSTILE)
    assert text_of(page, ".near__heading") == [HOSTILE, "On the same subjects", "On the same day"]
    for selector in ("meta[name=description]", "meta[property='og:title']", "meta[property='og:description']"):
        assert attribute(page, selector, "content") == HOSTILE
    data = "application/ld+json"
    assert all("src" in node.attributes or node.attributes.get("type") == data for node in page.css("script"))
    assert page.css_first("[onclick]") is None


@pytest.mark.parametrize("name", ["index.html", "e/s/index.html", "e/a/index.html", "people/index.html", "404.html"])
def test_every_page_has_its_frame(read: Callable[[str], Html], name: str) -> None:
    page = read(name)

    assert attribute(page, "html", "lang") == "en"
    assert len(page.css("h1")) == 1
    assert attribute(page, "#Archive-base", "data-base")
    assert attribute(page, "a.skip", "href") == "#Content"
    assert page.css_first("#Content") is not None
    assert attribute(page, "a[data-search-open]", "href").endswith("search/")
    assert attribute(page, "[popovertarget]", "popovertarget") == "Menu"
    assert len(page.css("#Menu")) == 1
    foreign = [node.attributes.get("src") or node.attributes.get("href") or "" for node in page.css("script,link,img")]
    assert [address for address in foreign if "//" in address and not address.startswith(SITE_URL)] == []


def test_canonical_addresses_and_social_metadata(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")
    address = f"{SITE_URL}e/s/"

    assert attribute(page, "link[rel=canonical]", "href") == address
    assert attribute(page, "meta[property='og:url']", "content") == address
    assert attribute(page, "meta[property='og:type']", "content") == "article"
    assert attribute(read("people/index.html"), "meta[property='og:type']", "content") == "website"


def test_a_session_shows_the_card_of_its_event_elsewhere(read: Callable[[str], Html]) -> None:
    page = read("e/s/index.html")
    assert attribute(page, "meta[name='twitter:card']", "content") == "summary_large_image"
    image = attribute(page, "meta[property='og:image']", "content") or ""
    assert image == f'{SITE_URL}events/"onclick="x()/card.png'
    people = read("people/index.html")
    assert attribute(people, "meta[name='twitter:card']", "content") == "summary"
    assert people.css_first("meta[property='og:image']") is None


def test_the_foot_links_to_all_pages_and_the_header_to_the_lists(site: Path) -> None:
    """The header has the lists; pages that are read once, such as Corrections, are in the foot."""
    page = Html((site / "e" / "s" / "index.html").read_text(encoding="utf-8"))
    foot = [link.text() for link in page.css(".foot nav a")]
    wide = [link.text() for link in page.css(".menu li:not(.menu__narrow) a")]
    read_once = [
        "Session types", "What is new", "Data", "About", "How to cite", "How it is made", "Corrections", "Report",
    ]  # fmt: skip
    assert wide == ["Events", "People", "Topics", "Series", "Glossary"]
    assert foot == ["Home", *wide, "Search", *read_once]
    assert [link.text() for link in page.css(".menu a")] == [text for text in foot if text != "Search"]
    assert page.css_first(".foot nav a[href$='corrections/']") is not None


def test_the_sitemap_names_every_page_and_no_date(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    found = set(re.findall(r"<loc>(.*?)</loc>", text))
    pages = {page.relative_to(site).as_posix().removesuffix("index.html") for page in site.rglob("index.html")}
    assert found == {SITE_URL + page for page in pages}
    assert "lastmod" not in text
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
