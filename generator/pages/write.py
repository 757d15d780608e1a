"""All pages of the archive, written into `build/docs`: a file only when its bytes change, and nothing left over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.archive.addresses import Address
from generator.archive.load import Archive, hand_written_page_names, load_archive
from generator.archive.permanence.published import read_permalinks
from generator.archive.permanence.turn_ids import with_turn_ids
from generator.archive.privacy.withheld_names import WithheldNames
from generator.archive.redirects import redirect_retired_pages
from generator.archive.related.document_frequency import TERMS_FILE, read_frequencies
from generator.archive.related.index import find_related
from generator.archive.related.series import series_hrefs
from generator.archive.related.terms import Term, top_terms
from generator.archive.report.make_report import make_report, report_json
from generator.archive.summary import Summary
from generator.corrections.applied import CORRECTIONS_FILE, applied_json
from generator.errors import BuildError
from generator.linking.mention_index import collect_mentions
from generator.pages.events import home_sections
from generator.pages.glossary import glossary_pages
from generator.pages.hand_written import hand_written_page
from generator.pages.indexes import index_pages
from generator.pages.markdown.render import render
from generator.pages.redirect import former_page, redirect_pages
from generator.pages.report import REPORT_JSON, report_pages
from generator.pages.session import session_values
from generator.pages.views.docket import COPY_RECORD
from generator.pages.views.linked_words import with_links
from generator.pages.views.listing import Page
from generator.pages.views.mentions import incoming_links, with_mentions
from generator.pages.views.plain_text import plain_text
from generator.pages.withdrawn import withdrawn_pages
from generator.project import Project
from generator.records import Finding, SessionRecord, from_json, to_json
from generator.settings.load import Settings

Fault = tuple[str, Finding]
"""The path of a source, and what was found in it."""


def write_pages(project: Project, settings: Settings, site_url: str) -> tuple[Archive, list[Fault]]:
    """Write every page and what belongs beside it, and take away what no longer does.

    Args:
        project: The archive's folders.
        settings: Its `site_config/`.
        site_url: The full address of the site, with a slash at its end.

    Returns:
        The archive, and the findings of all documents in the order of their paths.
    """
    folder = _Folder(project.docs)
    by_address: dict[str, list[Fault]] = {}  # two names that are no text may be shown as one path
    terms: dict[str, tuple[Term, ...]] = {}
    table = read_frequencies(project.site_config / TERMS_FILE)

    def keep(record: SessionRecord, address: Address) -> None:
        folder.write(f"{address.href}session.json", to_json(record) + b"\n")
        by_address[address.href] = [(record.source.path, finding) for finding in record.findings]
        terms[address.href] = top_terms(record, table, settings.archive)

    published = read_permalinks(project.permalinks)
    names = hand_written_page_names(project.hand_written)
    archive = load_archive(project.transcripts, settings, names, keep, published, project.corrections)
    found = [fault for faults in by_address.values() for fault in faults]
    for document in archive.documents:
        _place_records(document, archive, folder)
        found.extend(
            (one.path, archive.copy_findings[one.own_address.href])
            for one in document.files
            if one.own_address.href in archive.copy_findings
        )
    found.sort(key=lambda fault: fault[0])
    ties = find_related(archive, settings, terms)
    mentions = collect_mentions(
        archive,
        settings,
        lambda document: folder.read_record(f"{document.href}session.json"),
        series_hrefs(ties.series),
    )
    for document in archive.documents:
        record = folder.read_record(f"{document.href}session.json")
        told = archive.applied_corrections.get(document.href, ())
        page = f"{document.href}index.md"
        linked = with_links(record, page, mentions.links.get(document.href, {}), told)
        template, values = session_values(linked, document, archive, settings, ties.by_document[document.href])
        values["front"]["links_here"] = incoming_links(document, mentions)
        folder.write_text(page, render(template, values))
        folder.write_text(f"{document.href}session.txt", plain_text(record, document, site_url + document.href, told))
        if told:
            folder.write(f"{document.href}{CORRECTIONS_FILE}", applied_json(told))
    folder.write_pages(with_mentions(index_pages(archive, settings, ties.series), mentions))
    folder.write_pages(glossary_pages(settings, mentions))
    for document in archive.documents:
        folder.write_pages(redirect_pages(document, archive.redirected_ids))
    folder.write_pages(withdrawn_pages(archive))
    made = make_report(archive)
    folder.write(REPORT_JSON, report_json(made))
    folder.write_pages(report_pages(made))
    for path in sorted(project.hand_written.glob("*.md")):
        text = hand_written_page(path)
        if path.stem == "index":
            lists = render("lists.md.jinja", {"sections": home_sections(archive, settings)})
            text = text.rstrip("\n") + "\n" + lists
        folder.write_text(path.name, text)
    gone = redirect_retired_pages(archive, published, folder.addresses, WithheldNames(settings))
    folder.write_pages(former_page(former, settings) for former in gone)
    folder.sweep()
    return archive, found


def _place_records(document: Summary, archive: Archive, folder: _Folder) -> None:
    """Put each record of a session beside the page at its own address, and the one that is shown beside the page.

    They were written when they were read, before anything was known of copies. A copy's record is called
    `record.json`, because `session.json` is that of the words on the page beside it.
    """
    for one in document.files:
        own = f"{one.own_address.href}session.json"
        finding = archive.copy_findings.get(one.own_address.href)
        moved = one.own_address != document.address
        kept = archive.turn_ids.get(document.href) if one is document else None
        if finding is None and not moved and kept is None:
            continue
        record = folder.read_record(own)
        if kept is not None:
            record = with_turn_ids(record, kept)
        if finding is not None:
            record = msgspec.structs.replace(record, findings=(*record.findings, finding))
        data = to_json(record) + b"\n"
        if one is document:
            folder.write(f"{document.href}session.json", data)
        if moved or one is not document:
            folder.write(f"{one.own_address.href}{COPY_RECORD}", data)
        if moved:
            folder.drop(own)


class _Folder:
    """A folder of generated files that knows which of them are still wanted."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._wanted: set[Path] = set()
        self._addresses: set[str] = set()

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the pages that were written."""
        return frozenset("" if name == "index" else f"{name}/" for name in self._addresses)

    def write_pages(self, pages: Iterable[Page]) -> None:
        for page, template, values in pages:
            self.write_text(page, render(template, values))

    def write_text(self, name: str, text: str) -> None:
        self.write(name, text.encode("utf-8"))

    def write(self, name: str, data: bytes) -> None:
        path = self._root / name
        if name.endswith(".md"):
            self._take(name)
        self._wanted.add(path)
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _take(self, page: str) -> None:
        address = page.removesuffix("/index.md").removesuffix(".md")  # MkDocs makes one page of both
        if address in self._addresses:
            raise BuildError(
                "two pages have one address; is an event or a page called like a page of our own?", path=page
            )
        self._addresses.add(address)

    def read_record(self, name: str) -> SessionRecord:
        return from_json((self._root / name).read_bytes())

    def drop(self, name: str) -> None:
        """Take back what was written, so that it is swept away."""
        self._wanted.discard(self._root / name)

    def sweep(self) -> None:
        """Delete every file that wasn't written this time, and the folders that are empty then."""
        for path in sorted(self._root.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in self._wanted:
                path.unlink()
