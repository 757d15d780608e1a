"""TEI of a document: Parla-CLARIN's recommendations with the vocabulary of ParlaMint.

Each document is one component; `tei_corpus.py` writes the corpus of an event, which includes its components and has the
elements that they refer to (people, degrees, kinds). A turn is a `u` whose `n` is the turn's id
and whose `corresp` is its address. Only a turn whose speaker is a person has `who`. A corrected word is a `choice` of
the printed words (`sic`) and the corrected ones (`corr`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.corrections.applied import AppliedCorrection, CorrectedSpan, by_turn, shown_blocks
from generator.exports.document import CAPTIONS_NOTE, DocumentFacts, ExportDocument, ExportTurn
from generator.exports.xml_text import Xml, block, element, language_tag, text, token, xml_file
from generator.records import Block, EventKind

TEI_FILE = "session.tei.xml"
"""The component of a document; in the ZIP file of its event it is in a folder with the address of the page."""

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"

_EVENTS: dict[EventKind, tuple[str, str | None]] = {
    "applause": ("kinesic", "applause"),
    "gavel": ("kinesic", "signal"),
    "laughter": ("vocal", "laughter"),
    "pause": ("incident", "pause"),
    "silence": ("incident", "pause"),
    "music": ("incident", "sound"),
    "video": ("incident", "sound"),
    "sound": ("incident", "sound"),
    "other": ("incident", None),
}
"""The element and its type for a kind of stage direction, in ParlaMint's words; the others are a `note`."""

_CERTAINTY = {"printed": "high", "normalised": "high", "corrected": "high", "inferred": "medium"}
"""How certain it is that the person speaks, by the degree; without a person nothing is certain or not."""


_CHAIRS = frozenset({"chair", "co-chair"})
"""The roles that ParlaMint calls a chair. Its other types of speakers, members and guests, no source tells."""


def tei_component(document: ExportDocument) -> bytes:
    """Return the TEI of a document."""
    facts = document.facts
    root = block(
        "TEI",
        {"xmlns": TEI_NAMESPACE, "xml:id": document_id(facts), "xml:lang": language_tag(facts.language)},
        (_header(document), _text(document)),
    )
    return xml_file(root)


def document_id(facts: DocumentFacts) -> str:
    """Return the `xml:id` of a document: `doc.forum-2020.ws168`; an address has no full stop, so it is unique."""
    return f"doc.{facts.href.strip('/').replace('/', '.')}"


def person_xml_id(person_id: str) -> str:
    """Return the `xml:id` of a person; an id alone may begin with a digit, which XML doesn't allow."""
    return f"person.{person_id}"


def turn_xml_id(facts: DocumentFacts, turn_id: str) -> str:
    """Return the `xml:id` of a turn, which no other turn of the archive has."""
    return f"{document_id(facts)}.{turn_id}"


def _header(document: ExportDocument) -> Xml:
    return block("teiHeader", {}, (_file_description(document), _profile(document), _revisions(document)))


def _file_description(document: ExportDocument) -> Xml:
    facts, source = document.facts, document.record.source
    code = {"n": facts.code} if facts.code else {}
    meeting = element("meeting", code, text(facts.event.name)) if facts.event is not None else Xml("")
    archive = document.archive
    measures = (("speeches", len(document.turns) if facts.is_session else 0), ("words", facts.words))
    licence = element("licence", {}, element("p", {}, text(source.licence))) if source.licence else Xml("")
    is_printed = facts.has_title and document.record.provenance.get("title") != "correction"
    printed = (
        *((element("title", {}, text(facts.title)),) if is_printed else ()),
        *(element("publisher", {}, text(value)) for value in (source.publisher,) if value),
        *(element("date", {"when": value}) for value in (facts.date,) if value),
        *(element("idno", {"type": "URI"}, text(value)) for value in (source.address,) if value),
        *(element("idno", {"type": "recording"}, text(value)) for value in (source.recording,) if value),
        *(element("idno", {"type": "SHA-256"}, text(value)) for value in (source.sha256,) if value),
        element("note", {"type": "format"}, text(source.format)),
    )
    return block(
        "fileDesc",
        {},
        (
            block("titleStmt", {}, (element("title", {"type": "main"}, text(facts.title)), meeting)),
            block("extent", {}, (element("measure", {"unit": u, "quantity": str(n)}) for u, n in measures)),
            block(
                "publicationStmt",
                {},
                (
                    element("publisher", {}, element("ref", {"target": archive.site_url}, text(archive.name))),
                    element("idno", {"type": "URI"}, text(facts.address)),
                    block("availability", {}, (licence, element("p", {}, text(CAPTIONS_NOTE)))),
                ),
            ),
            element("sourceDesc", {}, block("bibl", {}, printed)),
        ),
    )


