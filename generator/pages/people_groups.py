"""The pages of people as groups: a person's pages are made again only if a document with the person changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.stages.read_sources import reading_settings
from generator.archive.summary import Summary
from generator.linking.mention_index import MentionIndex
from generator.pages.person import person_pages
from generator.pages.views.co_speakers import CoSpeakers
from generator.pages.views.listing import Page, PageGroup
from generator.pages.views.mentions import with_mentions
from generator.results.file_hashes import digest
from generator.settings.load import Settings


def people_groups(archive: Archive, settings: Settings, mentions: MentionIndex) -> Iterator[PageGroup]:
    """Yield the pages of each person who speaks, with the mentions of the person."""
    co_speakers = CoSpeakers(archive.people)
    common = digest(msgspec.msgpack.encode(reading_settings(settings), order="deterministic"))
    hashes: dict[str, str] = {}

    def hash_of(document: Summary) -> str:
        """Return the hash of all that the page of a person shows of a document."""
        if document.href not in hashes:
            speakers = {turn.speaker for turn in document.turns if turn.speaker in archive.people}
            people = [archive.people[speaker] for speaker in sorted(filter(None, speakers))]
            names = [(person.id, person.name, person.sorting) for person in people]
            hashes[document.href] = digest(msgspec.msgpack.encode(document), names)
        return hashes[document.href]

    for person in archive.people.values():
        inputs = digest(
            common,
            (person.id, person.name, person.printed, person.words, person.info),
            [hash_of(appearance.document) for appearance in person.appearances],
            [
                (hash_of(mention.document), mention.turn.id, mention.turns)
                for mention in mentions.by_target.get(person.href, ())
            ],
        )
        yield PageGroup(person.href, inputs, partial(_pages_of, person, co_speakers, settings, mentions))


def _pages_of(person: Person, co_speakers: CoSpeakers, settings: Settings, mentions: MentionIndex) -> Iterator[Page]:
    return with_mentions(person_pages(person, co_speakers, settings), mentions)
