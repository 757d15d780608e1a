"""Akoma Ntoso 3 of a session: a `debate` whose speeches have the ids of the turns.

The schema wants an agent for each speech. A speech whose speaker nobody knows has the concept `unidentified` as its
agent, which is no person, and its label, if one is printed, in `from`. The degree to which the speaker is known is a
concept that the speech refers to. A corrected word is a deletion of the printed words and an insertion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.corrections.applied import AppliedCorrection, CorrectedSpan, by_turn, shown_blocks
from generator.exports.document import CAPTIONS_NOTE, DEGREES, NOBODY, ExportDocument, ExportTurn
from generator.exports.format import PART, Format, Joined
from generator.exports.xml_text import Xml, block, element, language_tag, text, token, xml_file
from generator.exports.zip_files import entries, zip_file
from generator.interface.catalogue import message
from generator.records import Block
from generator.text.language_codes import three_letters
from generator.urls import DATA_ADDRESS

AKOMA_NTOSO_FILE = "session.akn.xml"

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_JURISDICTION = "xx"
"""In place of a country: nothing says which one a meeting belongs to. ISO 3166 leaves `XX` to its users."""

_NO_DATE = "0001-01-01"
"""The schema wants a date; `name` says that none is known."""

_UNIDENTIFIED = "unidentified"
"""The id of the concept in place of a speaker whom nobody knows."""

_ARCHIVE = "#archive"
"""The agent of all metadata."""


def akoma_ntoso(document: ExportDocument) -> bytes | None:
    """Return the Akoma Ntoso of a session; `None` for an article, in which nobody speaks."""
    if not document.facts.is_session or not document.turns:
        return None
    meta = block("meta", {}, (_identification(document), _references(document), _notes(document)))
    title = element("p", {}, element("docTitle", {}, text(document.facts.title)))
    preface = element("preface", {}, title)
    section = block("debateSection", {"eId": "section.1", "name": "session"}, _content(document))
    body = element("debateBody", {}, section)
    debate = block("debate", {"name": document.facts.kind}, (meta, preface, body))
    return xml_file(block("akomaNtoso", {"xmlns": _NAMESPACE}, (debate,)))


AKOMA_NTOSO = Format(
    name="akoma-ntoso",
    title=message("Akoma Ntoso 3"),
    about=message(
        "Each session as a debate document of the standard for parliaments (OASIS LegalDocML), in a ZIP file by event."
    ),
    joined=(Joined(f"{DATA_ADDRESS}akoma-ntoso/{PART}.zip", entries(AKOMA_NTOSO_FILE, akoma_ntoso), pack=zip_file),),
)


def _identification(document: ExportDocument) -> Xml:
    facts = document.facts
    date, name = _date(document)
    work = f"/akn/{_JURISDICTION}/debate/{date}/{facts.href.strip('/').replace('/', '-')}"
    language = three_letters(facts.language)
    expression = f"{work}/{language}@"
    levels: tuple[tuple[str, str, str, str, Xml], ...] = (
        ("FRBRWork", work, "", facts.address, element("FRBRcountry", {"value": _JURISDICTION})),
        ("FRBRExpression", expression, "", facts.address, element("FRBRlanguage", {"language": language})),
        (
            "FRBRManifestation",
            expression,
            ".akn",
            facts.address,
            element("FRBRformat", {"value": "application/akn+xml"}),
        ),
    )
    return block(
        "identification",
        {"source": _ARCHIVE},
        (
            block(
                level,
                {},
                (
                    element("FRBRthis", {"value": f"{uri}/!main{suffix}"}),
                    element("FRBRuri", {"value": uri + suffix}),
                    element("FRBRalias", {"value": address, "name": "address"}),
                    element("FRBRdate", {"date": date, "name": name}),
                    element("FRBRauthor", {"href": _ARCHIVE}),
                    own,
                ),
            )
            for level, uri, suffix, address, own in levels
        ),
    )


def _date(document: ExportDocument) -> tuple[str, str]:
    """Return a date and what it is the date of."""
    facts = document.facts
    if facts.date is not None:
        return facts.date, "session"
    if facts.event is not None and facts.event.start is not None:
        return facts.event.start, "event-start"
    return _NO_DATE, "unknown"


def _references(document: ExportDocument) -> Xml:
    """Return who and what the document refers to: the archive, the people who speak, roles and degrees."""
    archive, turns = document.archive, document.turns
    names = {turn.speaker: turn.name or turn.speaker for turn in turns if turn.speaker is not None}
    roles = {role: turn.role for turn in reversed(turns) if turn.role and (role := _role_id(turn)) is not None}
    entries = [
        _reference("TLCOrganization", "archive", archive.site_url, archive.name),
        *(
            _reference("TLCPerson", f"person.{speaker}", document.person_address(speaker), name)
            for speaker, name in names.items()
        ),
        *(_reference("TLCRole", role, f"/ontology/{role.replace('.', '/')}", roles[role]) for role in sorted(roles)),
        *(_concept(f"resolved.{degree}", DEGREES[degree]) for degree in sorted({turn.resolved for turn in turns})),
    ]
    if any(turn.speaker is None for turn in turns):
        entries.append(_concept(_UNIDENTIFIED, NOBODY))
    return block("references", {"source": _ARCHIVE}, entries)


def _reference(tag: str, own_id: str, href: str, name: str) -> Xml:
    return element(tag, {"eId": own_id, "href": href, "showAs": name})


def _concept(own_id: str, name: str) -> Xml:
    return _reference("TLCConcept", own_id, f"/ontology/concept/{own_id}", name)


def _role_id(turn: ExportTurn) -> str | None:
    """Return the id of a turn's role; two roles of one slug are one entry, the first."""
    role = token(turn.role) if turn.role else None
    return f"role.{role}" if role is not None else None


