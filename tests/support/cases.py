"""Fixture files of cases: a title, an input and what is expected."""

from __future__ import annotations

import msgspec
import pytest

from tests.support.paths import FIXTURES


class Case(msgspec.Struct, frozen=True):
    """One case of a fixture file: a title, an input and what is expected."""

    title: str
    input: str
    expected: str


def cases(name: str) -> list[object]:
    """Return the cases of a fixture file as parameters of a test.

    A case is its title, a line with a full stop, the input, a line with a full stop, what is expected, a line with a
    full stop. Lines that begin with `//` between cases are comments. `⍽` stands for a no-break blank.
    """
    parts = ("\n" + (FIXTURES / name).read_text(encoding="utf-8").replace("⍽", "\u00a0")).split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}: a case is not complete"
    found: list[object] = []
    for index in range(0, len(parts) - 1, 3):
        title = " ".join(line for line in parts[index].split("\n") if line and not line.startswith("//"))
        found.append(pytest.param(Case(title, parts[index + 1], parts[index + 2]), id=title))
    return found
