"""Writes all pages of the archive into `build/docs`, rewriting only changed files and deleting old ones."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.archive.archive import Archive
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import redirect_retired_pages
from generator.archive.report.make_report import make_report, report_json
from generator.archive.stages.archive_input import ArchiveInput
from generator.pages.cards import write_cards
from generator.pages.connections import Connections
from generator.pages.data import DataPage, data_page
from generator.pages.docs_folder import DocsFolder, RenderedGroup, RenderedPage
from generator.pages.document_files import WrittenFiles
from generator.pages.document_hashes import DocumentHashes
from generator.pages.events import event_years
from generator.pages.feeds import feed_files
from generator.pages.glossary import glossary_page
from generator.pages.home import HomeFront, home_fields, home_front
from generator.pages.indexes import lists_of_documents
from generator.pages.list_groups import glossary_groups, groups_with_mentions, topic_groups
from generator.pages.new import new_page
from generator.pages.people import people_index_pages
from generator.pages.people_groups import people_groups
from generator.pages.redirect import former_page, redirect_pages
from generator.pages.report import REPORT_JSON, report_pages
from generator.pages.standard import hand_written_or_standard, page_files, standard_values
from generator.pages.topics import topic_index_page
from generator.pages.unread import unread_pages
from generator.pages.views.kept_topics import FoundTopics, KeptTopics
from generator.pages.views.mentions import incoming_link_pages, mentioned_people_pages, with_mentions
from generator.pages.views.news import collect_news
from generator.pages.withdrawn import withdrawn_pages
from generator.project import Project
from generator.results.file_hashes import FileHashes
from generator.settings.load import Settings
from generator.urls import HOME_FILE

_LIST_PAGES = "list pages"
"""The name of the results of pages that are no documents."""

_GROUPS = "page groups"
"""The name of the results of groups of such pages."""

_PERSON_TOPICS = "person topics"
"""The name of the results of the topics of people."""


class WrittenDocs(msgspec.Struct, frozen=True):
    """The files of the docs folder that are written before the lists."""

    present: Mapping[str, int]
    """The size of each file that may be kept."""
    documents: Mapping[str, WrittenFiles]
    """The files of each document, by its address."""
    data: DataPage
    """The exports."""


def write_pages(
    project: Project,
    archive: Archive,
    connections: Connections,
    archive_input: ArchiveInput,
    written: WrittenDocs,
) -> FileHashes:
    """Write every page that is no document's, and delete files that are no longer needed.

    Returns:
        The files of the docs folder without those of `assets`, which a stage of its own writes.

    Args:
        project: The archive's folders.
        archive: The documents and people.
        connections: What connects them.
        archive_input: The settings, and the tools to work with records.
        written: What is written already.
    """
    settings = archive_input.settings
    related, mentions, topics = connections.related, connections.mentions, connections.topics
    rendered = archive_input.cache.read_table(_LIST_PAGES, RenderedPage)
    groups = archive_input.cache.read_table(_GROUPS, RenderedGroup)
    folder = DocsFolder(project.docs, rendered, groups, written.present, archive_input.workers)
    for files in written.documents.values():
        for name, content in files.hashes.items():
            folder.keep(name, content)
    for name, content in written.data.files.items():
        folder.keep(name, content)
    folder.write_pages([data_page(written.data, archive)])
    folder.write_pages(incoming_link_pages(archive, mentions))
    hashes = DocumentHashes(archive.people)
    lists = lists_of_documents(archive, settings, related.series)
    folder.write_groups(groups_with_mentions(lists, mentions, hashes))
    folder.write_pages(with_mentions(people_index_pages(archive), mentions))
    topics_of_people = KeptTopics(archive_input.cache.read_table(_PERSON_TOPICS, FoundTopics))
    folder.write_groups(people_groups(archive, settings, mentions, hashes, topics_of_people))
    folder.write_pages(mentioned_people_pages(mentions))
    folder.write_pages([glossary_page(settings.glossary)])
    folder.write_groups(glossary_groups(settings.glossary, mentions, hashes))
    folder.write_pages([topic_index_page(topics.topics)])
    folder.write_groups(topic_groups(topics, archive, settings, hashes))
    for document in archive.documents:
        folder.write_pages(redirect_pages(document, archive.redirected_ids))
    folder.write_pages(withdrawn_pages(archive))
    folder.write_pages(unread_pages(archive))
    write_cards(archive, settings.archive.name, folder)
    news = collect_news(archive, settings, archive_input.published, archive_input.additions)
    folder.write_pages([new_page(archive.documents, news, settings)])
    for feed in feed_files(archive, related.series, settings, news, project.site_url()):
        folder.write_kept(feed.path, feed.data)
    report = make_report(archive, archive_input.settings.sample)
    folder.write(REPORT_JSON, report_json(report))
    folder.write_pages(report_pages(report, archive.event_names))
    home = home_front(archive, settings, news, topics, len(related.series), event_years(archive))
    _write_hand_written_pages(project, settings, home, folder)
    retired_pages = redirect_retired_pages(archive, archive_input.published, folder.addresses, WithheldNames(settings))
    folder.write_pages(former_page(retired_page, settings) for retired_page in retired_pages)
    folder.sweep()
    archive_input.cache.write_table(_LIST_PAGES, folder.rendered)
    archive_input.cache.write_table(_GROUPS, folder.groups)
    archive_input.cache.write_table(_PERSON_TOPICS, topics_of_people.by_person)
    return folder.files


def _write_hand_written_pages(project: Project, settings: Settings, home: HomeFront, folder: DocsFolder) -> None:
    """Write the pages in `content/pages` and the standard ones; the home page also gets facts about the archive."""
    values = standard_values(settings.archive, project.mkdocs_settings(), project.site_url())
    for source, is_standard in page_files(project.hand_written, settings.archive.language):
        more = home_fields(home) if source.name == HOME_FILE else {}
        folder.write_text(source.name, hand_written_or_standard(source, values if is_standard else None, more))