def _profile(document: ExportDocument) -> Xml:
    facts = document.facts
    place = facts.event.place if facts.event is not None else None
    setting = (
        *(element("name", {"type": "place"}, text(value)) for value in (place,) if value),
        *(element("name", {"type": "room"}, text(value)) for value in (facts.room,) if value),
        *(element("date", {"when": value}) for value in (facts.date,) if value),
    )
    classes = [f"#kind.{facts.kind}", *([f"#type.{facts.type}"] if facts.type else [])]
    code = language_tag(facts.language)
    return block(
        "profileDesc",
        {},
        (
            element("settingDesc", {}, block("setting", {}, setting)) if setting else Xml(""),
            element("langUsage", {}, element("language", {"ident": code}, text(code))) if code else Xml(""),
            element("textClass", {}, *(element("catRef", {"target": target}) for target in classes)),
        ),
    )


def _revisions(document: ExportDocument) -> Xml:
    """Return the corrections of a document, each with its reason, author and date."""
    facts, shown = document.facts, {turn.id for turn in document.turns}
    changes = [
        element(
            "change",
            {
                "xml:id": _correction_id(facts, correction),
                "type": correction.kind,
                "subtype": correction.field,
                "when": correction.date,
                "target": f"#{turn_xml_id(facts, correction.turn)}" if correction.turn in shown else None,
            },
            *_change(correction),
        )
        for correction in document.corrections
    ]
    return block("revisionDesc", {}, changes) if changes else Xml("")


def _change(correction: AppliedCorrection) -> Iterator[Xml]:
    printed, now = correction.printed, correction.now
    sides = [
        *([element("sic", {}, text(printed))] if printed is not None else []),
        *([element("corr", {}, text(now))] if now is not None else []),
    ]
    if len(sides) > 1:
        yield element("choice", {}, *sides)
    else:
        yield from sides
    yield element("note", {"type": "reason"}, text(correction.reason))
    yield element("name", {"type": "author"}, text(correction.author))


def _correction_id(facts: DocumentFacts, correction: AppliedCorrection) -> str:
    """Return the `xml:id` of a correction; the capital letter keeps it apart from turns, as on pages."""
    return f"{document_id(facts)}.Correction-{correction.number}"


def _text(document: ExportDocument) -> Xml:
    facts = document.facts
    notices = [element("note", {"type": "notice"}, text(notice.text)) for notice in document.record.notices]
    kind = "debateSection" if facts.is_session else facts.kind
    parts = _turns(document) if facts.is_session else _paragraphs(document)
    content = [*notices, *parts] or [element("p", {})]
    attributes = {"xml:lang": language_tag(facts.language)}
    body = element("body", {}, block("div", {"type": kind}, content))
    return block("text", attributes, (_timeline(document), body))


