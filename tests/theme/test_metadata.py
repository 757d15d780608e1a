"""The metadata of a page, as citation managers and search engines read them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser as Html

from generator.pages.markdown.front_matter import front_matter
from generator.project import Project
from tests.support.embedded_metadata import ReadItem, read_item
from tests.support.paths import ARCHIVE, MKDOCS

SITE_URL = Project(ARCHIVE).site_url()
NAME = "IGF Transcript Archive"
HOSTILE = "</script><script>x()</script> \"'&{{ 7*7 }} <!-- \u2028"
TURNS = f"""# T

## A {{ #a-1 }}

&lt;b&gt; & “words”.

More.

## B {{ #b-1 }}

{"Many words. " * 40}

## C {{ #c-1 }}

Tea and <a class="corrected" href="#Corrections">milk</a>.

## D {{ #bad-1 }}

&lt;/script&gt;&lt;script&gt;
"""
NOTICE = "Captions, not an authoritative record."


def person(name: str, kind: str = "person", **more: str) -> dict[str, Any]:
    return {"name": name, "kind": kind, "id": "x", "words": 9, "share": 9, "turns": [], **more}


SESSION = {
    "title": "It's “Cheese” & <more>",
    "description": "d",
    "template": "session.html",
    "page_kind": "session",
    "kind": "Transcript",
    "event": "CF 2020",
    "event_id": "cf-2020",
    "place": "Gouda",
    "event_dates": "2–17 November 2020",
    "event_year": "2020",
    "date": "2020-11-12",
    "language": "en",
    "source": "cf-2020/s.txt",
    "people": [
        person("Ana María Ruiz", id="ana-maria-ruiz", first="a-1"),
        person("Bo", certainty="inferred", first="a-1"),
        person("Cy", certainty="partly inferred", first="a-1"),
        person("Di", first="b-1"),
        person("Ed", first="c-1"),
        person("CHAIR", "role"),
        person("Unidentified speakers", "unidentified"),
    ],
}
PAGES: dict[str, dict[str, Any]] = {
    "e/s": SESSION,
    "e/year": {
        **SESSION, "date": "", "event_dates": "30 October – 2 November 2006", "event_year": "2006", "people": [],
    },
    "e/years": {**SESSION, "date": "", "event_dates": "30 December 2019 – 2 January 2020", "event_year": ""},
    "e/bare": {
        **SESSION, "event": "", "event_id": "", "place": "", "event_dates": "", "event_year": "", "date": "",
        "people": [],
    },
    "e/a": {**SESSION, "template": "article.html", "page_kind": "article", "kind": "Press release", "people": []},
    "e/bad": {
        **SESSION, "title": HOSTILE, "event": HOSTILE, "place": HOSTILE, "publisher": HOSTILE,
        "people": [person(HOSTILE, first="bad-1")],
    },
    "people/ana": {"title": "Ana", "description": "d", "template": "page.html", "page_kind": "person",
                   "crumbs": [{"text": "People", "href": "people/"}]},
    "people/ana/2020": {"title": "Ana", "description": "d", "template": "page.html", "page_kind": "person",
                        "main_page": "people/ana/", "crumbs": [{"text": "People", "href": "people/"}]},
    "data": {"title": "Data", "description": "d", "template": "page.html", "page_kind": "data", "version": "0123",
             "downloads": [{"path": "data/documents.csv", "size": 950, "type": "text/csv"}]},
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The HTML of each page."""
    folder = tmp_path_factory.mktemp("metadata")
    for name, front in PAGES.items():
        path = folder / "docs" / name / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        known = {field: value for field, value in front.items() if value}
        path.write_text(front_matter(known) + TURNS, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    config = load_config(str(MKDOCS), docs_dir=str(folder / "docs"), site_dir=str(folder / "site"), nav=None)
    build(config)
    return {name: (folder / "site" / name / "index.html").read_text(encoding="utf-8") for name in PAGES}


def graph(html: str) -> list[dict[str, Any]]:
    """Return what the block of schema.org says."""
    (block,) = Html(html).css("script[type='application/ld+json']")
    data = json.loads(block.text())
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_a_citation_manager_takes_session_event_speakers_and_date(site: dict[str, str]) -> None:
    """An inferred speaker is left out, because no tag can say the doubt; nobody is an author."""
    assert read_item(site["e/s"]) == ReadItem(
        type="conference paper",
        fields={
            "title": "It's “Cheese” & <more>",
            "date": "2020-11-12",
            "language": "en",
            "publication": NAME,
            "abstract": NOTICE,
            "conference": "CF 2020",
            "url": f"{SITE_URL}e/s/",
        },
        authors=(),
        contributors=("Ana María Ruiz", "Cy", "Di", "Ed"),
    )


@pytest.mark.parametrize(("name", "date"), [("e/year", "2006"), ("e/years", None), ("e/bare", None)])
def test_only_a_year_that_is_sure_is_a_date(site: dict[str, str], name: str, date: str | None) -> None:
    assert read_item(site[name]).fields.get("date") == date


@pytest.mark.parametrize("name", ["e/a", "e/bare", "people/ana"])
def test_what_is_no_session_of_an_event_is_a_web_page(site: dict[str, str], name: str) -> None:
    item = read_item(site[name])
    assert (item.type, item.authors, item.contributors) == ("web page", (), ())


def test_a_session_for_search_engines(site: dict[str, str]) -> None:
    work, crumbs = graph(site["e/s"])
    assert work == {
        "@type": "CreativeWork",
        "url": f"{SITE_URL}e/s/",
        "name": "It's “Cheese” & <more>",
        "inLanguage": "en",
        "genre": "Transcript of captions",
        "isPartOf": {"@type": "WebSite", "name": NAME, "url": SITE_URL},
        "recordedAt": {
            "@type": "Event",
            "name": "It's “Cheese” & <more>",
            "startDate": "2020-11-12",
            "location": {"@type": "Place", "name": "Gouda"},
            "superEvent": {"@type": "Event", "name": "CF 2020", "url": f"{SITE_URL}cf-2020/"},
        },
        "contributor": [
            {"@type": "Person", "name": "Ana María Ruiz", "url": f"{SITE_URL}people/ana-maria-ruiz/"},
            *({"@type": "Person", "name": name, "url": f"{SITE_URL}people/x/"} for name in ("Cy", "Di", "Ed")),
        ],
        "hasPart": [
            {
                "@type": "Quotation",
                "url": f"{SITE_URL}e/s/#a-1",
                "text": "<b> & “words”.",
                "spokenByCharacter": {"@type": "Person", "name": "Ana María Ruiz"},
            }
        ],
    }
    assert crumbs["@type"] == "BreadcrumbList"
    assert [(step["position"], step["item"]) for step in crumbs["itemListElement"]] == [
        (1, f"{SITE_URL}events/"),
        (2, f"{SITE_URL}cf-2020/"),
        (3, f"{SITE_URL}e/s/"),
    ]


def test_an_article_and_a_person_for_search_engines(site: dict[str, str]) -> None:
    article = graph(site["e/a"])[0]
    assert (article["genre"], article["datePublished"]) == ("Press release", "2020-11-12")
    assert "recordedAt" not in article
    assert graph(site["people/ana"])[0] == {"@type": "Person", "name": "Ana", "url": f"{SITE_URL}people/ana/"}
    assert [part["@type"] for part in graph(site["people/ana/2020"])] == ["BreadcrumbList"]


def test_no_text_ends_the_block_or_the_tag(site: dict[str, str]) -> None:
    html = site["e/bad"]
    work = graph(html)[0]
    assert work["contributor"][0]["name"] == work["recordedAt"]["superEvent"]["name"] == HOSTILE
    assert work["hasPart"][0]["text"] == "</script><script>"
    assert read_item(html).contributors == (HOSTILE,)
    assert read_item(html).fields["publisher"] == HOSTILE
    assert [node.text() for node in Html(html).css("script:not([src])") if "type" not in node.attributes] == []


def test_the_metadata_of_a_session_are_few_bytes(site: dict[str, str]) -> None:
    head = site["e/s"].partition("</head>")[0]
    assert len(head[head.index("DC.title") :]) < 3000


def test_the_page_of_the_data_is_a_data_set_with_its_files(site: dict[str, str]) -> None:
    (data,) = graph(site["data"])
    assert (data["@type"], data["name"], data["version"]) == ("Dataset", NAME, "0123")
    assert data["url"] == f"{SITE_URL}data/"
    assert "not an authoritative record" in data["description"]
    assert 50 <= len(data["description"]) <= 5000  # what search engines for data read
    assert data["distribution"] == [
        {
            "@type": "DataDownload",
            "contentUrl": f"{SITE_URL}data/documents.csv",
            "encodingFormat": "text/csv",
            "contentSize": "950 B",
        }
    ]
