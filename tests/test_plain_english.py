"""Docstrings, comments, messages and documentation are plain English: no phrase that a reader has to read twice.

Names name things: no pronoun, and no word that could mean anything.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT, THEME

PHRASES = {
    r"\b(?:is|are|was|were) none\b": "say what the thing is, or that it doesn't exist",
    r"\bthere (?:is|are) none\b": "name the thing: `the file has no turns`",
    r"\bbut for\b": "write `except`",
    r"\banew\b": "write `again`, or name the action: `rebuild`, `rewrite`",
    r"\b(?:is|are|be|been) told\b": "write who reports what: `the report lists it`",
    r"\bof (?:which|whom)\b": "start a new sentence with the noun",
    r"\bthat which\b": "use the noun",
    r"\bstands? (?:in|on|at|for|there|behind|before|between|alone|above|below|under|beside)\b": "write `is`",
    r"\b(?:is|are|was|were) no more\b": "write `no longer exists`",
    r"\bno more (?:and|but)\b": "write what is left",
    r"\bsuch a one\b": "use the noun",
    r"\bwhat is (?:said|told|made|taken|known|left|there|wrong|doubtful)\b": "use a noun: `the findings`",
    r"\bhas to be true\b": "say which values are allowed",
    r"\blead(?:s|ing)? on to\b": "write `redirects to`",
    r"\bcover sheet\b": "the term is `docket`",
    r"(?<![#\"])\b(?:ties|suspicions?|doubts)\b": "the terms are `related sessions` and `findings`",
    r"\btaken out\b": "the terms are `removed`, `withheld` and `redacted`",
}
"""Phrases that a tired engineer in another country has to read twice, each with what to write instead."""

PRONOUNS = frozenset({"one", "found", "there", "told", "ours", "theirs", "made", "who", "say", "it", "known", "given"})
"""Words that are no name, as whole names. Names in capitals are of libraries: `HTTPStatus.FOUND`."""

PROGRAM = sorted(path for path in (ROOT / "generator").rglob("*.py"))
PROSE = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *(ROOT / "docs").rglob("*.md"),
        *THEME.rglob("*.html"),
        *THEME.rglob("*.js"),
        *THEME.rglob("*.css"),
    ]
)


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_program_speaks_plainly(path: Path) -> None:
    assert [odd for line, text in _sentences(path) for odd in _odd_phrases(line, text)] == []


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_pronoun_is_a_name(path: Path) -> None:
    assert list(_pronoun_names(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("found = find(text)", ["line 1: found"]),
        ("for _one in turns:\n    say(_one.it)", ["line 1: _one", "line 2: say", "line 2: _one", "line 2: it"]),
        ("# one\nfound_turns, is_known, FOUND = 'it', \"given\", f'{turns}'", []),
    ],
)
def test_the_pronouns_are_whole_names(source: str, names: list[str]) -> None:
    assert list(_pronoun_names(source)) == names


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_documentation_speaks_plainly(path: Path) -> None:
    text = re.sub(
        r"```.*?```|`[^`\n]+`", lambda code: re.sub(r"[^\n]", " ", code[0]), path.read_text("utf-8"), flags=re.DOTALL
    )
    assert list(_odd_phrases(1, text)) == []


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("The folder is none.", True),
        ("All pages but for the last", True),
        ("The docket stands on top, in front of what is said.", True),
        ("A page with none of the terms", False),
        ("The standing orders of the council", False),
        ("No more than three words", False),
        ("It was told in one sentence.", False),
        ("`but for` in code", True),
    ],
)
def test_the_list_finds_what_it_is_for(text: str, is_odd: bool) -> None:
    assert bool(list(_odd_phrases(1, text))) is is_odd


_PATTERNS = [(re.compile(phrase.replace(" ", r"\s+"), re.IGNORECASE), advice) for phrase, advice in PHRASES.items()]
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def _odd_phrases(first_line: int, text: str) -> Iterator[str]:
    """Yield each phrase of the list in `text`, with its line and the advice."""
    for pattern, advice in _PATTERNS:
        for match in pattern.finditer(text):
            line = first_line + text.count("\n", 0, match.start())
            yield f"line {line}: {match[0]!r}: {advice}"


def _pronoun_names(source: str) -> Iterator[str]:
    """Yield each name in a module that is only a pronoun, with its line."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME and token.string.strip("_") in PRONOUNS:
            yield f"line {token.start[0]}: {token.string}"


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the docstrings, comments and messages of a module, each with its line."""
    source = path.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value
