"""Entries of correction files, and their errors."""

from __future__ import annotations

from generator.corrections.entry import Correction, entry_error

ENTRY = Correction("f.yml", 7, 2, "words", "It was heard.", "Ed", "2024-05-31", fragment="rhine", words="rind")


def test_an_error_names_file_line_entry_kind_field_and_text() -> None:
    error = ENTRY.error("words", "it is wrong", "rind")
    assert str(error) == "f.yml:7: entry 2 (words), field `words`: it is wrong: 'rind'"
    assert (error.path, error.line, error.fragment) == ("f.yml", 7, "rind")


def test_an_error_of_the_whole_entry_names_no_field() -> None:
    assert str(ENTRY.error(None, "it is wrong")) == "f.yml:7: entry 2 (words): it is wrong"


def test_an_unknown_kind_is_not_part_of_the_error() -> None:
    error = entry_error(1, "everything", "correct", "it is wrong", path="f.yml", line=None)
    assert str(error) == "f.yml: entry 1, field `correct`: it is wrong"
