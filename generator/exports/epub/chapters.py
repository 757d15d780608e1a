"""The text of a document as a section of a book: what its page shows, and the address of every turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.corrections.applied import AppliedCorrection, CorrectedSpan, by_turn, shown_blocks
from generator.exports.document import ExportDocument, ExportTurn
from generator.exports.epub.book import Section, element, text
from generator.pages.views.applied_corrections import correction_id, plain_correction
from generator.pages.views.parts import session_parts
from generator.pages.views.plain_text import facts_in_words
from generator.pages.views.printed_label import printed_as
from generator.pages.views.wording import UNIDENTIFIED
from generator.records import Block, Turn

CAPTIONS = "These are captions, not an authoritative record. The page of the archive shows the latest corrections:"


def chapter(document: ExportDocument, wanted: Callable[[ExportTurn], bool] = lambda turn: True) -> Section:
    """Return the section of a document.

    Args:
        document: A session or an article.
        wanted: Which turns the section has.
    """
    turns = [turn for turn in document.turns if wanted(turn)]
    ids = {turn.id for turn in turns}
    corrections = [each for each in document.corrections if each.turn is None or each.turn in ids]
    parts = [
        element("h1", text(document.facts.title), dir="auto"),
        _paragraph(facts_in_words(document.record), "facts"),
        element("p", f"{text(CAPTIONS)} {_link(document.facts.address)}", class_="facts"),
        *(_paragraph(notice.text, "notice") for notice in document.record.notices),
        *_turns(document, turns, corrections),
        *_corrections(corrections),
    ]
    entries = tuple(_entries(document)) if len(turns) == len(document.turns) else ()
    return Section(document.facts.title, "\n".join(filter(None, parts)), document.record.language, entries)


def speaker_in_words(turn: ExportTurn) -> str:
    """Return the speaker of a turn as the page shows it, with the degree to which the speaker is known."""
    name = turn.name or turn.shown
    role = f", {turn.role}" if turn.role and turn.name else ""
    doubt = f" ({turn.resolved}; {printed_as(turn.label)})" if turn.resolved in {"inferred", "corrected"} else ""
    return f"{name or UNIDENTIFIED}{role}{doubt}"


def _turns(
    document: ExportDocument, turns: Sequence[ExportTurn], corrections: Iterable[AppliedCorrection]
) -> Iterator[str]:
    records = {turn.id: turn for turn in document.record.turns}
    corrections_by_turn = by_turn(corrections)
    for turn in turns:
        blocks = "\n".join(_blocks(records[turn.id], corrections_by_turn.get(turn.id, ())))
        heading = f"{text(speaker_in_words(turn))} {_link(turn.address, f'#{turn.id}')}"
        shown = element("h2", heading, dir="auto") if document.facts.is_session else ""
        yield element("section", f"{shown}\n{blocks}", id=turn.id, lang=_other_language(turn, document))


def _other_language(turn: ExportTurn, document: ExportDocument) -> str | None:
    return turn.language if turn.language != document.record.language else None


def _blocks(turn: Turn, corrections: Sequence[AppliedCorrection]) -> Iterator[str]:
    for block, changes in shown_blocks(turn, corrections):
        words = _with_corrections(block, changes)
        if block.type == "heading":
            yield element("h2", words, dir="auto")
        else:
            yield element("p", words, class_="direction" if block.type == "event" else None, dir="auto")


def _with_corrections(block: Block, changes: Iterable[CorrectedSpan]) -> str:
    """Return the words of a block, with a link to the correction behind corrected words."""
    shown, end = [], 0
    for change in sorted(changes):
        number = change.applied.number
        shown += [text(block.text[end : change.end]), _link(f"#{correction_id(change.applied)}", f"[{number}]")]
        end = change.end
    return "".join([*shown, text(block.text[end:])])


def _corrections(corrections: Sequence[AppliedCorrection]) -> Iterator[str]:
    if corrections:
        yield element("h2", "Corrections")
    for correction in corrections:
        words = text(f"[{correction.number}] {plain_correction(correction)}")
        yield element("p", words, id=correction_id(correction), dir="auto")


def _entries(document: ExportDocument) -> Iterator[tuple[str, str]]:
    """Yield the parts of a session for the table of contents."""
    for part in session_parts(document.record) if document.turns else ():
        yield part.turn, part.title or f"{part.speaker} ({part.reason})"


def _paragraph(plain: str, style: str) -> str:
    return element("p", text(plain), class_=style, dir="auto") if plain else ""


def _link(address: str, shown: str | None = None) -> str:
    return element("a", text(shown or address), class_="address" if shown else None, href=address)