def _timeline(document: ExportDocument) -> Xml:
    """Return the seconds of the turns, from the zero of their source: the start of a recording, or midnight."""
    facts = document.facts
    moments = [
        element(
            "when",
            {"xml:id": f"{turn_xml_id(facts, turn.id)}.{name}", "interval": f"{second:.3f}", "since": _origin(facts)},
        )
        for turn in document.turns
        for name, second in _moments(turn)
    ]
    if not moments:
        return Xml("")
    origin = element("when", {"xml:id": _origin(facts).removeprefix("#")})
    return block("timeline", {"unit": "s", "origin": _origin(facts)}, (origin, *moments))


def _origin(facts: DocumentFacts) -> str:
    return f"#{document_id(facts)}.Zero"


def _moments(turn: ExportTurn) -> Iterator[tuple[str, float]]:
    if turn.time is not None:
        yield "Start", turn.time.start
        if turn.time.end is not None:
            yield "End", turn.time.end


def _turns(document: ExportDocument) -> Iterator[Xml]:
    corrections = by_turn(document.corrections)
    for turn, printed in zip(document.turns, document.record.turns, strict=True):
        attributes = _utterance(document.facts, turn)
        own_id = attributes["xml:id"] or ""
        if turn.label is not None:
            role = token(turn.role) if turn.role else None
            yield element("note", {"type": "speaker", "subtype": role}, text(turn.label))
        if turn.evidence is not None:
            yield element("note", {"type": "evidence", "target": f"#{own_id}"}, text(turn.evidence))
        blocks = shown_blocks(printed, corrections.get(turn.id, ()))
        yield block("u", attributes, (_block(own_id, n, *shown) for n, shown in enumerate(blocks, start=1)))


def _utterance(facts: DocumentFacts, turn: ExportTurn) -> dict[str, str | None]:
    """Return the attributes of a turn."""
    own_id, language = turn_xml_id(facts, turn.id), language_tag(turn.language)
    return {
        "xml:id": own_id,
        "n": turn.id,
        "who": f"#{person_xml_id(turn.speaker)}" if turn.speaker is not None else None,
        "ana": f"#resolved.{turn.resolved}{' #chair' if turn.role in _CHAIRS else ''}",
        "cert": _CERTAINTY.get(turn.resolved) if turn.speaker is not None else None,
        "corresp": turn.address,
        "xml:lang": language if language != language_tag(facts.language) else None,
        **{name.lower(): f"#{own_id}.{name}" for name, _ in _moments(turn)},
    }


def _block(turn_id: str, number: int, shown: Block, changes: Sequence[CorrectedSpan]) -> Xml:
    if shown.type != "event":
        return element("seg", {"xml:id": f"{turn_id}.{number}"}, *_words(shown, changes))
    kind = shown.event or "other"
    content = _words(shown, changes)
    if kind not in _EVENTS:
        return element("note", {"type": kind}, *content)
    tag, event_type = _EVENTS[kind]
    return element(tag, {"type": event_type}, element("desc", {}, *content))


def _paragraphs(document: ExportDocument) -> Iterator[Xml]:
    """Yield the paragraphs of an article: nobody speaks in it."""
    corrections = by_turn(document.corrections)
    for turn in document.record.turns:
        for shown, changes in shown_blocks(turn, corrections.get(turn.id, ())):
            attributes = {"rend": "heading"} if shown.type == "heading" else {}
            if shown.type == "event":
                attributes = {"rend": "stage-direction"}
            yield element("p", attributes, *_words(shown, changes))


def _words(shown: Block, changes: Sequence[CorrectedSpan]) -> list[Xml]:
    """Return the words of a paragraph, with the printed words beside each correction."""
    if not changes:
        return [text(shown.text)]
    parts, end = [], 0
    for change in sorted(changes):
        parts.append(text(shown.text[end : change.start]))
        printed = element("sic", {}, text(change.applied.printed or ""))
        corrected = element("corr", {"n": str(change.applied.number)}, text(shown.text[change.start : change.end]))
        parts.append(element("choice", {}, printed, corrected))
        end = change.end
    return [*parts, text(shown.text[end:])]
