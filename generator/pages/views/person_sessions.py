"""The sessions of a person by year, each with the first words of the person's longest turns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

import msgspec

from generator.archive.people.people_index import Appearance, Person
from generator.archive.summary import TurnSummary
from generator.pages.markdown.escape import Markdown, escape
from generator.pages.views.entries import joined, markdown_link
from generator.pages.views.printed_label import printed_as
from generator.pages.views.subpages import year_not_known
from generator.pages.views.wording import commas, counted, date_in_words, gettext
from generator.settings.load import Settings
from generator.urls import event_address

_MAX_TURNS_SHOWN = 300
"""Turns whose first words a page shows, over all sessions; at least one of each session is shown."""

_NUMBER = re.compile(r"\d+")

_MAX_TURNS_OF_SESSION = 12
"""Turns of one session whose first words a page shows."""


class ShownTurn(msgspec.Struct, frozen=True):
    """A turn in a list: its first words, and the link to it."""

    first_words: str
    link: str
    language: str | None = None
    """The language of the words, if it is another than the archive's."""


class ShownSession(msgspec.Struct, frozen=True):
    """A session in the list of a person."""

    title: str
    link: str
    event: str | None
    event_link: str | None
    facts: str | None
    turns: tuple[ShownTurn, ...]
    rest: str | None = None
    """`and 90 shorter turns`."""
    rest_link: str | None = None
    """The first of these turns."""
    can_expand: bool = False
    """Whether the record beside the session's page has these turns as the page shows them."""
    language: str | None = None
    """The language of the title, if it is another than the archive's."""


class ShownYear(msgspec.Struct, frozen=True):
    """The sessions under one heading."""

    heading: str
    sessions: tuple[ShownSession, ...]


def shown_years(
    appearances: Sequence[Appearance], person: Person, path: str, settings: Settings, corrected: Collection[str]
) -> tuple[ShownYear, ...]:
    """Return the years, latest first, with their sessions: in an event the sessions in their order.

    Args:
        appearances: The person's sessions that the page lists.
        person: The person.
        path: The Markdown file of the page.
        settings: The archive's `site_config/`.
        corrected: The addresses of the documents with corrections.
    """
    by_event = [list(of_event) for _, of_event in groupby(appearances, key=_event)]
    latest_first = [appearance for of_event in reversed(by_event) for appearance in of_event]
    max_turns = min(_MAX_TURNS_OF_SESSION, max(1, _MAX_TURNS_SHOWN // max(1, len(appearances))))
    in_order = sorted(latest_first, key=year_of, reverse=True)
    return tuple(
        ShownYear(
            heading_of_year(year),
            tuple(_session(appearance, person, path, settings, max_turns, corrected) for appearance in of_year),
        )
        for year, of_year in groupby(in_order, key=year_of)
    )


def heading_of_year(year: str) -> str:
    """Return the heading of the sessions of a year, or of a month, such as `November 2019`, or a day."""
    if not year or year.startswith(year_not_known()):
        return gettext("Spoke, year not known")
    is_day = len(_NUMBER.findall(year)) > 1
    return gettext("Spoke on %(day)s", day=year) if is_day else gettext("Spoke in %(year)s", year=year)


def year_of(appearance: Appearance) -> str:
    """Return the year of a session, `2019`, or that of its event; empty if it isn't known."""
    document = appearance.document
    return (document.date or (document.event.start if document.event else None) or "")[:4]


def _event(appearance: Appearance) -> str:
    event = appearance.document.event
    return event.id if event is not None else ""


def _session(
    appearance: Appearance,
    person: Person,
    path: str,
    settings: Settings,
    max_turns: int,
    corrected: Collection[str],
) -> ShownSession:
    document, turns = appearance.document, appearance.turns
    shown_turns = _longest(turns, max_turns)
    facts = [
        date_in_words(document.date) if document.date else None,
        settings.type_name(document.type) if document.type else None,
        document.code,
        commas(sorted({turn.role for turn in turns if turn.role})),
        _printed_labels(appearance) if len(person.printed) > 1 else None,
        counted(len(turns), "turn"),
        counted(sum(turn.words for turn in turns), "word"),
    ]

    def link_to(turn: TurnSummary) -> str:
        return markdown_link(document.href, path, None if document.is_too_large else turn.id)

    shown_ids = {turn.id for turn in shown_turns}
    others = [turn for turn in turns if turn.id not in shown_ids]
    return ShownSession(
        title=document.shown_title,
        link=markdown_link(document.href, path),
        event=document.event.name if document.event else None,
        event_link=markdown_link(event_address(document.event.id), path) if document.event else None,
        facts=joined(facts),
        turns=tuple(
            ShownTurn(_with_attached_ellipsis(turn.first_words), link_to(turn), turn.language) for turn in shown_turns
        ),
        rest=gettext("and %(others)s", others=counted(len(others), "shorter turn")) if others else None,
        rest_link=link_to(others[0]) if others else None,
        can_expand=bool(others) and not document.is_too_large and document.href not in corrected,
        language=document.title_language,
    )


def _with_attached_ellipsis(text: str) -> str:
    """Return the first words with a no-break space before the ellipsis, so that it never begins a line."""
    return Markdown(f"{escape(text[:-2])}\N{NO-BREAK SPACE}…") if text.endswith(" …") else text


def _longest(turns: Sequence[TurnSummary], max_turns: int) -> Sequence[TurnSummary]:
    """Return the turns with most words, in the order of the page."""
    if len(turns) <= max_turns:
        return turns
    order = sorted(range(len(turns)), key=lambda position: (-turns[position].words, position))
    return [turns[position] for position in sorted(order[:max_turns])]


def _printed_labels(appearance: Appearance) -> str | None:
    labels = dict.fromkeys(turn.label for turn in appearance.turns if turn.label)
    return printed_as(*labels) if labels else None
