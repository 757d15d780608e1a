"""Correction files: an error names file, line, entry and field, and leaves the other entries as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corrections.files import find_corrections, read_corrections

FACT = """\
- correct: metadata
  field: {}
  value: {}
  fragment: a
  reason: r
  author: n
  date: 2024-05-31
"""
GOOD = "- correct: words\n  fragment: a\n  words: b\n  reason: r\n  author: n\n  date: 2024-05-31\n"
NO_SOURCE = (
    "these corrections have no source: content/transcripts has no file `e/gone` with any suffix; "
    "rename or delete this file"
)
TWO_SOURCES = "two sources have this name (b.html and b.txt); put the suffix of one before `.yml`"
STILL_THERE = "the source still exists (e/a.txt); delete it, or remove this entry"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "content" / "corrections" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "content" / "corrections"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("- x\n", "1: entry 1: it must have fields with values, such as `correct: words`", id="no fields"),
        pytest.param("a: b\n", "1: the file must be a list of corrections; begin each with a hyphen", id="no list"),
        pytest.param("- a: [\n", "2: a bracket is not closed, or a value is missing", id="no YAML"),
        pytest.param(
            "[" * 60_000, "1: more than 100 lists or fields are nested; remove some levels", id="nested too deeply"
        ),
        pytest.param(
            "- correct: everything\n",
            "1: entry 1, field `correct`: it must be one of metadata, speaker, label, split, join, "
            "no-mark, words, hide, withdraw: 'everything'",
            id="kind",
        ),
        pytest.param(
            GOOD.replace("words: b", "wrods: b"),
            "1: entry 1 (words), field `wrods`: a `words` correction has no such field; use "
            "correct, reason, author, date, fragment, words, turn, printed",
            id="field",
        ),
        pytest.param(
            GOOD.replace("words: b", f"words: {'b' * 10_001}"),
            f"1: entry 1 (words), field `words`: it is longer than 10000 characters; shorten it: '{'b' * 79}…'",
            id="too long",
        ),
        pytest.param(
            GOOD.replace("correct: words", "correct: speaker").replace("words: b", "unknown: maybe"),
            "1: entry 1 (speaker), field `unknown`: it must be true; remove it if the speaker is known: 'maybe'",
            id="unknown",
        ),
        pytest.param(
            GOOD.replace("  reason: r\n", ""),
            "1: entry 1 (words), field `reason`: it is missing; every `words` correction needs it",
            id="missing",
        ),
        pytest.param(
            GOOD.replace("reason: r", "reason:"),
            "1: entry 1 (words), field `reason`: it is empty; give it a value",
            id="empty",
        ),
        pytest.param(
            GOOD.replace("reason: r", "reason: [r]"),
            "1: entry 1 (words), field `reason`: it must be a single value, neither a list nor further fields",
            id="nested",
        ),
        pytest.param(
            GOOD.replace("reason: r", "words: c"),
            "1: entry 1 (words), field `words`: the entry has this field twice; remove one of them",
            id="twice",
        ),
        pytest.param(
            GOOD.replace("2024-05-31", "31 May"),
            "1: entry 1 (words), field `date`: it must be a date, such as 2024-05-31: '31 May'",
            id="date",
        ),
        pytest.param(
            GOOD.replace("words: b", "words: a"),
            "1: entry 1 (words), field `words`: they equal the printed words; give the words that were said: 'a'",
            id="same",
        ),
        pytest.param(
            GOOD.replace("correct: words", "correct: speaker").replace("words: b", "person: b\n  name: c"),
            "1: entry 1 (speaker): it needs exactly one of `person`, `name` and `unknown`",
            id="speaker",
        ),
        pytest.param(
            GOOD.replace("correct: words", "correct: metadata").replace("words: b", "field: room\n  value:"),
            None,
            id="no value is one",
        ),
        pytest.param(
            GOOD.replace("correct: words", "correct: metadata").replace("words: b", "field: kind\n  value: x"),
            "1: entry 1 (metadata), field `field`: it must be one of title, "
            "event, day, date, start_time, end_time, room, type, code, status, language: 'kind'",
            id="no metadata",
        ),
        *(
            pytest.param(
                FACT.format(field, value),
                f"1: entry 1 (metadata), field `value`: {reason}: {value!r}",
                id=f"{field} {value}",
            )
            for field, value, reason in [
                ("day", "two", "it must be the number of a day"),
                ("date", "7 May", "it must be a date, such as 2024-05-31"),
                ("start_time", "25:00", "it must be a time, such as 09:30 or 09:30 UTC"),
                ("code", "168", "it must be capitals and a number, such as WS168"),
                ("status", "done", "it must be one of raw, final"),
                ("language", "English", "it must be the code of a language, such as en or pt-BR"),
            ]
        ),
    ],
)
def test_an_error_is_one_sentence(tmp_path: Path, text: str, sentence: str | None) -> None:
    path = tmp_path / "f.yml"
    path.write_text(text, encoding="utf-8")
    errors = read_corrections(path, "f.yml")[1]
    assert [str(error) for error in errors] == ([] if sentence is None else [f"f.yml:{sentence}"])


def test_a_wrong_entry_leaves_the_others_and_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_text(f"{GOOD}\n- correct: nothing\n{GOOD}", encoding="utf-8")
    entries, errors = read_corrections(path, "f.yml")
    assert [entry.number for entry in entries] == [1, 3]
    assert [(error.path, error.line) for error in errors] == [("f.yml", 8)]


def test_values_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    times = GOOD.replace("correct: words", "correct: metadata").replace("words: b", "field: start_time\n  value: 12:30")
    path.write_text(times.replace("fragment: a", "fragment: yes"), encoding="utf-8")
    ((entry,), _) = read_corrections(path, "f.yml")
    assert (entry.value, entry.fragment) == ("12:30", "yes")


def test_yaml_tags_have_no_effect(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_text(GOOD.replace("reason: r", "reason: !!python/object:os.system r"), encoding="utf-8")
    ((entry,), _) = read_corrections(path, "f.yml")
    assert entry.reason == "r"


def test_files_belong_to_the_source_beside_them(tmp_path: Path) -> None:
    sources = ["e/a.txt", "e/b.txt", "e/b.html", "e/c.docx", "e/..txt", "e/plain"]
    files = {
        "e/a.yml": GOOD,
        "e/b.yml": GOOD,
        "e/b.html.yml": GOOD,
        "e/gone.yml": GOOD,
        "e/c.yaml": GOOD,
        "e/n.txt": "",
    }
    corrections = find_corrections(write(tmp_path, files), sources)
    assert {name: len(entries) for name, entries in corrections.by_source.items()} == {"e/a.txt": 1, "e/b.html": 1}
    assert [str(error) for error in corrections.errors] == [
        f"content/corrections/e/b.yml: {TWO_SOURCES}",
        "content/corrections/e/c.yaml: the name of a correction file must end in `.yml`; rename the file",
        f"content/corrections/e/gone.yml: {NO_SOURCE}",
    ]


def test_a_withdrawn_document_has_no_source_and_no_other_corrections(tmp_path: Path) -> None:
    withdraw = "- correct: withdraw\n  reason: r\n  author: n\n  date: 2024-05-31\n"
    files = {"e/a.yml": withdraw, "e/b.yml": withdraw, "e/c.yml": withdraw + GOOD}
    corrections = find_corrections(write(tmp_path, files), ["e/a.txt"])
    assert list(corrections.withdrawn) == ["e/b"]
    assert [str(error) for error in corrections.errors] == [
        f"content/corrections/e/a.yml:1: entry 1 (withdraw): {STILL_THERE}",
        "content/corrections/e/c.yml:1: entry 1 (withdraw): it must be the only entry of its file; remove the others",
    ]


def test_corrections_that_would_not_be_read_are_errors(tmp_path: Path) -> None:
    folder = write(tmp_path, {"e/a.yml": GOOD})
    (folder / "b.yml").mkdir()
    (folder / "f").symlink_to(folder / "e")
    (folder / "e" / "gone.yml").symlink_to(folder / "nowhere.yml")
    corrections = find_corrections(folder, ["e/a.txt", "e/gone.txt", "f/a.txt"])
    assert corrections.by_source["e/a.txt"]
    assert [str(error) for error in corrections.errors] == [
        "content/corrections/b.yml: the name of a folder can't end like that of a file; rename the folder",
        (
            "content/corrections/e/gone.yml: the file can't be read (No such file or directory);"
            " check that you may read it"
        ),
        "content/corrections/f: a folder of corrections can't be a link; put the files themselves here",
    ]


def test_the_folder_of_corrections_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "corrections"
    folder.parent.mkdir()
    assert find_corrections(folder, []).errors == ()
    folder.symlink_to(tmp_path / "gone")
    assert [str(error) for error in find_corrections(folder, []).errors] == [
        "content/corrections: this must be a folder"
    ]
