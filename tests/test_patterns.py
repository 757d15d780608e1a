"""No regular expression of the program takes quadratic time: each is tried with its own worst cases, by doubling."""

from __future__ import annotations

import re

import pytest

from tests.support.slow_patterns import BOUNDED, PATTERNS, is_searched, superlinear


def test_the_patterns_of_the_program_are_found() -> None:
    assert len(PATTERNS) > 200


@pytest.mark.slow
@pytest.mark.parametrize("place", [place for place in PATTERNS if place not in BOUNDED])
def test_no_pattern_takes_quadratic_time(place: str) -> None:
    assert superlinear(PATTERNS[place], is_searched=is_searched(place)) is None, PATTERNS[place].pattern


@pytest.mark.slow
@pytest.mark.parametrize("source", [r"\s+$", r"x*y", r"\s*>+\s*$"])
def test_a_slow_pattern_is_recognised(source: str) -> None:
    assert superlinear(re.compile(source)) is not None


@pytest.mark.parametrize("source", [r"a+b?", r"\d{1,9}x", r"(?<!a)a++b", r"^\s*x"])
def test_a_quick_pattern_is_not(source: str) -> None:
    assert superlinear(re.compile(source)) is None
