"""The text of a document as a section of a book: what its page shows, and the address of every turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.corrections.applied import AppliedCorrection, CorrectedSpan, by_turn, shown_blocks
from generator.exports.document import ExportDocument, ExportTurn
from generator.exports.epub.book import Section
from generator.exports.xml_text import Xml, block, element, language_tag, text
from generator.pages.views.applied_corrections import correction_id, plain_correction
from generator.pages.views.parts import session_parts
from generator.pages.views.plain_text import facts_in_words
from generator.pages.views.printed_label import printed_as
from generator.pages.views.wording import unidentified
from generator.records import Block, Turn

CAPTIONS = "These are captions, not an authoritative record. The page of the archive shows the latest corrections:"

_AUTO = {"dir": "auto"}
_DIRECTION = {"class": "direction", "dir": "auto"}


def chapter(document: ExportDocument, wanted: Callable[[ExportTurn], bool] = lambda turn: True) -> Section:
    """Return the section of a document.

    Args:
        document: A session or an article.
        wanted: Which turns the section has.
    """
    turns = [turn for turn in document.turns if wanted(turn)]
    ids = {turn.id for turn in turns}
    corrections = [each for each in document.corrections if each.turn is None or each.turn in ids]
    body = (
        element("h1", _AUTO, text(document.facts.title)),
        *_lines([facts_in_words(document.record)], "facts"),
        element("p", {"class": "facts"}, text(f"{CAPTIONS} "), _link(document.facts.address)),
        *_lines([notice.text for notice in document.record.notices], "notice"),
        *_turns(document, turns, corrections),
        *_corrections(corrections),
    )
    entries = tuple(_entries(document)) if len(turns) == len(document.turns) else ()
    return Section(document.facts.title, body, document.record.language, entries)


def speaker_in_words(turn: ExportTurn) -> str:
    """Return the speaker of a turn as the page shows it, with the degree to which the speaker is known."""
    name = turn.name or turn.shown
    role = f", {turn.role}" if turn.role and turn.name else ""
    doubt = f" ({turn.resolved}; {printed_as(turn.label)})" if turn.resolved in {"inferred", "corrected"} else ""
    return f"{name or unidentified()}{role}{doubt}"


def _turns(
    document: ExportDocument, turns: Sequence[ExportTurn], corrections: Iterable[AppliedCorrection]
) -> Iterator[Xml]:
    records = {turn.id: turn for turn in document.record.turns}
    corrections_by_turn = by_turn(corrections)
    for turn in turns:
        heading = element("h2", _AUTO, text(f"{speaker_in_words(turn)} "), _link(turn.address, f"#{turn.id}"))
        blocks = _blocks(records[turn.id], corrections_by_turn.get(turn.id, ()))
        language = turn.language if turn.language != document.record.language else None
        attributes = {"id": turn.id, "lang": language_tag(language or "")}
        yield block("section", attributes, [*([heading] if document.facts.is_session else []), *blocks])


def _blocks(turn: Turn, corrections: Sequence[AppliedCorrection]) -> Iterator[Xml]:
    for part, changes in shown_blocks(turn, corrections):
        words = _with_corrections(part, changes)
        if part.type == "heading":
            yield element("h2", _AUTO, *words)
        else:
            yield element("p", _DIRECTION if part.type == "event" else _AUTO, *words)


def _with_corrections(part: Block, changes: Iterable[CorrectedSpan]) -> Iterator[Xml]:
    """Yield the words of a block, with a link to the correction behind corrected words."""
    end = 0
    for change in sorted(changes):
        yield text(part.text[end : change.end])
        yield _link(f"#{correction_id(change.applied)}", f"[{change.applied.number}]")
        end = change.end
    yield text(part.text[end:])


def _corrections(corrections: Sequence[AppliedCorrection]) -> Iterator[Xml]:
    if corrections:
        yield element("h2", {}, text("Corrections"))
    for correction in corrections:
        words = text(f"[{correction.number}] {plain_correction(correction)}")
        yield element("p", {"id": correction_id(correction), "dir": "auto"}, words)


def _entries(document: ExportDocument) -> Iterator[tuple[str, str]]:
    """Yield the parts of a session for the table of contents."""
    for part in session_parts(document.record) if document.turns else ():
        yield part.turn, part.title or f"{part.speaker} ({part.reason})"


def _lines(lines: Iterable[str], style: str) -> Iterator[Xml]:
    for line in filter(None, lines):
        yield element("p", {"class": style, "dir": "auto"}, text(line))


def _link(address: str, shown: str | None = None) -> Xml:
    return element("a", {"class": "address" if shown else None, "href": address}, text(shown or address))
