"""Errors in `site_config/` as a maintainer reads them, and valid files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.settings.load import load_settings
from tests.support.cases import Case, cases


def write(folder: Path, case_input: str) -> None:
    name, _, text = case_input.partition("\n")
    (folder / name).write_text(text.replace("→", "\t") + "\n", encoding="utf-8")


@pytest.mark.parametrize("case", cases("settings/errors.txt"))
def test_an_error_names_the_file_the_line_and_the_field(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case.input)
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert str(error.value).replace(f"{tmp_path}/", "") == case.expected


@pytest.mark.parametrize("case", cases("settings/accepted.txt"))
def test_a_valid_file_is_read(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case.input)
    path, _, expected = case.expected.partition(" = ")
    value: object = load_settings(tmp_path)
    for step in re.findall(r"\w+", path):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    assert repr(value) == expected


def test_errors_of_several_files_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_text("nam: Moots\n", encoding="utf-8")
    (tmp_path / "events.yml").write_text("- {id: moot-2001, name: A: B}\n", encoding="utf-8")
    (tmp_path / "sponsors.yml").touch()
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert [line.partition(": ")[0].rpartition("/")[2] for line in str(error.value).split("\n")] == [
        "sponsors.yml", "archive.yml:1", "events.yml:1",
    ]  # fmt: skip


def test_at_most_twenty_errors_are_shown(tmp_path: Path) -> None:
    (tmp_path / "events.yml").write_text("- {id: a}\n" * 30, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    lines = str(error.value).split("\n")
    assert (len(lines), lines[-1]) == (21, "and 10 more errors")


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        ".gitkeep",
        ".events.yml.swp",
        "events.yml~",
        "events.yml.bak",
        "people.yml.new",
        "terms.tsv",
        "a.txt",
    ],
)
def test_other_files_may_lie_beside_the_settings(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("a: b: c\n", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    load_settings(tmp_path)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"name: M\xf6\xf6ts\n", "the file is not UTF-8; save it as UTF-8"),
        (b"name: \x01\n", "archive.yml:1: the file has a control character; remove it"),
        ("name: été\n\ncontact: \x01\n\n\n".encode(), "archive.yml:3: the file has a control character; remove it"),
        (b"[" * 60_000, "archive.yml:1: more than 100 lists or fields are nested"),
        (b"- " * 60_000, "archive.yml:1: more than 100 lists or fields are nested"),
        (b"{a: " * 60_000, "archive.yml:1: more than 100 lists or fields are nested"),
        (b"a: &a [*a]\n", "archive.yml:1: field `a`: there is no such field"),
        (b"common_words: &a [*a]\n", "archive.yml:1: field `common_words[0]`: it must be text, not a list"),
    ],
)
def test_hostile_files_are_refused(data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "archive.yml").write_bytes(data)
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert sentence in str(error.value)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nam: Moots", "archive.yml:3: field `nam`: there is no such field"),
        ("name: Moots: all", "archive.yml:3: a value with a colon must be between quotation marks: 'name: Moots: all'"),
        ("name: 'Moots", 'archive.yml:3: a quotation mark is not closed: "name: \'Moots"'),
        ("name: " + "[" * 101, "archive.yml:3: more than 100 lists or fields are nested"),
    ],
)
def test_lines_are_counted_as_editors_do(sign: str, end: str, line: str, sentence: str, tmp_path: Path) -> None:
    lines = [f'description: "Words of moots{sign}and of curds"', "language: en", line, ""]
    (tmp_path / "archive.yml").write_text(end.join(lines), encoding="utf-8", newline="")
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert sentence in str(error.value)
