"""An invented archive whose words name one another: people, sessions, meetings, a series, a glossary."""

from __future__ import annotations

import msgspec

from generator.archive.addresses import Address
from generator.archive.load import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary, summarise
from generator.linking.gazetteer import Gazetteer, build_gazetteer
from generator.linking.links import find_links
from generator.records import Block, Event, Session, SessionRecord, Turn
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import ArchiveInfo, Settings
from generator.settings.people import Alias, PersonInfo, Register
from generator.slugs import slug
from tests.support.invented import MOOT_2001, MOOT_2003
from tests.support.small_site import record, turn

SPEAKERS = (
    "Ada Churn", "Bram van der Kaas", "Ottilie O'Brine", "José Ñuñez", "Ana-Maria Ruiz", "Will Hart", "May Rind",
    "Jordan Whey", "Ada-Lee", "Q. Curd", "Internet Dairy Society", "Host Country", "Chat Molk",
)  # fmt: skip
ELSEWHERE = ("Rosa Brie", "Mara Silva", "Rosa Brie Blanc", "Long Rennet")
SETTINGS = Settings(
    archive=ArchiveInfo(series_short="MOOT"),
    events=(),
    types=(),
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
SERIES = {"Dynamic Coalition on Washed Rinds": "series/washed-rinds/"}


def said(label: str | None, *texts: str | Block, number: int = 1) -> Turn:
    """Return a turn of somebody whose label is the name."""
    made = turn(f"{slug(label or 'unidentified')}-{number}", *texts, label=label)
    if label is None:
        return made
    speaker = slug(label) if " " in label else f"{slug(label)}--moot-2001-here"
    return msgspec.structs.replace(made, name=label, speaker=speaker, resolved="printed")


def document(
    path: str,
    *turns: Turn,
    event: Event | None,
    title: str = "Cheese",
    code: str | None = None,
    kind: str = "transcript",
) -> tuple[SessionRecord, Summary]:
    """Return a record and what the archive keeps of it."""
    folder, stem = path.split("/")
    made = msgspec.structs.replace(
        record(*turns, kind=kind),
        title=title,
        event=event,
        session=Session("workshop" if code else None, code, None),
    )
    return made, summarise(made, Address(folder, stem))


def world() -> Gazetteer:
    """Return what is known in the invented archive."""
    documents = [
        document("moot-2001/here", *(said(name, "Yes.") for name in SPEAKERS), event=MOOT_2001, code="WS3")[1],
        document("moot-2001/rinds", *(said(name, "No.") for name in ELSEWHERE), event=MOOT_2001, code="WS168",
                 title="Capacity Building in the Age of Cheese")[1],
        document("moot-2001/forum", said(None, "No."), event=MOOT_2001, code="OF40", title="Holes and Rights")[1],
        document("moot-2001/twice-1", said(None, "No."), event=MOOT_2001, code="WS9", title="One Title for Two")[1],
        document("moot-2001/twice-2", said(None, "No."), event=MOOT_2001, code="WS9", title="One Title for Two")[1],
        document("moot-2003/there", said(None, "No."), event=MOOT_2003, code="DC6")[1],
    ]  # fmt: skip
    archive = Archive(documents=tuple(documents), people=index_people(documents, SETTINGS.register.people))
    return build_gazetteer(archive, SETTINGS, SERIES)


def found(text: str, known: Gazetteer, kind: str = "transcript", label: str | None = None) -> list[str]:
    """Return `words -> target` for every link in a text that is said where all `SPEAKERS` are present."""
    present = [said(name, "Yes.") for name in SPEAKERS] if kind == "transcript" else []
    blocks = [Block("text", line) for line in text.split("\n") if line]
    made, summary = document("moot-2001/here", said(label, *blocks, number=2), *present, event=MOOT_2001, kind=kind)
    links = find_links(made, summary, known)
    return [
        f"{blocks[place].text[one.start : one.end]} -> {one.target}"
        for (number, place), named in links.items()
        if number == 0
        for one in named
    ]
