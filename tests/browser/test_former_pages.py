"""The address of a page or a turn that is no more, as a reader meets it: where its words are now opens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.site.build import build_site
from generator.site.freeze import freeze_site
from tests.support.browser import Archive, NewVisit
from tests.support.invented import speech
from tests.support.make_archive import complete_archive
from tests.support.serving import serving

GONE = "The words that had this address are no longer here. This is the turn in their place."
NO_LONGER_HERE = "The words that had this address are no longer here."
WASHED = "moot-2001/ws3-washed-rinds/"
HOLES = "moot-2003/main-session-on-holes/"
CURDS = "moot-2001/of8-curds/"
BRINE = "moot-2001/of9-brine/"
RAW_BRINE = "moot-2001/of9-brine-raw/"
AMALIA = "people/amalia--moot-2003-main-session-on-holes/"


SPEECH = ("ADA CHURN", " ".join(speech(11, 60)))
SECOND_SPEECH = ("CY LADLE", " ".join(speech(12, 60)))
SESSIONS = {
    "of8-curds": (SPEECH, ("BO VAT", "Quiet, please.")),
    "of9-brine": (SPEECH, SECOND_SPEECH, ("ADA CHURN", "That is all for now.")),
    "of9-brine-raw": (SPEECH, ("BO VAT", "My own remark is short."), ("DI RIND", " ".join(speech(13, 200)))),
}
ARTICLE = f"MOOT 2001 - Press Release\n\nCurds for all\n\nThe moot agrees: {SPEECH[1]}\n\nIt is so, and will be.\n"


def session(*turns: tuple[str, str]) -> str:
    return "MOOT 2001 - Day 1 - OF9 Brine\n\n" + "".join(f" >> {label}:  {words}\n\n" for label, words in turns)


@pytest.fixture(scope="module")
def former(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive in which a person got another id, one is nobody's name any more, and so on."""
    project = complete_archive(tmp_path_factory.mktemp("former"))
    folder = project.transcripts / "moot-2001"
    for name, turns in SESSIONS.items():
        (folder / f"{name}.txt").write_text(session(*turns), encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    freeze_site(project.site, project.permalinks)
    (project.site_config / "people.yml").write_text(
        "people:\n  - {id: otti, name: Ottilie O'Brine}\n", encoding="utf-8"
    )
    source = project.transcripts / f"{HOLES.rstrip('/')}.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("AMALIA:", "CHAIR:"), encoding="utf-8")
    source = project.transcripts / f"{WASHED.rstrip('/')}.txt"
    text = source.read_text(encoding="utf-8").replace(" >> BRAM VAN DER KAAS:  I'd say", "I'd say")
    text = text.replace(" >> MODERATOR:  Yes.  Please sit down, all of you.\n\n(Applause)\n", "")
    source.write_text(text.replace("WS3", "OF3"), encoding="utf-8")
    (folder / "of8-curds.txt").write_text(ARTICLE, encoding="utf-8")
    for name in ("of9-brine", "of9-brine-raw"):
        (folder / f"{name}.txt").write_text(session(SPEECH, SECOND_SPEECH), encoding="utf-8")
    source.rename(source.with_name("of3-washed-rinds.txt"))
    source.with_suffix(".yml").rename(source.with_name("of3-washed-rinds.yml"))
    assert build_site(project, print_line=lambda _: None).faults == 0
    with serving(project.site, base="/archive/", port=0) as server:
        yield Archive(server.origin, "/archive/")


@pytest.mark.parametrize(
    ("asked", "opened", "without_scripts"),
    [
        ("people/ottilie-obrine/?mark=rind#Content", "people/otti/?mark=rind#Content", "people/otti/"),
        (AMALIA, f"{HOLES}#amalia-1", f"{HOLES}#amalia-1"),
        ("people/bram-van-der-kaas/", "people/otti/", "people/otti/"),
        ("types/workshop/", "types/open-forum/", "types/open-forum/"),
    ],
)
def test_a_page_that_is_no_more_leads_on(
    new_visit: NewVisit, former: Archive, asked: str, opened: str, without_scripts: str
) -> None:
    page = new_visit(former).open("about/")
    page.goto(former.url(asked))
    page.wait_for_url(former.url(opened))
    page.go_back()
    assert page.url == former.url("about/")
    page = new_visit(former, java_script_enabled=False).open(asked)
    page.wait_for_url(former.url(without_scripts))


def test_a_turn_that_was_joined_to_another_opens_that_one(new_visit: NewVisit, former: Archive) -> None:
    page = new_visit(former, viewport={"width": 400, "height": 200}).open(f"{WASHED}#bram-van-der-kaas-1")
    expect(page.locator("#ottilie-obrine-1")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_whoever_opens_the_address_of_a_vanished_turn_learns_that_its_words_are_gone(
    new_visit: NewVisit, former: Archive, scripts: bool
) -> None:
    page = new_visit(former, viewport={"width": 400, "height": 400}, java_script_enabled=scripts)
    opened = page.open(f"{WASHED}#moderator-1")
    expect(opened.get_by_text(GONE)).to_be_in_viewport()
    expect(opened.locator(".turn", has_text=GONE)).to_have_attribute("data-turn", "unidentified-1")


@pytest.mark.parametrize("turn", ["", "#unidentified-1", "#bram-van-der-kaas-1"])
def test_no_other_address_shows_that_words_are_gone(new_visit: NewVisit, former: Archive, turn: str) -> None:
    page = new_visit(former).open(f"{WASHED}{turn}")
    expect(page.get_by_text(GONE)).to_have_count(1)
    expect(page.get_by_text(GONE)).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_whoever_opens_the_address_of_a_vanished_turn_of_an_article_learns_it(
    new_visit: NewVisit, former: Archive, scripts: bool
) -> None:
    page = new_visit(former, java_script_enabled=scripts).open(f"{CURDS}#bo-vat-1")
    expect(page.get_by_text(NO_LONGER_HERE)).to_be_in_viewport()
    page = new_visit(former, java_script_enabled=scripts).open(f"{CURDS}#ada-churn-1")
    expect(page.locator("#text-1")).to_be_in_viewport()
    expect(page.get_by_text(NO_LONGER_HERE)).to_be_hidden()


def test_a_vanished_turn_at_the_address_of_a_copy_does_not_lead_to_other_words(
    new_visit: NewVisit, former: Archive
) -> None:
    page = new_visit(former).open("about/")
    page.goto(former.url(f"{RAW_BRINE}#bo-vat-1"))
    expect(page.get_by_text(NO_LONGER_HERE)).to_be_visible()
    page.get_by_role("main").get_by_role("link").first.click()
    page.wait_for_url(former.url(BRINE))


@pytest.mark.parametrize("turn", ["", "#ada-churn-1"])
def test_all_other_addresses_of_a_copy_lead_on(new_visit: NewVisit, former: Archive, turn: str) -> None:
    page = new_visit(former).open("about/")
    page.goto(former.url(f"{RAW_BRINE}{turn}"))
    page.wait_for_url(former.url(f"{BRINE}{turn}"))
