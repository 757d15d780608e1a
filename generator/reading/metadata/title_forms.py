"""The forms of titles in a head, in the order of their reliability."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from generator.reading.metadata.head_line import HeadLine, HeadPart

_INTERVIEW = re.compile(
    r"(?:an? )?(?:oral history )?(?:interview|conversation) with (?=\S)|oral history (?:interview )?of (?=\S)"
    r"|entretien avec (?=\S)|(?:entrevista|conversación) (?:a|con) (?=\S)|entrevista com (?=\S)"
    r"|(?:interview|gespräch) mit (?=\S)|intervista (?:a|con) (?=\S)|interview met (?=\S)",
    re.IGNORECASE,
)

_SESSION = re.compile(
    r"(?:session|panel|workshop|round ?table|keynote|plenary|podium|sitzung|sesión|sessão|sessione|séance|atelier"
    r"|table ronde|mesa redonda|taller|sessie|секция|сессия) (?:no\.? ?|nr\.? ?)?"
    r"(?:\d{1,3}\.?[a-z]?|[ivx]{1,5}|[a-h])(?:[.:]| [–—-]) (?=\S{2,40} \S)",
    re.IGNORECASE,
)
"""`Session 4B: Who Mends the Roof?`"""

Lines = Sequence[tuple[HeadLine, str, HeadPart]]
"""The lines of a head, each with the name of its form and what it says."""


class TitleForm(msgspec.Struct, frozen=True):
    """One form of title."""

    name: str
    """As `explain` prints it: the reason why this is the title."""
    find: Callable[[Lines], str | None]
    """Return the title, or `None` if no line has the form."""


def _of_form(start: str) -> Callable[[Lines], str | None]:
    """Return a function that returns the title of the first line of a form."""
    return lambda lines: next((part.title for _, form, part in lines if part.title and form.startswith(start)), None)


def _heading(lines: Lines) -> str | None:
    """Return the first line that the format calls a heading."""
    return next((part.title for line, _, part in lines if part.title and line.is_heading), None)


def _repeated(lines: Lines) -> str | None:
    """Return a line that is there twice, as a running head and as the title."""
    seen: set[str] = set()
    for line, _, part in lines:
        if part.title and line.text in seen:
            return part.title
        seen.add(line.text)
    return None


def _interview(lines: Lines) -> str | None:
    """Return the line that says with whom an interview is: `INTERVIEW WITH ADA BELL` below a programme's name."""
    return next((part.title for _, _, part in lines if part.title and _INTERVIEW.match(part.title)), None)


def _numbered_session(lines: Lines) -> str | None:
    """Return the line that numbers a session and gives its title, below another line: the name of the conference."""
    return next(
        (line.text for line, _, part in lines[1:] if part.when.date is None and _SESSION.match(line.text)), None
    )


def _organisation(lines: Lines) -> str | None:
    return next((line.text for line, form, _ in lines if form.startswith("organisation")), None)


KEY_FORM = "a key says that it is the title"

TITLE_FORMS: tuple[TitleForm, ...] = (
    TitleForm(KEY_FORM, _of_form("key")),
    TitleForm("the line says that it is the title of a transcript", _of_form("title of a transcript")),
    TitleForm("the format says that it is a heading", _heading),
    TitleForm("the line is repeated", _repeated),
    TitleForm("the line says with whom the interview is", _interview),
    TitleForm("the line numbers a session and gives its title", _numbered_session),
    TitleForm("the first line that is no date, list or organisation", _of_form("title:")),
    TitleForm("the words beside the date", _of_form("date")),
    TitleForm("the organisation, because nothing else is printed", _organisation),
)
"""The forms of titles, the most reliable first."""
