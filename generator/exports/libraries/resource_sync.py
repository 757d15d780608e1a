"""ResourceSync 1.1: what a program needs to keep a copy of all records up to date, and a sitemap index with dates.

The files are sitemaps, so search engines read them, too. They are at the root of the site because a sitemap may list
only what is below its own folder. `sitemap.xml`, which the engine writes, lists every page without dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports.archive import ExportArchive
from generator.exports.document import DocumentFacts
from generator.exports.format import Format, WholeFiles
from generator.exports.libraries.oai import FIRST_DATE
from generator.exports.xml_text import Xml, block, element, text
from generator.interface.catalogue import message
from generator.records import RECORD_FILE

DESCRIPTION_FILE = "resourcesync.xml"
"""What a program opens first."""

CAPABILITIES_FILE = "capabilitylist.xml"
RESOURCES_FILE = "resourcelist.xml"
"""The sitemap index: a list for each event."""

_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:rs": "http://www.openarchives.org/rs/terms/",
}


def resources_file(part: str) -> str:
    """Return the list of the documents of an event, by the event's id: `resourcelist-forum-2016.xml`."""
    return f"resourcelist-{part}.xml"


def resource_sync_files(archive: ExportArchive) -> WholeFiles:
    """Yield the description, the list of capabilities, the index, and a list for each event."""
    site = archive.facts.site_url
    description = [_capability("description"), _entry(site + CAPABILITIES_FILE, _metadata("capabilitylist"))]
    yield DESCRIPTION_FILE, _document("urlset", description)
    capabilities = [
        _link("up", site + DESCRIPTION_FILE),
        _capability("capabilitylist"),
        _entry(site + RESOURCES_FILE, _metadata("resourcelist")),
    ]
    yield CAPABILITIES_FILE, _document("urlset", capabilities)
    yield RESOURCES_FILE, _document("sitemapindex", _index(archive))
    for part, documents in archive.by_event.items():
        yield resources_file(part), _document("urlset", _resources(archive, documents))


def _index(archive: ExportArchive) -> Iterator[Xml]:
    site = archive.facts.site_url
    yield _link("up", site + CAPABILITIES_FILE)
    yield _capability("resourcelist", _newest(archive.documents))
    for part, documents in archive.by_event.items():
        newest = _newest(documents)
        parts = [element("loc", {}, text(site + resources_file(part)))]
        if newest != FIRST_DATE:
            parts.append(element("lastmod", {}, text(newest)))
        yield block("sitemap", {}, parts)


def _resources(archive: ExportArchive, documents: Iterable[DocumentFacts]) -> Iterator[Xml]:
    site = archive.facts.site_url
    documents = list(documents)
    yield _link("up", site + CAPABILITIES_FILE)
    yield _link("index", site + RESOURCES_FILE)
    yield _capability("resourcelist", _newest(documents))
    for document in documents:
        record = document.address + RECORD_FILE
        page_link = _link("describedby", record, "application/json")
        record_link = _link("describes", document.address, "text/html")
        yield _entry(document.address, element("rs:md", {"type": "text/html"}), page_link, changed=document.changed)
        yield _entry(record, element("rs:md", {"type": "application/json"}), record_link, changed=document.changed)


def _newest(documents: Iterable[DocumentFacts]) -> str:
    """Return the ISO date of the newest change of some documents that is known."""
    return max((document.changed for document in documents if document.changed is not None), default=FIRST_DATE)


def _entry(address: str, *parts: Xml, changed: str | None = None) -> Xml:
    date = [element("lastmod", {}, text(changed))] if changed is not None else []
    return block("url", {}, [element("loc", {}, text(address)), *date, *parts])


def _capability(name: str, at: str | None = None) -> Xml:
    return element("rs:md", {"capability": name, "at": f"{at}T00:00:00Z" if at is not None else None})


def _metadata(capability: str) -> Xml:
    return element("rs:md", {"capability": capability})


def _link(relation: str, address: str, kind: str | None = None) -> Xml:
    return element("rs:ln", {"rel": relation, "href": address, "type": kind})


def _document(root: str, children: Iterable[Xml]) -> Iterator[bytes]:
    attributes = "".join(f' {name}="{value}"' for name, value in _NAMESPACES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}{attributes}>\n'.encode()
    for child in children:
        yield f"{child}\n".encode()
    yield f"</{root}>\n".encode()


RESOURCE_SYNC = Format(
    name="resourcesync",
    title=message("ResourceSync"),
    about=message(
        "Lists of all pages and records with the dates of changes, to keep a copy up to date; also a sitemap index."
    ),
    whole=resource_sync_files,
)
"""The format."""
