"""The pages of people as groups: a person's pages are made again only if a document with the person changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.stages.read_sources import reading_settings
from generator.archive.summary import Summary
from generator.linking.mention_index import MentionIndex
from generator.pages.person import People, person_pages
from generator.pages.views.mentions import with_mentions
from generator.pages.views.page import Page, PageGroup
from generator.results.file_hashes import digest
from generator.settings.load import Settings


def people_groups(archive: Archive, settings: Settings, mentions: MentionIndex) -> Iterator[PageGroup]:
    """Yield the pages of each person who speaks, with the mentions of the person."""
    people = People(archive, settings)
    common = digest(msgspec.msgpack.encode(reading_settings(settings), order="deterministic"))
    hashes = _DocumentHashes(archive.people)
    for person in archive.people.values():
        inputs = digest(
            common,
            (person.id, person.name, person.printed, person.words, person.info),
            [hashes.hash_of(appearance.document) for appearance in person.appearances],
            [appearance.document.href in people.corrected for appearance in person.appearances],
            people.topics_of(person),
            [
                (hashes.hash_of(mention.document), mention.turn.id, mention.turns, [turn.id for turn in mention.others])
                for mention in mentions.by_target.get(person.href, ())
            ],
        )
        yield PageGroup(person.href, inputs, partial(_pages_of, person, people, mentions))


class _DocumentHashes:
    """The hash of all that the page of a person shows of each document."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._hashes: dict[str, str] = {}

    def hash_of(self, document: Summary) -> str:
        """Return the hash of a document, made once."""
        if document.href not in self._hashes:
            speakers = {turn.speaker for turn in document.turns if turn.speaker is not None}
            people = [self._people[speaker] for speaker in sorted(speakers & self._people.keys())]
            names = [(person.id, person.name, person.sorting) for person in people]
            self._hashes[document.href] = digest(msgspec.msgpack.encode(document), names)
        return self._hashes[document.href]


def _pages_of(person: Person, people: People, mentions: MentionIndex) -> Iterator[Page]:
    return with_mentions(person_pages(person, people), mentions)
