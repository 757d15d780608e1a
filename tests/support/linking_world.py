"""An invented archive whose words name one another: people, sessions, meetings, a series, a glossary."""

from __future__ import annotations

import msgspec

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary, summarise
from generator.linking.gazetteer import Gazetteer, build_gazetteer
from generator.linking.links import find_links, linked_document
from generator.linking.names import Names, names_of
from generator.records import Block, Event, Session, SessionRecord, Turn
from generator.settings.archive import ArchiveInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings, load_settings
from generator.settings.people import Alias, PersonInfo, Register
from generator.slugs import slug
from tests.support.invented import MOOT_2001, MOOT_2003
from tests.support.paths import SITE_CONFIG
from tests.support.small_site import record, turn

SPEAKERS = (
    "Ada Churn", "Bram van der Kaas", "Ottilie O'Brine", "José Ñuñez", "Ana-Maria Ruiz", "Will Hart", "May Rind",
    "Jordan Whey", "Ada-Lee", "Q. Curd", "Internet Dairy Society", "Host Country", "Chat Molk",
)  # fmt: skip
ELSEWHERE = ("Rosa Brie", "Mara Silva", "Rosa Brie Blanc", "Long Rennet")
_WITH_CODES = load_settings(SITE_CONFIG)
"""The settings whose session types have the codes of the cases, and whose vocabulary has other meetings."""

SETTINGS = Settings(
    archive=ArchiveInfo(series_short="MOOT"),
    events=(),
    types=_WITH_CODES.types,
    vocabulary=_WITH_CODES.vocabulary,
    register=Register(
        people=(
            PersonInfo(id="mara-silva-2", name="Mara Silva"),
            PersonInfo(
                id="otto-quark",
                name="Otto Quark",
                aliases=("Otto von Quark", Alias(label="Otto Cheese", event="moot-2003")),
            ),
        )
    ),
    glossary=(
        GlossaryEntry(acronym="MOOT", expansion="Meeting On Old Things", id="moot", forms=("MOOTs",)),
        GlossaryEntry(acronym="ccCH", expansion="country-code cheese", id="ccch"),
        GlossaryEntry(acronym="DC", expansion="Dairy Circle", id="dc", not_after=("Washington", "in")),
        GlossaryEntry(acronym="RIND NCC", expansion="Rind Council", id="rind-ncc"),
        GlossaryEntry(acronym="WHEY", expansion="Whole Excellent Yield", id="whey"),
    ),
)
LONG_TITLE = "Capacity Building in the Age of Cheese"
SERIES = {"Dynamic Coalition on Washed Rinds": "series/washed-rinds/"}


def make_turn(label: str | None, *texts: str | Block, number: int = 1) -> Turn:
    """Return a turn of the speaker with this label; a label of one word is a local person's."""
    a_turn = turn(f"{slug(label or 'unidentified')}-{number}", *texts, label=label)
    if label is None:
        return a_turn
    speaker = slug(label) if " " in label else f"{slug(label)}--moot-2001-here"
    return msgspec.structs.replace(a_turn, name=label, speaker=speaker, resolved="printed")


def make_document(
    path: str,
    *turns: Turn,
    event: Event | None,
    title: str = "Cheese",
    code: str | None = None,
    kind: str = "transcript",
) -> tuple[SessionRecord, Summary]:
    """Return a record and its summary."""
    folder, stem = path.split("/")
    a_record = msgspec.structs.replace(
        record(*turns, kind=kind),
        title=title,
        event=event,
        session=Session("workshop" if code else None, code, None),
    )
    return a_record, summarise(a_record, Address(folder, stem))


def make_names() -> Names:
    """Return all that the texts of the invented archive can name."""
    speakers = [make_turn(name, "Yes.") for name in SPEAKERS]
    others = [make_turn(name, "No.") for name in ELSEWHERE]
    nobody = make_turn(None, "No.")
    documents = [
        summary
        for _, summary in (
            make_document("moot-2001/here", *speakers, event=MOOT_2001, code="WS3"),
            make_document(
                "moot-2001/rinds",
                *others,
                event=MOOT_2001,
                code="WS168",
                title="Capacity Building in the Age of Cheese",
            ),
            make_document("moot-2001/forum", nobody, event=MOOT_2001, code="OF40", title="Holes and Rights"),
            make_document("moot-2001/twice-1", nobody, event=MOOT_2001, code="WS9", title="One Title for Two"),
            make_document("moot-2001/twice-2", nobody, event=MOOT_2001, code="WS9", title="One Title for Two"),
            make_document("moot-2003/there", nobody, event=MOOT_2003, code="DC6"),
        )
    ]
    archive = Archive(documents=tuple(documents), people=index_people(documents, SETTINGS.register.people))
    return names_of(archive, SETTINGS, SERIES)


def make_gazetteer() -> Gazetteer:
    """Return the gazetteer of the invented archive."""
    return build_gazetteer(make_names(), SETTINGS)


def linked_words(text: str, gazetteer: Gazetteer, kind: str = "transcript", label: str | None = None) -> list[str]:
    """Return `words -> target` for every link in a text; in a transcript, all `SPEAKERS` speak too."""
    present = [make_turn(name, "Yes.") for name in SPEAKERS] if kind == "transcript" else []
    blocks = [Block("text", line) for line in text.split("\n") if line]
    a_record, summary = make_document(
        "moot-2001/here", make_turn(label, *blocks, number=2), *present, event=MOOT_2001, kind=kind
    )
    links = find_links(a_record, linked_document(summary), gazetteer)
    return [
        f"{blocks[block_index].text[mention.start : mention.end]} -> {mention.target}"
        for (turn_index, block_index), mentions in links.items()
        if turn_index == 0
        for mention in mentions
    ]
