"""The mentions of an archive: who and what is named in which document."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.stages.stored_records import put_record
from generator.archive.summary import Summary
from generator.linking.find_all_links import get_links
from generator.linking.links import DocumentLinks
from generator.linking.mention_index import MentionIndex, collect_mentions
from generator.records import SessionRecord
from generator.settings.people import PersonInfo, Register
from tests.support.invented import MOOT_2001
from tests.support.linking_world import SETTINGS, make_document, make_turn
from tests.support.writing import make_archive_input

ADA = make_turn("Ada Churn", "Rosa Brie and Ada Churn met at MOOT.")
NOBODY = make_turn(None, "Rosa Brie met Otto Quark.")
ROSA = make_turn("Rosa Brie", "See RFC 2616 and www.moot.example.")


def collect(folder: Path, *documents: tuple[SessionRecord, Summary], **changes: object) -> MentionIndex:
    archive_input = make_archive_input(folder, msgspec.structs.replace(SETTINGS, **changes))
    records = {summary.own_address.href: put_record(archive_input.folders, record) for record, summary in documents}
    summaries = tuple(summary for _, summary in documents)
    people = index_people(summaries, SETTINGS.register.people)
    return collect_mentions(Archive(documents=summaries, people=people, records=records), archive_input)


def links_of(folder: Path, index: MentionIndex, href: str) -> DocumentLinks:
    return get_links(make_archive_input(folder, SETTINGS).folders, index.links[href])


def test_mentions_are_counted_by_turns_and_keep_the_first_one(tmp_path: Path) -> None:
    documents = [
        make_document("moot-2001/here", ADA, NOBODY, event=MOOT_2001),
        make_document("moot-2001/rinds", ROSA, event=MOOT_2001),
    ]
    (mention,) = collect(tmp_path, *documents).by_target["people/rosa-brie/"]
    assert (mention.document.href, mention.turn.id, mention.turns) == ("moot-2001/here/", ADA.id, 2)


def test_speakers_who_name_themselves_and_other_sites_are_no_mentions(tmp_path: Path) -> None:
    index = collect(tmp_path, make_document("moot-2001/here", ADA, ROSA, event=MOOT_2001))
    assert set(index.by_target) == {"people/rosa-brie/", "glossary/moot/"}
    assert [mention.kind for mention in links_of(tmp_path, index, "moot-2001/here/")[1, 0]] == ["rfc", "web"]


def test_people_of_the_register_who_are_mentioned_and_never_speak(tmp_path: Path) -> None:
    index = collect(tmp_path, make_document("moot-2001/here", NOBODY, event=MOOT_2001))
    assert [person.id for person in index.people] == ["otto-quark"]
    withheld = Register((PersonInfo(id="otto-quark", name="Otto Quark", hide="name"),))
    assert collect(tmp_path, make_document("moot-2001/here", NOBODY, event=MOOT_2001), register=withheld).people == ()


def test_a_document_without_links_mentions_nothing(tmp_path: Path) -> None:
    index = collect(tmp_path, make_document("moot-2001/here", make_turn(None, "Good morning."), event=MOOT_2001))
    assert (links_of(tmp_path, index, "moot-2001/here/"), dict(index.by_target), index.people) == ({}, {}, ())
