"""The five tables and their rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.corrections.entry import CORRECTION_KINDS
from generator.exports.archive import ExportArchive
from generator.exports.document import DEGREES, ExportDocument
from generator.exports.tables.table import Column, ForeignKey, Row, Table
from generator.linking.entity_mention import MentionKind
from generator.pages.views.applied_corrections import correction_id
from generator.records import Kind, Status

_TO_DOCUMENT = ForeignKey(("document",), "documents", ("document",))
_TO_TURN = ForeignKey(("document", "turn"), "turns", ("document", "turn"))

_DOCUMENT = Column("document", "string", "The document: the address of its page relative to the site.", required=True)


def _document_rows(document: ExportDocument) -> Iterator[Row]:
    facts, record, source = document.facts, document.record, document.record.source
    event = facts.event
    yield (
        facts.href.rstrip("/"),
        facts.address,
        facts.title,
        facts.has_title,
        facts.kind,
        facts.status,
        event.id if event is not None else None,
        event.name if event is not None else None,
        event.start if event is not None else None,
        event.end if event is not None else None,
        event.place if event is not None else None,
        facts.day,
        facts.date,
        facts.start_time,
        record.end_time,
        facts.room,
        facts.type,
        facts.code,
        facts.language,
        facts.turns,
        facts.words,
        len(facts.speakers),
        facts.corrections,
        source.path,
        source.format,
        source.sha256,
        source.address,
        source.retrieved,
        source.publisher,
        source.recording,
        source.licence,
    )


DOCUMENTS = Table(
    name="documents",
    title="Documents",
    about="One row for each document with a page: a session, or an article.",
    columns=(
        _DOCUMENT,
        Column("address", "uri", "The full address of its page.", required=True),
        Column("title", "string", "The title, or the name of the file in place of one.", required=True),
        Column("has_title", "boolean", "False if the title is only the name of the file.", required=True),
        Column("kind", "string", "What it is; `transcript` is a session.", required=True, among=get_args(Kind)),
        Column("status", "string", "`raw` if it is marked as raw.", required=True, among=get_args(Status)),
        Column("event", "string", "The id of the event."),
        Column("event_name", "string", "The name of the event."),
        Column("event_start", "date", "The first day of the event."),
        Column("event_end", "date", "The last day of the event."),
        Column("event_place", "string", "Where the event was."),
        Column("day", "integer", "The printed number of the day of the event."),
        Column("date", "date", "The date of the document."),
        Column("start_time", "string", "The time of day at which it began, with the time zone if one is printed."),
        Column("end_time", "string", "The time of day at which it ended."),
        Column("room", "string", "The room as printed."),
        Column("type", "string", "The id of the type of session."),
        Column("code", "string", "The code of the session as people cite it."),
        Column("language", "string", "The language of the text.", required=True),
        Column("turns", "integer", "Number of turns.", required=True),
        Column("words", "integer", "Number of spoken words.", required=True),
        Column("people", "integer", "Number of people who speak and are known.", required=True),
        Column("corrections", "integer", "Number of corrections.", required=True),
        Column("source", "string", "The file that was read.", required=True),
        Column("source_format", "string", "The format of the file.", required=True),
        Column("source_sha256", "string", "The SHA-256 of the file."),
        Column("source_address", "string", "Where the file was published."),
        Column("retrieved", "string", "The date on which it was downloaded."),
        Column("publisher", "string", "Who published it."),
        Column("recording", "string", "The address of a recording."),
        Column("licence", "string", "The licence of the document, as its publisher names it."),
    ),
    key=("document",),
    of_document=_document_rows,
)


def _turn_rows(document: ExportDocument) -> Iterator[Row]:
    name = document.facts.href.rstrip("/")
    for turn in document.turns:
        time = turn.time
        yield (
            name,
            turn.id,
            turn.number,
            turn.address,
            turn.label,
            turn.shown,
            turn.speaker,
            turn.name,
            turn.role,
            turn.resolved,
            turn.evidence,
            turn.language,
            time.start if time is not None else None,
            time.end if time is not None else None,
            *turn.lines,
            turn.words,
            turn.text or None,
            "\n".join(block.text for block in turn.blocks if block.type == "event") or None,
            " ".join(map(str, turn.corrections)) or None,
        )


TURNS = Table(
    name="turns",
    title="Turns",
    about="One row for each turn, with its words as the page shows them; misheard words are corrected.",
    columns=(
        _DOCUMENT,
        Column("turn", "string", "The id of the turn on the page.", required=True),
        Column("number", "integer", "The place of the turn in the document, from 1.", required=True),
        Column("address", "uri", "The full address of the turn.", required=True),
        Column("label", "string", "The label as printed."),
        Column("shown", "string", "The speaker as the page shows it; nothing if the speaker is not identified."),
        Column("person", "string", "The id of the person; nothing if no person is known."),
        Column("name", "string", "The name of the person in this document."),
        Column("role", "string", "The role that the label names."),
        Column("resolved", "string", "How the speaker is known.", required=True, among=tuple(DEGREES)),
        Column("evidence", "string", "The sentence that names an inferred speaker."),
        Column("language", "string", "The language of the words.", required=True),
        Column("start", "number", "Seconds from the start of the recording, or from midnight if a clock is printed."),
        Column("end", "number", "As `start`."),
        Column("first_line", "integer", "The first line of the source.", required=True),
        Column("last_line", "integer", "The last line of the source.", required=True),
        Column("words", "integer", "Number of spoken words.", required=True),
        Column("text", "string", "The words, a line for each paragraph, without the stage directions."),
        Column("directions", "string", "The stage directions that are paragraphs of their own, a line each."),
        Column("corrections", "string", "The numbers of the corrections that the turn shows, with blanks between."),
    ),
    key=("document", "turn"),
    foreign=(_TO_DOCUMENT, ForeignKey(("person",), "people", ("person",))),
    by="event",
    of_document=_turn_rows,
)


def _people_rows(archive: ExportArchive) -> Iterator[Row]:
    for person in archive.people.values():
        links = person.info.links if person.info is not None else None
        yield (
            person.id,
            archive.facts.site_url + person.href,
            person.name,
            person.sorting,
            person.local,
            "\n".join(person.printed) or None,
            len(person.appearances),
            sum(len(appearance.turns) for appearance in person.appearances),
            person.words,
            links.wikidata if links is not None else None,
            links.orcid if links is not None else None,
        )


PEOPLE = Table(
    name="people",
    title="People",
    about="One row for each person who speaks and is known. Two people may share one name and one row."
    " One person may have two rows.",
    columns=(
        Column("person", "string", "The id of the person.", required=True),
        Column("address", "uri", "The full address of the page.", required=True),
        Column("name", "string", "The name that most turns have.", required=True),
        Column("sorting", "string", "The name as an index lists it.", required=True),
        Column("is_local", "boolean", "True if the name tells a person only within one document.", required=True),
        Column("labels", "string", "The labels as printed, a line each, the most frequent first."),
        Column("documents", "integer", "Number of documents.", required=True),
        Column("turns", "integer", "Number of turns.", required=True),
        Column("words", "integer", "Number of spoken words.", required=True),
        Column("wikidata", "string", "The id in Wikidata."),
        Column("orcid", "string", "The ORCID."),
    ),
    key=("person",),
    of_archive=_people_rows,
)


def _mention_rows(document: ExportDocument) -> Iterator[Row]:
    name = document.facts.href.rstrip("/")
    turns = document.turns
    for (turn_index, block_index), mentions in sorted(document.mentions.items()):
        turn = turns[turn_index]
        text = turn.blocks[block_index].text
        for mention in mentions:
            target = mention.target or ""
            is_page = mention.kind not in {"web", "rfc"}
            yield (
                name,
                turn.id,
                block_index,
                mention.start,
                mention.end,
                text[mention.start : mention.end],
                mention.kind,
                document.archive.site_url + target if is_page else target,
                turn.address,
            )


MENTIONS = Table(
    name="mentions",
    title="Mentions",
    about="One row for the first place at which a turn names a person, a session, an event or anything else with an"
    " address. A term of the glossary is in it once a document.",
    columns=(
        _DOCUMENT,
        Column("turn", "string", "The id of the turn.", required=True),
        Column("block", "integer", "The paragraph of the turn, from 0; stage directions count.", required=True),
        Column("start", "integer", "The first character in the paragraph as shown, from 0.", required=True),
        Column("end", "integer", "The character after the last.", required=True),
        Column("text", "string", "The words.", required=True),
        Column("kind", "string", "What they name.", required=True, among=get_args(MentionKind)),
        Column("target", "uri", "The full address of what they name.", required=True),
        Column("address", "uri", "The full address of the turn.", required=True),
    ),
    key=("document", "turn", "block", "start"),
    foreign=(_TO_DOCUMENT, _TO_TURN),
    by="event",
    of_document=_mention_rows,
)


def _correction_rows(document: ExportDocument) -> Iterator[Row]:
    name = document.facts.href.rstrip("/")
    for place, correction in enumerate(document.corrections, start=1):
        yield (
            name,
            place,
            correction.number,
            correction.kind,
            correction.turn,
            correction.block,
            correction.offset,
            correction.field,
            correction.printed or None,
            correction.now or None,
            correction.reason,
            correction.author,
            correction.date,
            f"{document.facts.address}#{correction_id(correction)}",
        )


CORRECTIONS = Table(
    name="corrections",
    title="Corrections",
    about="One row for each correction of a document, with what is printed and what is shown in its place.",
    columns=(
        _DOCUMENT,
        Column("place", "integer", "The place among the corrections of the document, from 1.", required=True),
        Column("number", "integer", "The number of the entry in the file of corrections.", required=True),
        Column("kind", "string", "What is corrected.", required=True, among=CORRECTION_KINDS),
        Column("turn", "string", "The id of the turn."),
        Column("block", "integer", "Of misheard words: the paragraph of the turn, from 0."),
        Column("offset", "integer", "Of misheard words: their first character in the paragraph, from 0."),
        Column("field", "string", "The corrected fact of the document."),
        Column("printed", "string", "What the source has."),
        Column("now", "string", "What is shown in its place."),
        Column("reason", "string", "Why.", required=True),
        Column("author", "string", "Who says so.", required=True),
        Column("date", "date", "When the correction was made.", required=True),
        Column("address", "uri", "The full address of the correction.", required=True),
    ),
    key=("document", "place"),
    foreign=(_TO_DOCUMENT,),
    of_document=_correction_rows,
)

TABLES: tuple[Table, ...] = (DOCUMENTS, TURNS, PEOPLE, MENTIONS, CORRECTIONS)
"""All tables."""
