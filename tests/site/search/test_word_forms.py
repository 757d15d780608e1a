"""The forms of words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.site.search.new_folder import NewFolder
from generator.site.search.term_files import sort_key
from generator.site.search.word_forms import MAX_FORMS, has_forms, vocabulary, write_forms
from tests.support.search_reader import read_terms


def forms(tmp_path: Path, **words: list[str]) -> dict[str, list[str]]:
    """Return the forms that are written for each word."""
    write_forms(words, NewFolder(tmp_path / "forms"))
    files = sorted((tmp_path / "forms").iterdir(), key=lambda path: int(path.stem))
    return {term: json.loads(blob) for path in files for term, blob in read_terms(path)}


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "en",
            ["form", "forms", "formed", "fork"],
            {"form": ["formed", "forms"], "formed": ["form", "forms"], "forms": ["form", "formed"]},
        ),
        (
            "es",
            ["conexion", "conexiones", "red"],
            {"conexion": ["conexiones"], "conexiones": ["conexion"]},
        ),
        ("en", ["tea", "milk"], {}),
        ("en", [], {}),
        ("zh", ["forms", "form"], {}),
    ],
)
def test_words_with_one_stem_are_forms(
    tmp_path: Path, language: str, words: list[str], expected: dict[str, list[str]]
) -> None:
    assert forms(tmp_path, **{language: words}) == expected


def test_a_word_of_two_languages_has_the_forms_of_both(tmp_path: Path) -> None:
    found = forms(tmp_path, en=["plane", "planes"], es=["planes", "plan", "planas", "plana"])
    assert {"plane"} < set(found["planes"])
    assert "plane" not in found["plana"]


def test_a_word_has_a_bounded_number_of_forms_and_files_are_in_order(tmp_path: Path) -> None:
    stems = [f"{first}{second}l" for first in "bcdfghklm" for second in "aeiou"]
    found = forms(tmp_path, en=[f"{stem}{end}" for stem in stems for end in ("ing", "ings", "ed", "s")])
    assert list(found) == sorted(found, key=sort_key)
    assert max(map(len, found.values())) <= MAX_FORMS


def test_which_words_may_have_forms() -> None:
    assert vocabulary(["forms", "a", "an", "rfc2119", "2024", "互联", "hiver"]) == ["forms", "hiver"]
    assert [language for language in ("en", "fr", "zh", "xx", "") if has_forms(language)] == ["en", "fr"]