def _notes(document: ExportDocument) -> Xml:
    """Return what the words are, the sentences that name inferred speakers, and the corrections."""
    turns, licence = document.turns, document.record.source.licence
    notes = [
        _note("note.captions", None, text(CAPTIONS_NOTE)),
        *((_note("note.licence", None, text(licence)),) if licence else ()),
        *(_note(f"evidence.{turn.id}", turn.id, text(turn.evidence)) for turn in turns if turn.evidence is not None),
    ]
    shown = {turn.id for turn in turns}
    notes += [
        _note(_correction_id(entry), entry.turn if entry.turn in shown else None, *_correction(entry))
        for entry in document.corrections
    ]
    return block("notes", {"source": _ARCHIVE}, notes)


def _note(own_id: str, turn: str | None, *words: Xml) -> Xml:
    """Return a note, which may refer to a turn."""
    refers_to = f"#{turn}" if turn is not None else None
    return element("note", {"eId": own_id, "refersTo": refers_to}, element("p", {}, *words))


def _correction(correction: AppliedCorrection) -> Iterator[Xml]:
    if correction.printed is not None:
        yield element("del", {}, text(correction.printed))
    if correction.now is not None:
        yield element("ins", {}, text(correction.now))
    kind = f"{correction.kind} {correction.field}" if correction.field else correction.kind
    yield text(f" {kind}: {correction.reason} ({correction.author}, {correction.date})")


def _correction_id(correction: AppliedCorrection) -> str:
    return f"correction.{correction.number}"


def _content(document: ExportDocument) -> Iterator[Xml]:
    for number, notice in enumerate(document.record.notices, start=1):
        yield element("other", {"eId": f"notice.{number}"}, element("p", {}, text(notice.text)))
    corrections = by_turn(document.corrections)
    for turn, printed in zip(document.turns, document.record.turns, strict=True):
        blocks = [_block(shown, changes) for shown, changes in shown_blocks(printed, corrections.get(turn.id, ()))]
        yield block("speech", _speech(turn, document), (_from(turn), *(blocks or [element("p", {})])))


def _speech(turn: ExportTurn, document: ExportDocument) -> dict[str, str | None]:
    role = _role_id(turn)
    return {
        "eId": turn.id,
        "by": f"#person.{turn.speaker}" if turn.speaker is not None else f"#{_UNIDENTIFIED}",
        "as": f"#{role}" if role is not None else None,
        "refersTo": f"#resolved.{turn.resolved}",
        "xml:lang": language_tag(turn.language) if turn.language != document.facts.language else None,
    }


def _from(turn: ExportTurn) -> Xml:
    return element("from", {}, text(turn.label)) if turn.label is not None else Xml("")


def _block(shown: Block, changes: Sequence[CorrectedSpan]) -> Xml:
    words = _words(shown, changes)
    if shown.type != "event":
        return element("p", {}, *words)
    return element("p", {}, element("remark", {"type": "sceneDescription", "status": "editorial"}, *words))


def _words(shown: Block, changes: Sequence[CorrectedSpan]) -> list[Xml]:
    """Return the words of a paragraph, with the printed words deleted before each correction."""
    if not changes:
        return [text(shown.text)]
    parts, end = [], 0
    for change in sorted(changes):
        number = _correction_id(change.applied)
        parts.append(text(shown.text[end : change.start]))
        parts.append(element("del", {"refersTo": f"#{number}"}, text(change.applied.printed or "")))
        parts.append(element("ins", {"refersTo": f"#{number}"}, text(shown.text[change.start : change.end])))
        end = change.end
    return [*parts, text(shown.text[end:])]
