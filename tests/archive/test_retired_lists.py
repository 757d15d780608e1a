"""A retired list redirects to the list that has its first entry now."""

from __future__ import annotations

import msgspec

from generator.archive.archive import Archive
from generator.archive.permanence.published import PublishedPage
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import redirect_retired_pages
from generator.records import Session
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.invented import MOOT_2003, session, speech, summary

DOCUMENT = summary(
    msgspec.structs.replace(session(speech(1, 60), event=MOOT_2003), session=Session("open-forum", "OF3", 3)),
    "moot-2001/rinds.txt",
)
GENERATED = {"types/open-forum/", "moot-2003/", "people/", "moot-2001/rinds/"}


def redirect(address: str, first: str) -> str | None:
    archive = Archive(documents=(DOCUMENT,), people={})
    published = {address: PublishedPage(address, (), (), first)}
    settings = Settings(archive=ArchiveInfo(), events=(), types=())
    targets = [page.target for page in redirect_retired_pages(archive, published, GENERATED, WithheldNames(settings))]
    assert len(targets) <= 1
    return targets[0] if targets else None


def test_a_session_type_redirects_to_the_type_of_its_first_session() -> None:
    assert redirect("types/workshop/", "moot-2001/rinds/") == "types/open-forum/"


def test_an_event_redirects_to_the_event_of_its_first_session() -> None:
    assert redirect("moot-2001/", "moot-2001/rinds/") == "moot-2003/"


def test_a_person_whose_turn_is_gone_redirects_to_the_document() -> None:
    assert redirect("people/bo-rind/", "moot-2001/rinds/#bo-rind-1") == "moot-2001/rinds/"


def test_a_list_without_a_known_entry_redirects_to_the_list_above() -> None:
    assert redirect("people/letter/q/", "moot-2001/gone/") == "people/"


def test_a_page_without_an_entry_or_a_list_above_has_no_redirect() -> None:
    assert redirect("moot-2001/", "moot-2001/gone/") is None
    assert redirect("series/x/", "moot-2001/rinds/") is None
