"""Rich text: words, encodings, and what is no text."""

from __future__ import annotations

import random

import pytest

from generator.sources.rtf import read
from tests.support.cases import Case, cases
from tests.support.shown import kinds_and_words, shown

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fswiss\fcharset204 Some Font;}}"
    r"{\colortbl;\red0;}{\info{\author X Y}}"
)
AUTHOR = ("metadata", "X Y")
CASES = {
    "paragraphs": (r"\pard One\par Two \b bold\b0  three.\line Four\par", ["One", "Two bold three.", "Four"]),
    "escapes": (r"a \{b\} \\ c\~d\_e\emdash f \ldblquote g\rdblquote", ["a {b} \\ c\u00a0d\u2011e—f “g”"]),
    "encodings": (r"caf\'e9 \u1057?\u1090\'3f\uc0\u1086 \u55357\u56832 x", ["café Сто\U0001f600x"]),
    "a font of another script": (r"caf\'e9 {\f1 \'d1\'fb\'f0} \'e9", ["café Сыр é"]),
    "rows": (r"\trowd Ada\cell Hello there.\cell\row Bo\cell Yes.\cell\row", ["Ada\tHello there.", "Bo\tYes."]),
    "unread groups": (r"A{\*\generator Msftedit;}{\field{\*\fldinst HYPERLINK x}{\fldrslt  link}} z", ["A link z"]),
    "line ends are no blanks": ("on\ne \\par\ntwo", ["one", "two"]),
}


@pytest.mark.parametrize("name", CASES)
def test_words(name: str) -> None:
    body, expected = CASES[name]
    lines = read((HEAD + body + "}").encode("latin-1"))
    assert (kinds_and_words(lines), lines.findings) == ([AUTHOR, *(("text", line) for line in expected)], ())


def test_what_nobody_says_is_an_aside() -> None:
    body = r"{\header Page head\par}Words{\footnote A note.} go{\deleted  away}{\v  hidden} on."
    body += r"{\*\annotation Why?}\par More."
    assert sorted(kinds_and_words(read((HEAD + body + "}").encode()))) == sorted(
        [
            AUTHOR,
            ("page-furniture", "Page head"),
            ("footnote", "A note."),
            ("text", "Words go on."),
            ("hidden", " away hidden"),
            ("comment", "Why?"),
            ("text", "More."),
        ]
    )


def test_bold_names_and_rows_are_facts() -> None:
    lines = read((HEAD + r"\b Ada Churn\b0  Hello.\par {\b Bo}: Yes.\par a\cell b\cell\row}").encode())
    facts = {line: lines.leads.get(number, 0) for number, line in enumerate(lines.lines, 1) if line}
    assert facts == {"X Y": 0, "Ada Churn Hello.": 9, "Bo: Yes.": 2, "a\tb": 0}
    assert list(lines.rows.values()) == [1]


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_document_is_a_text_or_one_error(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray((HEAD + "".join(body for body, _ in CASES.values()) + "}").encode("latin-1", "replace"))
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(6, len(data))] = chance.choice(b"{}\\u'b-0 9\xff")
    lines = read(bytes(data))
    assert lines.readable or [finding.severity for finding in lines.findings] == ["error"]


def test_the_words_that_stand_for_an_object_are_read() -> None:
    body = r"Before {\object\objemb{\*\objclass Sheet}{\*\objdata 00ff}{\objname name}{\result the table}} after."
    assert kinds_and_words(read((HEAD + body + "}").encode())) == [AUTHOR, ("text", "Before the table after.")]


@pytest.mark.parametrize(("kind", "codes"), [("Sheet.8", ["inner-document-left-out"]), ("Equation.3", [])])
def test_a_document_inside_the_document_is_a_finding(kind: str, codes: list[str]) -> None:
    lines = read((HEAD + rf"A {{\object\objemb{{\*\objclass {kind}}}{{\*\objdata 00}}{{\result sum}}}}.}}").encode())
    assert (kinds_and_words(lines), [finding.code for finding in lines.findings]) == (
        [AUTHOR, ("text", "A sum.")],
        codes,
    )


@pytest.mark.parametrize("case", cases("sources/rtf.txt"))
def test_words_that_no_reader_sees_are_asides(case: Case) -> None:
    lines = read(f"{{\\rtf1\\ansi{case.input}}}".encode("latin-1"))
    assert shown(lines) == case.expected
