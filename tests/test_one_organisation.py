"""Nothing of one organisation is in the program: its words are data of its archive."""

from __future__ import annotations

import re

from tests.support.one_organisation import FORUM_WORDS
from tests.support.paths import ROOT

_OF_SOURCE = {".py", ".yml", ".txt", ".html", ".js", ".css", ".md", ".json", ".svg", ".tsv", ".po", ""}
_REASONS = {
    "reading/grammar/months.yml": "`mag` is May in Italian",
    "reading/grammar/words/de.yml": "`Mag.` is an academic degree",
}
"""Files in which such a word means something else."""


def test_the_program_has_no_word_of_one_organisation() -> None:
    program = ROOT / "generator"
    files = [path for path in program.rglob("*") if path.is_file() and path.suffix in _OF_SOURCE]
    used = {}
    for path in sorted(files):
        name = path.relative_to(program).as_posix()
        text = path.read_text(encoding="utf-8") if "__pycache__" not in name else ""
        if words := {match[0] for match in FORUM_WORDS.finditer(text)}:
            used[name] = words
    assert used.keys() == _REASONS.keys(), used


def test_the_words_are_recognised() -> None:
    archive = ROOT / "tests" / "archives" / "igf"
    for path in ("site_config/vocabulary.yml", "site_config/session_types.yml", "mkdocs.yml"):
        assert FORUM_WORDS.search((archive / path).read_text(encoding="utf-8"))
    plain = (
        "The magazine of the dynamic council: a new comer, best practice, an image of an open meeting forum in magenta."
    )
    assert FORUM_WORDS.findall(plain) == []
    assert re.search(FORUM_WORDS, "the igf-2016 page") is not None
