"""Files of corrections: what is wrong in one is said with file, line, entry and field, and leaves the others."""

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
GONE = "there is no source for these corrections: no file `e/gone` with any suffix in content/transcripts"
STILL_THERE = "the source is still there (e/a.txt); delete it, or take this back"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "content" / "corrections" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "content" / "corrections"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param("- x\n", "f.yml:1: entry 1: it has to be fields with values", id="no fields"),
        pytest.param("a: b\n", "f.yml:1: the file has to be a list of corrections", id="no list"),
        pytest.param("- a: [\n", "f.yml:2: the file is no YAML (did not find expected node content)", id="no YAML"),
        pytest.param("- correct: everything\n", "f.yml:1: entry 1, field `correct`: it has to be one of metadata, "
                     "speaker, label, split, join, no-mark, words, hide, withdraw: 'everything'", id="sort"),
        pytest.param(GOOD.replace("words: b", "wrods: b"),
                     "f.yml:1: entry 1 (words), field `wrods`: there is no such field", id="field"),
        pytest.param(GOOD.replace("  reason: r\n", ""),
                     "f.yml:1: entry 1 (words), field `reason`: it is missing", id="missing"),
        pytest.param(GOOD.replace("reason: r", "reason:"),
                     "f.yml:1: entry 1 (words), field `reason`: it is empty", id="empty"),
        pytest.param(GOOD.replace("reason: r", "reason: [r]"),
                     "f.yml:1: entry 1 (words), field `reason`: it has to be one value", id="nested"),
        pytest.param(GOOD.replace("reason: r", "words: c"),
                     "f.yml:1: entry 1 (words), field `words`: it stands there twice", id="twice"),
        pytest.param(GOOD.replace("2024-05-31", "31 May"),
                     "f.yml:1: entry 1 (words), field `date`: it has to be a date, as 2024-05-31: '31 May'", id="date"),
        pytest.param(GOOD.replace("words: b", "words: a"),
                     "f.yml:1: entry 1 (words), field `words`: they are the printed ones: 'a'", id="same"),
        pytest.param(GOOD.replace("correct: words", "correct: speaker").replace("words: b", "person: b\n  name: c"),
                     "f.yml:1: entry 1 (speaker): it needs one of `person`, `name` and `unknown`", id="who"),
        pytest.param(GOOD.replace("correct: words", "correct: metadata").replace("words: b", "field: room\n  value:"),
                     None, id="no value is one"),
        pytest.param(GOOD.replace("correct: words", "correct: metadata").replace("words: b", "field: kind\n  value: x"),
                     "f.yml:1: entry 1 (metadata), field `field`: it has to be one of title, event, day, date, "
                     "start_time, end_time, room, type, code, status, language: 'kind'", id="no metadata"),
        *(
            pytest.param(
                FACT.format(field, value),
                f"f.yml:1: entry 1 (metadata), field `value`: {reason}: {value!r}",
                id=f"{field} {value}",
            )
            for field, value, reason in [
                ("day", "two", "it has to be the number of a day"),
                ("date", "7 May", "it has to be a date, as 2024-05-31"),
                ("start_time", "25:00", "it has to be a time, as 09:30 or 09:30 UTC"),
                ("code", "168", "it has to be capitals and a number, as WS168"),
                ("status", "done", "it has to be raw or final"),
                ("language", "English", "it has to be a language's code, as en or pt-BR"),
            ]
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, given: str, sentence: str | None) -> None:
    path = tmp_path / "f.yml"
    path.write_text(given, encoding="utf-8")
    errors = read_corrections(path, "f.yml")[1]
    assert [str(error) for error in errors] == ([] if sentence is None else [sentence])


def test_an_entry_that_is_wrong_leaves_the_others_and_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    path.write_text(f"{GOOD}\n- correct: nothing\n{GOOD}", encoding="utf-8")
    entries, errors = read_corrections(path, "f.yml")
    assert [entry.number for entry in entries] == [1, 3]
    assert [(error.path, error.line) for error in errors] == [("f.yml", 8)]


def test_values_are_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    path = tmp_path / "f.yml"
    times = GOOD.replace("correct: words", "correct: metadata").replace("words: b", "field: start_time\n  value: 12:30")
    path.write_text(times.replace("fragment: a", "fragment: yes"), encoding="utf-8")
    ((entry,), _) = read_corrections(path, "f.yml")
    assert (entry.value, entry.fragment) == ("12:30", "yes")


def test_references_and_tags_make_nothing(tmp_path: Path) -> None:
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
    found = find_corrections(write(tmp_path, files), sources)
    assert {name: len(entries) for name, entries in found.by_source.items()} == {"e/a.txt": 1, "e/b.html": 1}
    assert [str(error) for error in found.errors] == [
        "content/corrections/e/b.yml: two sources are called so (b.html and b.txt); put the suffix before `.yml`",
        "content/corrections/e/c.yaml: a file of corrections has to end in `.yml`",
        f"content/corrections/e/gone.yml: {GONE}",
    ]


def test_a_withdrawn_document_has_no_source_and_no_other_corrections(tmp_path: Path) -> None:
    withdraw = "- correct: withdraw\n  reason: r\n  author: n\n  date: 2024-05-31\n"
    files = {"e/a.yml": withdraw, "e/b.yml": withdraw, "e/c.yml": withdraw + GOOD}
    found = find_corrections(write(tmp_path, files), ["e/a.txt"])
    assert list(found.withdrawn) == ["e/b"]
    assert [str(error) for error in found.errors] == [
        f"content/corrections/e/a.yml:1: entry 1 (withdraw): {STILL_THERE}",
        "content/corrections/e/c.yml:1: entry 1 (withdraw): it has to be the only entry of its file",
    ]


def test_corrections_that_nobody_would_read_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"e/a.yml": GOOD})
    (folder / "b.yml").mkdir()
    (folder / "f").symlink_to(folder / "e")
    (folder / "e" / "gone.yml").symlink_to(folder / "nowhere.yml")
    found = find_corrections(folder, ["e/a.txt", "e/gone.txt", "f/a.txt"])
    assert found.by_source["e/a.txt"]
    assert [str(error) for error in found.errors] == [
        "content/corrections/b.yml: this has to be a file, or a folder with another name",
        "content/corrections/e/gone.yml: the file can't be read (No such file or directory)",
        "content/corrections/f: a folder of corrections can't be a link to one",
    ]


def test_the_folder_of_corrections_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "corrections"
    folder.parent.mkdir()
    assert find_corrections(folder, []).errors == ()
    folder.symlink_to(tmp_path / "gone")
    assert [str(error) for error in find_corrections(folder, []).errors] == [
        "content/corrections: this has to be a folder"
    ]
