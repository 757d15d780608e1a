"""Lists as groups of pages: their many entries are made again only if something in them changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from generator.archive.archive import Archive
from generator.archive.stages.read_sources import reading_settings
from generator.archive.topics import TopicIndex
from generator.interface.catalogue import language_in_use
from generator.linking.mention_index import MentionIndex
from generator.pages.document_hashes import DocumentHashes
from generator.pages.glossary import entry_pages
from generator.pages.topics import pages_of_topic
from generator.pages.views.mentions import with_mentions
from generator.pages.views.page import Page, PageGroup
from generator.pages.views.years import years_of
from generator.results.value_hashes import digest, packed_digest
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from generator.urls import page_address


def groups_with_mentions(pages: Iterable[Page], mentions: MentionIndex, hashes: DocumentHashes) -> Iterator[PageGroup]:
    """Yield each page with its mentions, and with the subpages that list them."""
    for page in pages:
        listed = mentions.by_target.get(page_address(page.path), ())
        values = (page.body.template, language_in_use(), page.front, page.body)
        inputs = digest(values, hashes.of_mentions(listed))
        yield PageGroup(page.path, inputs, partial(with_mentions, (page,), mentions))


def glossary_groups(
    entries: Iterable[GlossaryEntry], mentions: MentionIndex, hashes: DocumentHashes
) -> Iterator[PageGroup]:
    """Yield the pages of each entry of the glossary."""
    for entry in entries:
        inputs = digest(language_in_use(), entry, hashes.of_mentions(mentions.by_target.get(entry.href, ())))
        yield PageGroup(entry.href, inputs, partial(entry_pages, entry, mentions))


def topic_groups(
    index: TopicIndex, archive: Archive, settings: Settings, hashes: DocumentHashes
) -> Iterator[PageGroup]:
    """Yield the pages of each topic."""
    years = years_of(archive.sessions)
    common = digest(packed_digest(reading_settings(settings)), sorted(years))
    for topic in index.topics:
        inputs = digest(
            common,
            (topic.id, topic.name, topic.term),
            [(hashes.hash_of(session.document), session.count, session.place) for session in topic.sessions],
            [(archive.people[speaker.person].name, msgspec.structs.astuple(speaker)) for speaker in topic.speakers],
        )
        yield PageGroup(topic.href, inputs, partial(pages_of_topic, topic, archive, years, settings))
