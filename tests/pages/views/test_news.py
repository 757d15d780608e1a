"""News: additions by the date of their freeze, corrections by their own date, nothing by the clock."""

from __future__ import annotations

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary
from generator.corrections.applied import AppliedCorrection
from generator.pages.views.news import collect_news
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.invented import summary
from tests.support.small_site import record, turn

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())


def document(stem: str) -> Summary:
    turns = (turn("ada-1", "One two.", label="ADA CHURN"), turn("bo-1", "Three.", label="BO RIND"))
    speaking = [msgspec.structs.replace(each, speaker=each.id[:-2], name=each.id[:-2].title()) for each in turns]
    return summary(msgspec.structs.replace(record(*speaking), title=stem.title()), f"moot/{stem}.txt")


def correction(number: int, date: str, turn_id: str | None) -> AppliedCorrection:
    return AppliedCorrection(
        number=number, kind="words" if turn_id else "metadata", turn=turn_id, block=0, offset=0,
        field=None if turn_id else "title",
        printed="rind", now="brine", reason="The recording", author="Jane Doe", date=date,
    )  # fmt: skip


A, B, C = document("a"), document("b"), document("c")
ARCHIVE = Archive(
    documents=(A, B, C),
    people=index_people((A, B, C)),
    applied_corrections={A.href: (correction(1, "2026-05-01", "ada-1"), correction(2, "2026-02-01", None))},
)
NEWS = collect_news(ARCHIVE, CONFIG, {}, {A.href: "2026-01-01", B.href: "2026-01-01"})


def test_the_newest_come_first_and_of_one_date_the_last_document() -> None:
    items = NEWS.of_documents(ARCHIVE.documents, 10)
    assert [(item.date, item.href) for item in items] == [
        ("2026-05-01", "moot/a/#Correction-1"),
        ("2026-02-01", "moot/a/#Correction-2"),
        ("2026-01-01", "moot/b/"),
        ("2026-01-01", "moot/a/"),
    ]
    assert items[0].title == "Corrected: A"
    assert items[0].text.startswith("Misheard words. Printed: “rind”. Now: “brine”. Reason: The recording.")
    assert [item.href for item in NEWS.of_documents(ARCHIVE.documents, 2)] == [item.href for item in items[:2]]


def test_a_document_that_no_freeze_added_has_no_date() -> None:
    assert NEWS.without_date == (A, B, C)
    published = {A.href: None, B.href: None}
    assert collect_news(ARCHIVE, CONFIG, published, {}).without_date == (C,)  # type: ignore[arg-type]
    assert [item.href for item in NEWS.additions(ARCHIVE.documents, 9)] == ["moot/b/", "moot/a/"]


def test_a_person_gets_own_sessions_and_only_corrections_of_own_turns_or_of_the_whole() -> None:
    people = {person.id: person for person in ARCHIVE.people.values()}
    assert [item.href for item in NEWS.of_person(people["bo"], 9)] == ["moot/a/#Correction-2", "moot/b/", "moot/a/"]
    assert [item.href for item in NEWS.of_person(people["ada"], 1)] == ["moot/a/#Correction-1"]
