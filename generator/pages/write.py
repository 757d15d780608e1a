"""Writes all pages of the archive into `build/docs`, rewriting only changed files and deleting old ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.archive.addresses import Address
from generator.archive.load import Archive, hand_written_page_names, load_archive
from generator.archive.permanence.published import read_permalinks
from generator.archive.permanence.turn_ids import TurnIds, with_turn_ids
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import redirect_retired_pages
from generator.archive.related.document_frequency import TERMS_FILE, read_frequencies
from generator.archive.related.index import find_related
from generator.archive.related.series import series_hrefs
from generator.archive.related.terms import Term, top_terms
from generator.archive.report.make_report import make_report, report_json
from generator.archive.summary import Summary
from generator.corrections.applied import CORRECTIONS_FILE, AppliedCorrection, applied_json
from generator.errors import BuildError
from generator.linking.mention_index import collect_mentions
from generator.pages.events import home_sections
from generator.pages.glossary import glossary_pages
from generator.pages.hand_written import hand_written_page
from generator.pages.indexes import index_pages
from generator.pages.markdown.render import render
from generator.pages.redirect import former_page, redirect_pages
from generator.pages.report import REPORT_JSON, report_pages
from generator.pages.session import session_page
from generator.pages.views.docket import COPY_RECORD
from generator.pages.views.linked_words import with_links
from generator.pages.views.listing import Page
from generator.pages.views.mentions import incoming_links, with_mentions
from generator.pages.views.plain_text import plain_text
from generator.pages.withdrawn import withdrawn_pages
from generator.project import Project
from generator.records import RECORD_FILE, Finding, SessionRecord, from_json, to_json
from generator.settings.load import Settings
from generator.urls import page_file

SourceFinding = tuple[str, Finding]
"""The path of a source, and a finding in it."""


def write_pages(project: Project, settings: Settings, site_url: str) -> tuple[Archive, list[SourceFinding]]:
    """Write every page with the files beside it, and delete files that are no longer needed.

    Args:
        project: The archive's folders.
        settings: Its `site_config/`.
        site_url: The full address of the site, with a trailing slash.

    Returns:
        The archive, and the findings of all documents sorted by path.
    """
    folder = _DocsFolder(project.docs)
    findings_by_address: dict[str, list[SourceFinding]] = {}  # two names that are no text may be shown as one path
    terms: dict[str, tuple[Term, ...]] = {}
    frequencies = read_frequencies(project.site_config / TERMS_FILE)

    def write_record(record: SessionRecord, address: Address) -> None:
        folder.write(f"{address.href}{RECORD_FILE}", to_json(record) + b"\n")
        findings_by_address[address.href] = [(record.source.path, finding) for finding in record.findings]
        terms[address.href] = top_terms(record, frequencies, settings.archive)

    published = read_permalinks(project.permalinks)
    hand_written = hand_written_page_names(project.hand_written)
    archive = load_archive(project.transcripts, settings, hand_written, write_record, published, project.corrections)
    findings = [finding for findings_of_source in findings_by_address.values() for finding in findings_of_source]
    for document in archive.documents:
        _place_records(document, archive, folder)
        findings.extend(
            (file.path, archive.copy_findings[file.own_address.href])
            for file in document.files
            if file.own_address.href in archive.copy_findings
        )
    findings.sort(key=lambda source_finding: source_finding[0])
    related = find_related(archive, settings, terms)
    mentions = collect_mentions(
        archive,
        settings,
        lambda document: folder.read_record(f"{document.href}{RECORD_FILE}"),
        series_hrefs(related.series),
    )
    for document in archive.documents:
        record = folder.read_record(f"{document.href}{RECORD_FILE}")
        corrections = archive.applied_corrections.get(document.href, ())
        linked_record = with_links(record, page_file(document.href), mentions.links.get(document.href, {}), corrections)
        page = session_page(linked_record, document, archive, settings, related.by_document[document.href])
        page.values["front"]["links_here"] = incoming_links(document, mentions)
        folder.write_pages([page])
        _write_downloads(record, document, corrections, site_url, folder)
    folder.write_pages(with_mentions(index_pages(archive, settings, related.series), mentions))
    folder.write_pages(glossary_pages(settings, mentions))
    for document in archive.documents:
        folder.write_pages(redirect_pages(document, archive.redirected_ids))
    folder.write_pages(withdrawn_pages(archive))
    report = make_report(archive)
    folder.write(REPORT_JSON, report_json(report))
    folder.write_pages(report_pages(report))
    _write_hand_written_pages(project, archive, settings, folder)
    retired_pages = redirect_retired_pages(archive, published, folder.addresses, WithheldNames(settings))
    folder.write_pages(former_page(retired_page, settings) for retired_page in retired_pages)
    folder.sweep()
    return archive, findings


def _write_downloads(
    record: SessionRecord,
    document: Summary,
    corrections: Sequence[AppliedCorrection],
    site_url: str,
    folder: _DocsFolder,
) -> None:
    """Write the plain text of a document and, if its page shows corrections, the list of them."""
    text = plain_text(record, document, site_url + document.href, corrections)
    folder.write_text(f"{document.href}session.txt", text)
    if corrections:
        folder.write(f"{document.href}{CORRECTIONS_FILE}", applied_json(corrections))


def _write_hand_written_pages(project: Project, archive: Archive, settings: Settings, folder: _DocsFolder) -> None:
    """Write the pages in `content/pages`; the home page also lists the events."""
    for source in sorted(project.hand_written.glob("*.md")):
        text = hand_written_page(source)
        if source.stem == "index":
            lists = render("lists.md.jinja", {"sections": home_sections(archive, settings)})
            text = text.rstrip("\n") + "\n" + lists
        folder.write_text(source.name, text)


def _place_records(document: Summary, archive: Archive, folder: _DocsFolder) -> None:
    """Move the record of each file of a document to the file's own address, and the shown record beside the page.

    Each record was written when its source was read, before copies were known. The record of a copy is called
    `record.json`, because `session.json` always holds the words of the page beside it.
    """
    for file in document.files:
        record_path = f"{file.own_address.href}{RECORD_FILE}"
        finding = archive.copy_findings.get(file.own_address.href)
        is_moved = file.own_address != document.address
        turn_ids = archive.turn_ids.get(document.href) if file is document else None
        if finding is None and not is_moved and turn_ids is None:
            continue
        data = to_json(_completed_record(folder.read_record(record_path), turn_ids, finding)) + b"\n"
        if file is document:
            folder.write(f"{document.href}{RECORD_FILE}", data)
        if is_moved or file is not document:
            folder.write(f"{file.own_address.href}{COPY_RECORD}", data)
        if is_moved:
            folder.drop(record_path)


def _completed_record(record: SessionRecord, turn_ids: TurnIds | None, finding: Finding | None) -> SessionRecord:
    """Return a record with the published ids of its turns, and with the finding about its copies."""
    if turn_ids is not None:
        record = with_turn_ids(record, turn_ids)
    if finding is not None:
        record = msgspec.structs.replace(record, findings=(*record.findings, finding))
    return record


class _DocsFolder:
    """The docs folder, which keeps the files written in this run and deletes all others."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._written: set[Path] = set()
        self._addresses: set[str] = set()

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the written pages."""
        return frozenset("" if name == "index" else f"{name}/" for name in self._addresses)

    def write_pages(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self.write_text(page.path, render(page.template, page.values))

    def write_text(self, name: str, text: str) -> None:
        self.write(name, text.encode("utf-8"))

    def write(self, name: str, data: bytes) -> None:
        path = self._root / name
        if name.endswith(".md"):
            self._take_address(name)
        self._written.add(path)
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _take_address(self, page: str) -> None:
        address = page.removesuffix("/index.md").removesuffix(".md")  # MkDocs gives both files the same address
        if address in self._addresses:
            raise BuildError(
                "two pages have the same address; rename the event or hand-written page that clashes with another page",
                path=page,
            )
        self._addresses.add(address)

    def read_record(self, name: str) -> SessionRecord:
        return from_json((self._root / name).read_bytes())

    def drop(self, name: str) -> None:
        """Let `sweep` delete a file that was written."""
        self._written.discard(self._root / name)

    def sweep(self) -> None:
        """Delete every file that was not written in this run, then the empty folders."""
        for path in sorted(self._root.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in self._written:
                path.unlink()
