"""The mentions of an archive: who and what is named in which document."""

from __future__ import annotations

import msgspec

from generator.archive.load import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary
from generator.linking.mention_index import MentionIndex, collect_mentions
from generator.records import SessionRecord
from generator.settings.people import PersonInfo, Register
from tests.support.invented import MOOT_2001
from tests.support.linking_world import SETTINGS, make_document, make_turn

ADA = make_turn("Ada Churn", "Rosa Brie and Ada Churn met at MOOT.")
NOBODY = make_turn(None, "Rosa Brie met Otto Quark.")
ROSA = make_turn("Rosa Brie", "See RFC 2616 and www.moot.example.")


def collect(*documents: tuple[SessionRecord, Summary], **changes: object) -> MentionIndex:
    records = {summary.href: record for record, summary in documents}
    summaries = tuple(summary for _, summary in documents)
    archive = Archive(documents=summaries, people=index_people(summaries, SETTINGS.register.people))
    settings = msgspec.structs.replace(SETTINGS, **changes)
    return collect_mentions(archive, settings, lambda document: records[document.href])


def test_mentions_are_counted_by_turns_and_keep_the_first_one() -> None:
    documents = [
        make_document("moot-2001/here", ADA, NOBODY, event=MOOT_2001),
        make_document("moot-2001/rinds", ROSA, event=MOOT_2001),
    ]
    (mention,) = collect(*documents).by_target["people/rosa-brie/"]
    assert (mention.document.href, mention.turn.id, mention.turns) == ("moot-2001/here/", ADA.id, 2)


def test_speakers_who_name_themselves_and_other_sites_are_no_mentions() -> None:
    index = collect(make_document("moot-2001/here", ADA, ROSA, event=MOOT_2001))
    assert set(index.by_target) == {"people/rosa-brie/", "glossary/moot/"}
    assert [mention.kind for mention in index.links["moot-2001/here/"][1, 0]] == ["rfc", "web"]


def test_people_of_the_register_who_are_mentioned_and_never_speak() -> None:
    index = collect(make_document("moot-2001/here", NOBODY, event=MOOT_2001))
    assert [person.id for person in index.people] == ["otto-quark"]
    withheld = Register((PersonInfo(id="otto-quark", name="Otto Quark", hide="name"),))
    assert collect(make_document("moot-2001/here", NOBODY, event=MOOT_2001), register=withheld).people == ()


def test_a_document_without_links_is_not_in_the_index() -> None:
    index = collect(make_document("moot-2001/here", make_turn(None, "Good morning."), event=MOOT_2001))
    assert (dict(index.links), dict(index.by_target), index.people) == ({}, {}, ())
