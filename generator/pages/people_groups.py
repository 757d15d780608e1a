"""The pages of people as groups: a person's pages are made again only if a document with the person changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.stages.read_sources import reading_settings
from generator.linking.mention_index import MentionIndex
from generator.pages.document_hashes import DocumentHashes
from generator.pages.person import People, person_pages
from generator.pages.views.kept_topics import KeptTopics
from generator.pages.views.mentions import with_mentions
from generator.pages.views.page import Page, PageGroup
from generator.results.value_hashes import packed_digest
from generator.settings.load import Settings


def people_groups(
    archive: Archive,
    settings: Settings,
    mentions: MentionIndex,
    hashes: DocumentHashes,
    kept_topics: KeptTopics | None = None,
) -> Iterator[PageGroup]:
    """Yield the pages of each person who speaks, with the mentions of the person.

    Args:
        archive: All documents and people.
        settings: The archive's `site_config/`.
        mentions: Who is mentioned where.
        hashes: The hashes of what lists show of documents.
        kept_topics: The topics of people in the last build; gets those of this one.
    """
    people = People(archive, settings, kept_topics)
    common = packed_digest(reading_settings(settings))
    for person in archive.people.values():
        inputs = (
            common,
            (person.id, person.name, person.printed, person.words, person.info),
            [hashes.hash_of(appearance.document) for appearance in person.appearances],
            [appearance.document.href in people.corrected for appearance in person.appearances],
            people.topics_of(person),
            hashes.of_mentions(mentions.by_target.get(person.href, ())),
        )
        yield PageGroup(person.href, packed_digest(inputs).hex(), partial(_pages_of, person, people, mentions))


def _pages_of(person: Person, people: People, mentions: MentionIndex) -> Iterator[Page]:
    return with_mentions(person_pages(person, people), mentions)
