"""OAI-PMH: the archive as a static repository, one XML file that a gateway answers from (OAI Static Repository 1.0).

A record is in Dublin Core. Its datestamp is the day on which the document was first frozen, or of its newest
correction. The names of speakers are left out: Dublin Core can't say how a speaker is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from generator.exports.archive import ExportArchive
from generator.exports.document import ArchiveFacts, DocumentFacts
from generator.exports.format import Format, WholeFiles
from generator.exports.xml_text import Xml, block, element, language_tag, storable, text
from generator.interface.catalogue import message
from generator.pages.views.wording import kind_name
from generator.urls import DATA_ADDRESS

OAI_FILE = f"{DATA_ADDRESS}oai.xml"

FIRST_DATE = "1970-01-01"
"""The datestamp of a document whose first freeze has no date: a harvester takes it with its first visit."""

_OAI = "http://www.openarchives.org/OAI/2.0/"
_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_NAMESPACES = {
    "xmlns": _STATIC,
    "xmlns:oai": _OAI,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_STATIC} http://www.openarchives.org/OAI/2.0/static-repository.xsd",
}
_DC_NAMESPACES = {
    "xmlns:oai_dc": _OAI_DC,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xsi:schemaLocation": f"{_OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
}
_CAPTIONS = "Captions, not an authoritative record."


def oai_file(archive: ExportArchive) -> WholeFiles:
    """Yield the static repository; nothing if the archive names no mail address, which the format requires."""
    if archive.facts.mail is not None:
        yield OAI_FILE, (storable(chunk).encode() for chunk in _chunks(archive))


def oai_identifier(facts: ArchiveFacts, document: DocumentFacts) -> str:
    """Return the identifier of a document for harvesters: `oai:archive.example:forum-2016/on-gardens`."""
    return f"oai:{urlsplit(facts.site_url).hostname}:{document.href.rstrip('/')}"


def base_url(facts: ArchiveFacts) -> str:
    """Return the address at which a gateway answers for the archive; without a gateway that of the file."""
    address = facts.site_url + OAI_FILE
    if facts.oai_gateway is None:
        return address
    parts = urlsplit(address)
    return f"{facts.oai_gateway.rstrip('/')}/{parts.netloc}{quote(parts.path)}"


def _chunks(archive: ExportArchive) -> Iterator[str]:
    attributes = "".join(f' {name}="{value}"' for name, value in _NAMESPACES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<Repository{attributes}>\n'
    yield f"{_identify(archive)}\n{_formats()}\n"
    yield '<ListRecords metadataPrefix="oai_dc">\n'
    for document in archive.documents:
        yield f"{_record(archive.facts, document)}\n"
    yield "</ListRecords>\n</Repository>\n"


def _identify(archive: ExportArchive) -> Xml:
    facts = archive.facts
    dates = (document.changed or FIRST_DATE for document in archive.documents)
    values = [
        ("oai:repositoryName", facts.name),
        ("oai:baseURL", base_url(facts)),
        ("oai:protocolVersion", "2.0"),
        ("oai:adminEmail", facts.mail),
        ("oai:earliestDatestamp", min(dates, default=FIRST_DATE)),
        ("oai:deletedRecord", "no"),
        ("oai:granularity", "YYYY-MM-DD"),
    ]
    return block("Identify", {}, _elements(values))


def _formats() -> Xml:
    values = [
        ("oai:metadataPrefix", "oai_dc"),
        ("oai:schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
        ("oai:metadataNamespace", _OAI_DC),
    ]
    return block("ListMetadataFormats", {}, [block("oai:metadataFormat", {}, _elements(values))])


def _record(facts: ArchiveFacts, document: DocumentFacts) -> Xml:
    head = [
        ("oai:identifier", oai_identifier(facts, document)),
        ("oai:datestamp", document.changed or FIRST_DATE),
    ]
    dublin_core = block("oai_dc:dc", _DC_NAMESPACES, _elements(_values(facts, document)))
    parts = [block("oai:header", {}, _elements(head)), block("oai:metadata", {}, [dublin_core])]
    return block("oai:record", {}, parts)


def _values(facts: ArchiveFacts, document: DocumentFacts) -> Iterator[tuple[str, str | None]]:
    """Yield the values of a document in Dublin Core."""
    event = document.event
    yield "dc:title", document.title
    yield "dc:description", _CAPTIONS if document.is_session else None
    yield "dc:publisher", document.publisher
    yield "dc:date", document.date
    yield "dc:type", "Text"
    yield "dc:type", document.type_name or kind_name(document.kind)
    yield "dc:identifier", document.address
    yield "dc:language", language_tag(document.language)
    yield "dc:relation", event.name if event is not None else None
    yield "dc:coverage", event.place if event is not None else None
    yield "dc:source", facts.name


def _elements(values: Iterable[tuple[str, str | None]]) -> list[Xml]:
    return [element(name, {}, text(value)) for name, value in values if value]


OAI = Format(
    name="oai",
    title=message("OAI-PMH"),
    about=message("A static repository for the catalogues of libraries: one record in Dublin Core for each document."),
    whole=oai_file,
)
"""The format."""
