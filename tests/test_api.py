"""The Python API gives what pages show, and the examples of its documentation print what it says."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

from generator import api
from generator.archive.summary import spoken_texts
from generator.records import to_json
from tests.support.corrected_archive import CORRECTIONS, PAGE, with_corrections
from tests.support.make_archive import complete_archive, real_archive
from tests.support.paths import ROOT

EXAMPLES = re.findall(
    r"```python\n(.*?)```\n\n```text\n(.*?)```", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.DOTALL
)


def test_the_documented_examples_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_archive(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    printed = []
    for code, _ in EXAMPLES:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(code, names)  # noqa: S102 - the code is that of our own documentation
        printed.append(output.getvalue())
    assert printed == [output for _, output in EXAMPLES]
    assert len(printed) == 3


def test_a_file_without_an_archive_has_a_record(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("ADA CHURN: Good morning, everybody.\n\nBEA WHEY: Good morning, Ada.\n", encoding="utf-8")
    record = api.read_file(path, root=tmp_path)
    assert [turn.label for turn in record.turns] == ["ADA CHURN", "BEA WHEY"]
    assert record.source.path == "minutes.txt"


def test_a_file_that_cannot_be_read_has_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    record = api.read_file(str(path), root=str(tmp_path))
    assert record.turns == ()
    assert record.findings[0].severity == "error"


def test_a_turn_has_the_words_and_the_speaker_of_its_page(tmp_path: Path) -> None:
    project = with_corrections(complete_archive(tmp_path), *CORRECTIONS)
    with api.open_archive(project.root) as archive:
        document = next(document for document in archive.documents if document.address == f"{PAGE}/")
        turns = list(archive.turns(document))
        text = "\n".join(turn.text for turn in turns)
        assert document.title == "Washed & <b>Dried</b>"
        assert "[brine](x) *or* cider" in text
        assert "brine_or_beer" not in text
        assert any(turn.resolved == "corrected" and turn.name == "Amalia Holes" for turn in turns)
        assert {correction.kind for turn in turns for correction in turn.corrections} >= {"words", "speaker", "label"}
        record = archive.record(document)
        assert [turn.id for turn in turns] == [turn.id for turn in record.turns]
        assert "brine_or_beer" in to_json(record).decode()


def test_turns_of_all_documents_are_those_of_the_sessions(tmp_path: Path) -> None:
    complete_archive(tmp_path)
    with api.open_archive(tmp_path) as archive:
        turns = list(archive.turns())
        sessions = [document for document in archive.documents if document.kind == "transcript"]
        assert [turn.address for turn in turns] == [
            f"{session.address}#{turn.id}" for session in sessions for turn in archive.record(session).turns
        ]
        words = [text for session in sessions for turn in archive.record(session).turns for text in spoken_texts(turn)]
        assert "\n".join(turn.text for turn in turns if turn.text) == "\n".join(words)
        speakers = {turn.person for turn in turns} - {None}
        assert speakers == {person.id for person in archive.people}
        assert all(person.documents for person in archive.people)


def test_an_archive_without_an_address_has_no_site_url(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    with api.open_archive(project.root) as archive:
        assert archive.site_url is not None
        project.mkdocs_yml.unlink()
        assert archive.site_url is None


def test_the_documentation_names_every_function() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    functions = [name for name in api.__all__ if name.islower()]
    assert all(f"`{name}`" in text for name in functions)
