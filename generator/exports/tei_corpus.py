"""TEI corpora: a `teiCorpus` for each event, which includes its documents and has all that they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.archive import ExportArchive
from generator.exports.document import CAPTIONS_NOTE, DEGREES, DocumentFacts
from generator.exports.format import PART, Format, Joined, WholeFiles
from generator.exports.tei import TEI_FILE, TEI_NAMESPACE, person_xml_id, tei_component
from generator.exports.xml_text import Xml, block, element, language_tag, text, xml_file
from generator.exports.zip_files import entries, zip_file
from generator.interface.catalogue import message
from generator.urls import DATA_ADDRESS

_XINCLUDE = "http://www.w3.org/2001/XInclude"

_PROJECT = (
    "The documents are in the ZIP file of the same name; `n` of an utterance is the id of the turn, and `corresp` its"
    " address."
    " Only an utterance whose speaker is a person has `who`."
)

_CORRECTION = (
    "Sources stay as they were received. A correction by a person is a choice of the printed and the corrected words,"
    " and is listed with its reason, author and date as a change."
)


def corpora(archive: ExportArchive) -> WholeFiles:
    """Yield the corpus of each event."""
    for part, documents in archive.by_event.items():
        yield f"{DATA_ADDRESS}tei/{part}.xml", [_corpus(archive, part, documents)]


TEI = Format(
    name="tei",
    title=message("TEI (Parla-CLARIN)"),
    about=message(
        "A corpus of each event in TEI, with the vocabulary of ParlaMint. Unpack the ZIP file into the folder with the"
        " XML file, which includes its documents."
    ),
    joined=(Joined(f"{DATA_ADDRESS}tei/{PART}.zip", entries(TEI_FILE, tei_component), pack=zip_file),),
    whole=corpora,
)


def _corpus(archive: ExportArchive, part: str, documents: Sequence[DocumentFacts]) -> bytes:
    event = next((document.event for document in documents if document.event is not None), None)
    title = f"{event.name if event is not None else part} · {archive.facts.name}"
    includes = (element("xi:include", {"href": f"{entry.href}{TEI_FILE}"}) for entry in documents)
    attributes = {
        "xmlns": TEI_NAMESPACE,
        "xmlns:xi": _XINCLUDE,
        "xml:id": f"corpus.{part}",
        "xml:lang": language_tag(archive.facts.language),
    }
    header = (
        _file_description(archive, title, documents),
        _encoding(documents),
        block("profileDesc", {}, _profile(archive, documents)),
    )
    return xml_file(block("teiCorpus", attributes, (block("teiHeader", {}, header), *includes)))


def _file_description(archive: ExportArchive, title: str, documents: Sequence[DocumentFacts]) -> Xml:
    speeches = sum(document.turns for document in documents if document.is_session)
    words = sum(document.words for document in documents)
    site = archive.facts.site_url
    notice = element("p", {}, text(CAPTIONS_NOTE))
    return block(
        "fileDesc",
        {},
        (
            element("titleStmt", {}, element("title", {"type": "main"}, text(title))),
            block(
                "extent",
                {},
                (
                    element("measure", {"unit": "texts", "quantity": str(len(documents))}),
                    element("measure", {"unit": "speeches", "quantity": str(speeches)}),
                    element("measure", {"unit": "words", "quantity": str(words)}),
                ),
            ),
            block(
                "publicationStmt",
                {},
                (
                    element("publisher", {}, element("ref", {"target": site}, text(archive.facts.name))),
                    element("idno", {"type": "URI"}, text(site)),
                    element("availability", {}, notice),
                ),
            ),
            element("sourceDesc", {}, element("p", {}, text("Each document names its own source."))),
        ),
    )


def _encoding(documents: Sequence[DocumentFacts]) -> Xml:
    kinds = {f"kind.{document.kind}": document.kind for document in documents}
    types = {f"type.{document.type}": document.type_name or document.type for document in documents if document.type}
    degrees = {f"resolved.{degree}": words for degree, words in DEGREES.items()}
    roles = {"chair": "the label says that the speaker chairs the meeting"}
    taxonomies = (
        ("kind", "Kinds", kinds),
        ("type", "Session types", types),
        ("resolved", "How a speaker is known", degrees),
        ("speaker_types", "Types of speakers", roles),
    )
    return block(
        "encodingDesc",
        {},
        (
            element("projectDesc", {}, element("p", {}, text(_PROJECT))),
            element(
                "editorialDecl", {}, element("correction", {"method": "markup"}, element("p", {}, text(_CORRECTION)))
            ),
            block("classDecl", {}, (_taxonomy(*entry) for entry in taxonomies if entry[2])),
        ),
    )


def _taxonomy(own_id: str, title: str, categories: dict[str, str]) -> Xml:
    return block(
        "taxonomy",
        {"xml:id": f"taxonomy.{own_id}"},
        (
            element("desc", {}, text(title)),
            *(
                element("category", {"xml:id": name}, element("catDesc", {}, text(categories[name])))
                for name in sorted(categories)
            ),
        ),
    )


def _profile(archive: ExportArchive, documents: Sequence[DocumentFacts]) -> Iterator[Xml]:
    people = sorted({speaker for document in documents for speaker in document.speakers})
    if people:
        yield element("particDesc", {}, block("listPerson", {}, (_person(archive, speaker) for speaker in people)))
    codes = sorted({code for code in (language_tag(document.language) for document in documents) if code})
    if codes:
        yield element("langUsage", {}, *(element("language", {"ident": code}, text(code)) for code in codes))


def _person(archive: ExportArchive, speaker: str) -> Xml:
    person = archive.people[speaker]
    return block(
        "person",
        {"xml:id": person_xml_id(speaker)},
        (
            element("persName", {}, text(person.name)),
            element("idno", {"type": "URI"}, text(archive.facts.site_url + person.href)),
            *((element("note", {"type": "scope"}, text("in one document")),) if person.local else ()),
        ),
    )
