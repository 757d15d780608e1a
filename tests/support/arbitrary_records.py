"""Records of arbitrary texts, and their pages."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.related.index import RelatedLinks
from generator.archive.related.same_day import SameDay
from generator.archive.summary import summarise
from generator.pages.session import session_page
from generator.pages.views.page import render_page
from generator.records import Block, Event, Finding, Notice, Session, SessionRecord, Source, Turn
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.nasty_texts import texts

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
ADDRESS = Address(folder="moot-1", stem="cheese")

_blocks = st.builds(Block, st.just("text"), texts()) | st.builds(Block, st.just("event"), texts(2), st.just("other"))
_article_blocks = _blocks | st.builds(Block, st.just("heading"), texts(3))
_maybe = st.none() | texts(3)


@st.composite
def _turns(draw: st.DrawFn) -> tuple[Turn, ...]:
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        label, name, role = draw(_maybe), draw(_maybe), draw(st.none() | texts(2))
        made.append(
            Turn(
                id=f"speaker-{number}", label=label, role=role if label else None, name=name if label else None,
                speaker=f"person-{number}" if label and name and draw(st.booleans()) else None,
                resolved=None, evidence=None, time=None, lines=(number, number),
                blocks=tuple(draw(st.lists(_blocks, max_size=3))),
            )
        )  # fmt: skip
    return tuple(made)


@st.composite
def records(draw: st.DrawFn, kind: str = "transcript") -> SessionRecord:
    """Return a record whose texts are markup, blanks and anything else."""
    text = Turn(
        "text-1",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        (1, 9),
        tuple(draw(st.lists(_article_blocks, min_size=1, max_size=4))),
    )
    event = Event("moot-1", draw(texts(2)), 1, draw(_maybe), "2001-01-01", "2001-01-02")
    title = draw(_maybe)
    if kind != "transcript" and draw(st.booleans()) and text.blocks[0].type == "heading":
        title = text.blocks[0].text
    return SessionRecord(
        schema=1,
        source=Source(draw(texts(2)), "0" * 64, "text", 9, draw(_maybe), None, *(draw(_maybe) for _ in range(3))),
        kind=kind,  # type: ignore[arg-type]  # one of the kinds
        title=title,
        event=event, day=draw(st.none() | st.just(1)), date=draw(st.none() | st.just("2001-01-02")),
        start_time=None, end_time=draw(_maybe), room=draw(_maybe),
        session=Session(None, draw(_maybe), None),
        status="final", language="en",
        notices=tuple(Notice((1, 1), text) for text in draw(st.lists(texts(), max_size=2))),
        turns=draw(_turns()) if kind == "transcript" else (text,),
        removed=(),
        findings=(Finding("code", "warning", 1, draw(texts(2))),),
        provenance={},
    )  # fmt: skip


def page_of(record: SessionRecord) -> tuple[str, Archive]:
    """Return the page of a record, and the archive that has only this document."""
    document = summarise(record, ADDRESS)
    archive = Archive(documents=(document,), people=index_people([document]))
    related = RelatedLinks(SameDay(document, document), parts=(document,), related=((document, ("<b>", "`_*")),))
    page = session_page(record, document, archive, CONFIG, related)
    return render_page(page), archive
