"""An archive with three copies of one session."""

from __future__ import annotations

from pathlib import Path

from generator.project import Project
from tests.support.invented import edited, speech
from tests.support.make_archive import complete_archive

PLAIN, RAW, HOST = "moot-2001/ws7-milk", "moot-2001/ws7-milk-raw", "mail/ws7-milk-0"
_WORDS = speech(1, 600)


def _source(words: list[str], status: str = "") -> str:
    """Return the words as a source with a turn for each hundred words."""
    turns = [" ".join(words[start : start + 100]).capitalize() for start in range(0, len(words), 100)]
    marked = "\n\n".join(
        f" >> {label}:  {turn}." for label, turn in zip(["ADA CHURN", "CHAIR"] * 9, turns, strict=False)
    )
    return f"MOOT 2001 - Day 2 - WS7 Milk{status}\n\n{marked}\n"


def with_copies(target: Path) -> Project:
    """Return an archive with three copies of a session: only the raw text is complete, the plain name has a part."""
    project = complete_archive(target)
    files = {PLAIN: _source(_WORDS[:250]), RAW: _source(_WORDS, " - RAW"), HOST: _source(edited(_WORDS, 3))}
    for name, content in files.items():
        path = project.transcripts / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return project
