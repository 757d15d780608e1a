"""An archive with a correction of each kind."""

from __future__ import annotations

import re

from generator.project import Project

PAGE = "moot-2001/ws3-washed-rinds"
SIGNED = "  reason: It was <i>heard</i> & seen.\n  author: Ed Itor\n  date: 2024-05-31\n"
CORRECTIONS = (
    "- {correct: metadata, field: title, value: 'Washed & <b>Dried</b>', fragment: Washed Rinds}",
    "- {correct: words, fragment: in brine_or_beer, printed: brine_or_beer, words: '[brine](x) *or* cider'}",
    "- {correct: speaker, fragment: We shall see., name: Amalia Holes}",
    "- {correct: label, fragment: Yes., turn: moderator-1, label: CHAIR}",
    "- {correct: split, fragment: all of you., name: Cleo Whey}",
    "- {correct: hide, fragment: I'd say <b>nine</b>, until: no fewer.}",
)


def signed(entries: tuple[str, ...]) -> str:
    """Return the entries as a correction file, each with a reason, an author and a date."""
    return "".join(re.sub(r"^- \{(.*)\}$", lambda match: "- " + _lines(match[1]) + SIGNED, entry) for entry in entries)


def _lines(fields: str) -> str:
    return "\n  ".join(re.split(r", (?=[a-z]+: )", fields)) + "\n"


def with_corrections(project: Project, *entries: str, page: str = PAGE) -> Project:
    """Write a correction file for a page into the archive."""
    path = project.corrections / f"{page}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(signed(entries), encoding="utf-8")
    return project
