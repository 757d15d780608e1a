"""The check of a built site: a small site without a fault, with one defect at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.records import Block, to_json
from generator.site.check import Fault, check_site
from generator.workers import Workers
from tests.support.examples import examples
from tests.support.nasty_texts import PIECES
from tests.support.small_site import BASE, CHEESE, FILES, HOME, SESSION, record, turn, with_body, write_site

CHEESE_PAGE = "moot-1/cheese/index.html"
NO_FILE = "the link leads to a file that doesn't exist; correct the link"
NO_SLASH = "the link leads to a folder, but has no slash at the end; add the slash"
NO_ID = "the link leads to an id that isn't"
AGAIN = "build the site again, or correct the template"
OUT = "the link leads out of this site; write the full address"
OTHER_HOST = "the page requests a file from another host; put a copy into the theme"
ADA = (
    "the words of turn ada-1 are not the record's '<round>. (Applause)'; build the site again, or correct the template"
)


def faults(folder: Path, changes: Mapping[str, str | bytes | None]) -> list[str]:
    return [str(fault) for fault in check_site(write_site(folder, changes))]


def test_a_good_site_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, {}) == []


LINKS = [
    ('<a href="gone/">x</a>', f"{NO_FILE}: 'gone/'"),
    ('<a href="moot-1/cheese">x</a>', f"{NO_SLASH}: 'moot-1/cheese'"),
    ('<a href="moot-1/cheese/index.htm">x</a>', f"{NO_FILE}: 'moot-1/cheese/index.htm'"),
    ('<a href="Moot-1/cheese/">x</a>', f"{NO_FILE}: 'Moot-1/cheese/'"),
    ('<a href="#gone">x</a>', f"{NO_ID} on this page; correct the link: '#gone'"),
    ('<a href="#Archive">x</a>', f"{NO_ID} on this page; correct the link: '#Archive'"),
    ('<a href="moot-1/cheese/#eve-1">x</a>', f"{NO_ID} in {CHEESE_PAGE}; correct the link: 'moot-1/cheese/#eve-1'"),
    ('<a href="../index.html">x</a>', f"{OUT}: '../index.html'"),
    ('<a href="/moot-1/cheese/">x</a>', f"{OUT}: '/moot-1/cheese/'"),
    ('<a href="http://[">x</a>', "the link is not a valid address; correct it: 'http://['"),
    (f'<a href="{BASE}gone/">x</a>', f"{NO_FILE}: '{BASE}gone/'"),
    ('<img src="assets/gone.png" alt="">', f"{NO_FILE}: 'assets/gone.png'"),
    ('<img srcset="assets/dot.png 1x, assets/two.png 2x" alt="">', f"{NO_FILE}: 'assets/two.png'"),
    ('<video poster="gone.png"></video>', f"{NO_FILE}: 'gone.png'"),
    ('<form action="gone/"></form>', f"{NO_FILE}: 'gone/'"),
    ('<svg><use xlink:href="gone.svg#a"></use></svg>', f"{NO_FILE}: 'gone.svg#a'"),
    ('<meta http-equiv="refresh" content="0; url=gone/">', f"{NO_FILE}: 'gone/'"),
    ('<label for="gone">x</label>', "`for` names an id that isn't on this page; correct the theme: 'gone'"),
    ('<base href="./">', "a `base` element changes the target of every link; remove it from the theme"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "fault"), LINKS, ids=[html for html, _ in LINKS])
def test_a_wrong_link(html: str, fault: str, tmp_path: Path) -> None:
    assert faults(tmp_path, with_body(html)) == [f"index.html:15: {fault}"]


REQUESTS = [
    ('<script src="https://cdn.example/x.js"></script>', "https://cdn.example/x.js"),
    ('<script src="//cdn.example/x.js"></script>', "//cdn.example/x.js"),
    (r'<script src="\\cdn.example/x.js"></script>', r"\\cdn.example/x.js"),
    ('<img src=" https://cdn.example/x.png" alt="">', " https://cdn.example/x.png"),
    ('<img src="http://archive.example/records/assets/dot.png" alt="">', "http://archive.example/records/assets/dot.png"),
    ('<img srcset="https://cdn.example/x.png 2x" alt="">', "https://cdn.example/x.png"),
    ('<link rel="stylesheet" href="https://cdn.example/x.css">', "https://cdn.example/x.css"),
    ('<link rel="alternate stylesheet" href="https://cdn.example/x.css">', "https://cdn.example/x.css"),
    ('<link rel="preload" as="font" href="https://cdn.example/x.woff2">', "https://cdn.example/x.woff2"),
    ('<link rel="shortcut icon" href="https://cdn.example/x.ico">', "https://cdn.example/x.ico"),
    ('<link rel="preconnect" href="https://cdn.example">', "https://cdn.example"),
    ('<iframe src="https://video.example/"></iframe>', "https://video.example/"),
    ('<video src="https://video.example/x"></video>', "https://video.example/x"),
    ('<audio><source src="https://video.example/x"></audio>', "https://video.example/x"),
    ('<object data="https://video.example/x"></object>', "https://video.example/x"),
    ('<form action="https://forms.example/"></form>', "https://forms.example/"),
    ('<a href="#archive" ping="https://spy.example/">x</a>', "https://spy.example/"),
    ('<svg><image href="https://cdn.example/x.png"/></svg>', "https://cdn.example/x.png"),
    ('<p style="background: url(https://cdn.example/x.png)">x</p>', "https://cdn.example/x.png"),
    ('<p style="background: u\\rl(\'https://cdn.example/x.png\'); color: red; background: url(\'https://cdn.example/y.png\')">x</p>',
     "https://cdn.example/y.png"),
    ('<style>@import "https://cdn.example/x.css";</style>', "https://cdn.example/x.css"),
    ('<noscript><img src="https://spy.example/x" alt=""></noscript>', "https://spy.example/x"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "address"), REQUESTS, ids=[html for html, _ in REQUESTS])
def test_a_request_to_another_host(html: str, address: str, tmp_path: Path) -> None:
    assert faults(tmp_path, with_body(html)) == [f"index.html:15: {OTHER_HOST}: {' '.join(address.split())!r}"]


STYLES = [
    ('a {}\n@import "https://cdn.example/x.css";\n', f":2: {OTHER_HOST}: 'https://cdn.example/x.css'"),
    ("@import url(https://cdn.example/x.css);\n", f":1: {OTHER_HOST}: 'https://cdn.example/x.css'"),
    ('\n\na { background: url( "//cdn.example/x.png" ) }\n', f":3: {OTHER_HOST}: '//cdn.example/x.png'"),
    ("a { background: URL(https\\3a //cdn.example/x.png) }\n", f": {OTHER_HOST}: 'https://cdn.example/x.png'"),
    ('a { background: image-set("https://cdn.example/x.png" 1x) }\n', f":1: {OTHER_HOST}: 'https://cdn.example/x.png'"),
    ("a { background: url(gone.png) }\n", f":1: {NO_FILE}: 'gone.png'"),
    ("@font-face { src: url(https://fonts.example/x.woff2) }\n", f":1: {OTHER_HOST}: 'https://fonts.example/x.woff2'"),
]  # fmt: skip


@pytest.mark.parametrize(("css", "fault"), STYLES, ids=[css for css, _ in STYLES])
def test_a_wrong_address_in_a_style_sheet(css: str, fault: str, tmp_path: Path) -> None:
    assert faults(tmp_path, {"assets/site.css": css}) == [f"assets/site.css{fault}"]


SCRIPTS = [
    ('<p onclick="go()">x</p>', "an element has an event handler; move it into a script of the theme: 'onclick=go()'"),
    (
        '<img src="assets/dot.png"onerror="go()" alt="">',
        "an element has an event handler; move it into a script of the theme: 'onerror=go()'",
    ),
    ('<svg/onload="go()"></svg>', "an element has an event handler; move it into a script of the theme: 'onload=go()'"),
    ('<a href="javascript:go()">x</a>', "the link runs a script; remove it: 'javascript:go()'"),
    ('<a href=" Java&#10;Script:go()">x</a>', "the link runs a script; remove it: 'Java Script:go()'"),
    ('<a href="&#1;javascript:go()">x</a>', "the link runs a script; remove it: '\\x01javascript:go()'"),
    (
        '<a href="data:text/html,x">x</a>',
        "the link holds a whole document (`data:`); link to a page: 'data:text/html,x'",
    ),
    (
        '<iframe src="data:text/html,x"></iframe>',
        "the link holds a whole document (`data:`); link to a page: 'data:text/html,x'",
    ),
    ('<iframe srcdoc="x"></iframe>', "an element holds a whole document (`srcdoc`); link to a page: 'x'"),
    ('<button formaction="javascript:go()">x</button>', "the link runs a script; remove it: 'javascript:go()'"),
]


@pytest.mark.parametrize(("html", "fault"), SCRIPTS, ids=[html for html, _ in SCRIPTS])
def test_hidden_scripts(html: str, fault: str, tmp_path: Path) -> None:
    assert faults(tmp_path, with_body(html)) == [f"index.html:15: {fault}"]


GOOD = [
    '<a href="https://other.example/">another site</a>',
    '<a href="https://archive.example/elsewhere/">our host, another site</a>',
    '<a href="mailto:a@b.example">x</a> <a href="tel:+1">x</a>',
    '<a href="">x</a> <a href="#">x</a> <a href="#top">x</a> <a href="#TOP">x</a> <a href="?q=cheese">x</a>',
    '<a href="./">x</a> <a href="moot-1/../">x</a> <a href="./moot-1/./cheese/">x</a> <a href="index.html">x</a>',
    '<a href="/records/">x</a> <a href="//archive.example/records/moot-1/cheese/?mark=a#ada-1">x</a>',
    '<a href="moot-1/cheese/index.html#ada-1">x</a> <a href="moot-1/cheese/#ada%2D1">x</a>',
    '<a href="#:~:text=cheese">x</a> <a href="#archive:~:text=cheese">x</a>',
    '<a href=" moot-1/cheese/ ">x</a> <a href="moot&#45;1/cheese/">x</a> <a href="moot-1\\cheese/">x</a>',
    '<a name="old"></a><a href="#old">x</a> <p id="é">x</p><a href="#%C3%A9">x</a><a href="#é">x</a>',
    '<img src="data:image/png;base64,AA" alt=""><img srcset="data:image/png;base64,AA 1x,assets/dot.png 2x" alt="">',
    '<link rel="alternate" hreflang="fr" href="https://autre.example/"> <link rel="license" href="https://law.example/">',
    '<link rel="next" href="moot-1/cheese/"> <link rel="icon" href="assets/dot.png">',
    '<meta property="og:url" content="https://archive.example/records/">',
    '<script>fetch("https://shown-by-the-browser-tests.example/")</script>',
    "<p>Words: href=\"gone/\" onclick=go() url(https://x.example) id='archive' &lt;img src=x onerror=y&gt;</p>",
    '<p title="<a href=gone/>">x</p> <!-- <a href="gone/"> --> <p data-href="gone/">x</p>',
    "<p style=\"content: 'url(https://x.example)'; /* url(https://y.example) */ color: red\">x</p>",
    '<template><a href="gone/">x</a></template>',
    '<p id="one">x</p> <p id="One">x</p> <label for="archive">x</label>',
    '<svg><title>x</title><use href="#archive"/></svg>',
    '<form action=""><button>x</button></form>',
]


@pytest.mark.parametrize("html", GOOD)
def test_html_without_a_fault(html: str, tmp_path: Path) -> None:
    assert faults(tmp_path, with_body(html)) == []


GOOD_STYLES = [
    '/* @import "https://x.example" url(https://x.example) */ a { content: "url(https://x.example)" }',
    'a { background: url(dot.png), url("dot.png"), url( \'data:image/svg+xml;utf8,<svg xmlns="http://x"/>\' ) }',
    "a { background: url(#grain) image-set(\"dot.png\" 1x, url('dot.png') 2x) }",
    "a { mask: url(data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E) }",
]


@pytest.mark.parametrize("css", GOOD_STYLES)
def test_style_sheets_without_a_fault(css: str, tmp_path: Path) -> None:
    assert faults(tmp_path, {"assets/site.css": css}) == []


HEADS = [
    ('<html lang="en">', "<html>", ":2: the page has no language; add `lang` to `html` in the theme"),
    ('<html lang="en">', '<html lang=" ">', ":2: the page has no language; add `lang` to `html` in the theme"),
    (
        "<title>Archive</title>\n",
        "",
        ":3: the page has no title; add `title` to its front matter, or correct the theme",
    ),
    (
        "<title>Archive</title>",
        "<title> </title>",
        ":3: the page has no title; add `title` to its front matter, or correct the theme",
    ),
    (
        "<title>Archive</title>",
        "<title>A</title><title>B</title>",
        ":4: the page has several titles; keep one in the theme: 'B'",
    ),
    (
        'content="Invented records."',
        'content=""',
        ":3: the page has no description; add `description` to its front matter, or correct the theme",
    ),
    (
        'name="description"',
        'name="keywords"',
        ":3: the page has no description; add `description` to its front matter, or correct the theme",
    ),
    (
        '"Invented records."',
        '"Who "Eve" is."',
        ":5: a quotation mark cuts the description short; escape it in the theme: 'Who'",
    ),
    (
        "<h1 ",
        '<h1 id="content" ',
        (
            ":12: two elements of the page have this id;"
            " rename one heading in content/pages or one element of the theme: 'content'"
        ),
    ),
    ('id="archive"', 'id=""', ":12: an id is empty; give it a value or remove it"),
]


@pytest.mark.parametrize(("old", "new", "fault"), HEADS, ids=[new or old for old, new, _ in HEADS])
def test_missing_or_wrong_head(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in HOME
    found = faults(tmp_path, {"index.html": HOME.replace(old, new, 1), "404.html": None})
    assert found == [f"index.html{fault}"]


def test_the_address_of_a_page(tmp_path: Path) -> None:
    spoilt = SESSION.replace("records/moot-1/cheese/", "records/moot-2/cheese/")
    assert faults(tmp_path / "wrong", {CHEESE_PAGE: spoilt}) == [
        f"{CHEESE_PAGE}:6: the link leads to a file that doesn't exist; correct the link: '{BASE}moot-2/cheese/'",
        (
            f"{CHEESE_PAGE}:6: the page's `canonical` address must be {BASE}moot-1/cheese/;"
            f" correct `site_url` or the theme: '{BASE}moot-2/cheese/'"
        ),
    ]
    missing = "\n".join(line for line in SESSION.splitlines() if "canonical" not in line)
    assert faults(tmp_path / "none", {CHEESE_PAGE: missing}) == [
        f"{CHEESE_PAGE}:3: the page doesn't state its address; set `site_url`, or add `canonical` to the theme"
    ]


def test_the_line_of_an_attribute_in_a_tag_of_several_lines(tmp_path: Path) -> None:
    html = '<a class="x"\n   title="href=gone/"\n   href="gone/">x</a>'
    assert faults(tmp_path, with_body(html)) == [
        "index.html:17: the link leads to a file that doesn't exist; correct the link: 'gone/'"
    ]


def test_the_404_page_must_have_no_relative_links(tmp_path: Path) -> None:
    page = str(FILES["404.html"]).replace('href="/records/"', 'href="./"')
    assert faults(tmp_path, {"404.html": page}) == [
        (
            "404.html:7: the link is relative, but this page is shown at every address that doesn't exist;"
            " begin it with a slash: './'"
        )
    ]


def test_a_site_at_the_root_of_its_host(tmp_path: Path) -> None:
    changes = {name: content.replace("/records/", "/") for name, content in FILES.items() if isinstance(content, str)}
    assert faults(tmp_path, changes) == []


DIRECTION = '<p class="stage-direction">(Applause)</p>'
WORDS = [
    ("round", "square", f":13: {ADA}: '<square>. (Applause)'"),
    ("Cheese is ", "Cheese is very ", f":13: {ADA}: 'very <round>. (Applause)'"),
    ("&lt;round&gt;.", "<b></b>.", f":13: {ADA}: '. (Applause)'"),
    ("&gt;.", "&gt;", f":13: {ADA}: '<round> (Applause)'"),
    (DIRECTION, "", f":13: the words of turn ada-1 end before the record's words; {AGAIN}: '(Applause)'"),
    ("always.", "always. No.", f":18: the words of turn unidentified-1 go on after the record's words; {AGAIN}: 'No.'"),
    ("not minutes", "no minutes",
     f":12: the words of the notice are not the record's 'not minutes.'; {AGAIN}: 'no minutes.'"),
    ('<h2 id="ada-1"', '<h3 id="ada-1"', f":13: the turn has no heading with its id; {AGAIN}: 'ada-1'"),
    ('data-turn="unidentified-1"', 'data-turn="eve-1"',
     f":18: turn 2 of the page should be unidentified-1; {AGAIN}: 'eve-1'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fault"), WORDS, ids=[new for _, new, _ in WORDS])
def test_words_that_are_not_those_of_the_record(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in SESSION
    assert f"{CHEESE_PAGE}{fault}" in faults(tmp_path, {CHEESE_PAGE: SESSION.replace(old, new, 1)})


def test_turns_that_are_missing_or_too_many(tmp_path: Path) -> None:
    first, second = CHEESE.turns
    shorter = record(first, notices=("Captions, not minutes.",))
    assert faults(tmp_path / "less", {"moot-1/cheese/session.json": to_json(shorter)}) == [
        (
            f"{CHEESE_PAGE}:18: the page has a turn that isn't in the record;"
            " build the site again, or correct the template: 'unidentified-1'"
        )
    ]
    longer = record(first, second, turn("eve-1", "No."), notices=("Captions, not minutes.",))
    assert faults(tmp_path / "more", {"moot-1/cheese/session.json": to_json(longer)}) == [
        f"{CHEESE_PAGE}: turn 3 of the record isn't on the page; build the site again, or correct the template: 'eve-1'"
    ]
    swapped = record(second, first, notices=("Captions, not minutes.",))
    assert faults(tmp_path / "swapped", {"moot-1/cheese/session.json": to_json(swapped)}) == [
        (
            f"{CHEESE_PAGE}:13: turn 1 of the page should be unidentified-1;"
            " build the site again, or correct the template: 'ada-1'"
        )
    ]


def test_a_word_must_not_join_the_next_paragraph(tmp_path: Path) -> None:
    page = SESSION.replace("</p>\n<p class", "</p><p class").replace("&lt;round&gt;.", "round")
    joined = record(
        turn("ada-1", "Cheese is round(Applause)", label="ADA"),
        CHEESE.turns[1],
        notices=("Captions, not minutes.",),
    )
    found = faults(tmp_path, {CHEESE_PAGE: page, "moot-1/cheese/session.json": to_json(joined)})
    assert len(found) == 1


def test_words_outside_every_turn(tmp_path: Path) -> None:
    page = SESSION.replace('<a href="session.json"', '<p data-record="words">More.</p><a href="session.json"')
    assert faults(tmp_path, {CHEESE_PAGE: page}) == [
        f"{CHEESE_PAGE}:22: words are outside every turn; build the site again, or correct the template: 'More.'"
    ]


def test_a_turn_inside_another_turn(tmp_path: Path) -> None:
    first, between, second = SESSION.partition('</section>\n<section class="turn" data-turn="unidentified-1"')
    page = first + between.removeprefix("</section>\n") + second.replace("</section>", "</section></section>")
    found = faults(tmp_path, {CHEESE_PAGE: page})
    assert found == [f"{CHEESE_PAGE}:17: the turn is inside another turn; {AGAIN}: 'unidentified-1'"]


ARTICLE = SESSION[: SESSION.index("<h1")] + (
    '<div data-record="words"><h1 id="text-1">Cheese grows</h1></div><aside class="notice">Note.</aside>\n'
    '<div data-record="words"><p>It does.</p><h2 id="more">More</h2><p>And more.</p></div>\n</main></body></html>\n'
)


def test_an_article_holds_the_words_of_its_record(tmp_path: Path) -> None:
    blocks = (Block("heading", "Cheese grows"), "It does.", Block("heading", "More"), "And more.")
    article = record(turn("text-1", *blocks), kind="press-release", notices=("Note.",))
    home = HOME.replace("#ada-1", "#text-1")
    good: dict[str, str | bytes] = {
        "index.html": home,
        CHEESE_PAGE: ARTICLE,
        "moot-1/cheese/session.json": to_json(article),
    }
    assert faults(tmp_path / "good", good) == []
    bad = good | {CHEESE_PAGE: ARTICLE.replace("It does", "It did")}
    assert faults(tmp_path / "bad", bad) == [
        (
            f"{CHEESE_PAGE}:11: the words of the article are not the record's 'does. More And more.';"
            " build the site again, or correct the template: 'did. More And more.'"
        )
    ]


def test_a_record_that_is_too_large_has_a_page_without_words(tmp_path: Path) -> None:
    large = record(turn("ada-1", "x" * 1_000_001))
    page = (
        SESSION[: SESSION.index("<aside")]
        + '<p>It is given as <a href="session.json">text</a>.</p></main></body></html>'
    )
    home = HOME.replace("#ada-1", "#cheese")
    files: dict[str, str | bytes] = {
        "index.html": home,
        CHEESE_PAGE: page,
        "moot-1/cheese/session.json": to_json(large),
    }
    assert faults(tmp_path, files) == []


def test_an_unreadable_record_and_one_without_a_page(tmp_path: Path) -> None:
    found = faults(tmp_path / "broken", {"moot-1/cheese/session.json": b'{"schema": 2}'})
    assert len(found) == 1
    assert found[0].startswith("moot-1/cheese/session.json: the file is not a session record (")
    assert len(faults(tmp_path / "bytes", {"moot-1/cheese/session.json": b"\xff\xfe"})) == 1
    assert faults(tmp_path / "lonely", {"moot-1/wine/session.json": to_json(CHEESE)}) == [
        "moot-1/wine/session.json: the record has no page beside it; build the site again"
    ]
    gone = {"moot-1/cheese/session.json": None, CHEESE_PAGE: SESSION.replace('<a href="session.json">Record</a>', "")}
    assert faults(tmp_path / "gone", gone) == [
        f"{CHEESE_PAGE}: the page holds words of a record, but has no session.json beside it; build the site again"
    ]


def test_the_sitemap(tmp_path: Path) -> None:
    sitemap = str(FILES["sitemap.xml"])
    assert faults(tmp_path / "none", {"sitemap.xml": None}) == [
        "sitemap.xml: the site has no sitemap; build the site again"
    ]
    other = sitemap.replace("moot-1/cheese/", "moot-1/wine/")
    assert faults(tmp_path / "other", {"sitemap.xml": other}) == [
        f"sitemap.xml: the sitemap omits a page ('{BASE}moot-1/cheese/'); build the site again",
        f"sitemap.xml:4: the sitemap lists a page that doesn't exist; build the site again: '{BASE}moot-1/wine/'",
    ]
    twice = sitemap.replace("</urlset>", f"<url><loc>{BASE}</loc></url></urlset>")
    assert faults(tmp_path / "twice", {"sitemap.xml": twice}) == [
        f"sitemap.xml:5: the sitemap lists the address twice; build the site again: '{BASE}'"
    ]


def test_a_link_without_a_way_back(tmp_path: Path) -> None:
    session = SESSION.replace('<main id="content">', '<main id="content" data-page="session">')
    session = session.replace(">Ada</h2>", '><a href="../../people/ada/">Ada</a></h2>')
    person = (
        '<!doctype html><html lang="en"><head><title>Ada</title><meta name="description" content="Ada.">'
        f'<link rel="canonical" href="{BASE}people/ada/"></head><body>\n<main data-page="person">'
        '<a href="../../moot-1/cheese/#ada-1">Cheese</a></main></body></html>'
    )
    sitemap = str(FILES["sitemap.xml"]).replace("</urlset>", f"<url><loc>{BASE}people/ada/</loc></url></urlset>")
    files: dict[str, str | bytes] = {"people/ada/index.html": person, CHEESE_PAGE: session, "sitemap.xml": sitemap}
    assert faults(tmp_path / "good", files) == []
    lacking = SESSION.replace("<main", '<main data-page="session"')
    fault = (
        f"the link leads to {CHEESE_PAGE}, which has no link back;"
        " add one, or put the link into `data-way`: '../../moot-1/cheese/#ada-1'"
    )
    assert faults(tmp_path / "bad", files | {CHEESE_PAGE: lacking}) == [f"people/ada/index.html:2: {fault}"]


def test_files_that_are_not_valid_pages(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"empty.html": b"", "bytes.html": bytes(range(256)), "moot-1/deep.html": "<" * 5000})
    found = check_site(site)
    assert {fault.page for fault in found} == {"empty.html", "bytes.html", "moot-1/deep.html", "sitemap.xml"}
    assert Fault("bytes.html", None, "the page is not UTF-8; build the site again") in found


def test_a_declaration_that_no_parser_knows(tmp_path: Path) -> None:
    page = SESSION.replace("<!doctype", "<![a](b)doctype").replace('href="#ada-1"', 'href="#nobody"')
    found = check_site(write_site(tmp_path, {CHEESE_PAGE: page}))
    assert "#nobody" in {fault.fragment for fault in found}


spots = st.tuples(st.integers(0, len(SESSION)), st.sampled_from(PIECES) | st.text(max_size=4))


@given(pieces=st.lists(spots, max_size=5))
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_broken_page_is_checked(pieces: list[tuple[int, str]], tmp_path: Path) -> None:
    page = SESSION
    for offset, piece in pieces:
        page = page[:offset] + piece + page[offset:]
    for fault in check_site(write_site(tmp_path, {CHEESE_PAGE: page.encode("utf-8", "replace")})):
        assert fault.page
        assert fault.line is None or 1 <= fault.line <= page.count("\n") + 1
        assert "\n" not in str(fault)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert [str(fault) for fault in check_site(tmp_path)] == [
        ".: the folder holds no page; build the site first",
        "sitemap.xml: the site has no sitemap; build the site again",
    ]


def test_each_fault_of_a_page_of_many_faults_is_reported(tmp_path: Path) -> None:
    body = "".join(f'<p id="p{n}">x</p><a href="#p{n}">x</a><a href="#q{n}">x</a>\n' for n in range(300))
    assert len(check_site(write_site(tmp_path, with_body(body)))) == 300


def test_the_command_prints_each_fault_and_exits_with_1(tmp_path: Path) -> None:
    good = CliRunner().invoke(main, ["check", str(write_site(tmp_path / "good"))])
    assert (good.exit_code, good.output) == (0, "check: no faults\npermalinks: 2 turns and 2 pages not frozen\n")
    bad = CliRunner().invoke(main, ["check", str(write_site(tmp_path / "bad", with_body('<a href="gone/">x</a>')))])
    assert bad.exit_code == 1
    fault = "index.html:15: the link leads to a file that doesn't exist; correct the link: 'gone/'\ncheck: 1 fault\n"
    assert bad.output == fault + "permalinks: 2 turns and 2 pages not frozen\n"


def test_the_faults_are_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    pages = {
        f"page-{number}/index.html": HOME.replace("records/", f"records/page-{number}/", 1)
        .replace('href="assets', 'href="../assets')
        .replace('href="moot-1', 'href="../moot-1')
        .replace("#ada-1", "#ada-1" if number % 3 else f"#gone-{number}")
        .replace("<main", '<main onclick="x()"' if number % 4 == 0 else "<main")
        for number in range(30)
    }
    site = write_site(tmp_path / "site", pages)
    expected = check_site(site)
    assert len({fault.message for fault in expected}) > 2
    for number in (2, 3):
        with Workers(number) as workers:
            assert check_site(site, workers=workers) == expected
            (site / "new.html").write_text("", encoding="utf-8")  # the workers have the list of the first check
            assert check_site(site, workers=workers) == check_site(site)
            (site / "new.html").unlink()
