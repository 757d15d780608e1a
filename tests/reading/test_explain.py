"""Explain how a source was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.reading.explain import explain, visible
from generator.settings.load import Settings
from tests.support.paths import TRANSCRIPTS

SOURCE = """\
IGF 2016 - Day 2 - Room 10 - Gardens

The following are the outputs of the captioning. It is no authoritative record.

>> ODILE: Good morning. (Laughter)
Another paragraph with \x1b[31m colour and \u202e direction.
***
"""


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def explained(folder: Path, settings: Settings, text: str) -> list[str]:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return list(explain(path, folder / "none", settings))


def test_every_line_has_its_claim_and_its_rule(tmp_path: Path, settings: Settings) -> None:
    lines = explained(tmp_path, settings, SOURCE)
    shown = [" ".join(line.split()) for line in lines]
    for expected in (
        "1 removed: heading heading IGF 2016 - Day 2 - Room 10 - Gardens",
        "3 notice notice The following are the outputs of the captioning. It is no authoritative record.",
        "5 turn odile-1 split marks: label >> ODILE:",
        "text assemble turns Good morning.",
        "event: laughter stage directions (Laughter)",
        "7 removed: separator page chrome: separator ***",
        "kind transcript",
        "title heading Gardens",
        "event heading igf-2016 · IGF 2016 · Jalisco, Mexico · 2016-12-05 to 2016-12-09",
        "date day-table 2016-12-07",
    ):
        assert expected in shown


def test_the_decisions_have_their_reasons(tmp_path: Path, settings: Settings) -> None:
    spoken = ("ODILE FERRAND: Good morning.", "MODERATOR: Thanks.", "ODILE: It is so.", "Rope: a rope is long.")
    text = "".join(f">> {line}\n" for line in spoken)
    shown = [" ".join(line.split()) for line in explained(tmp_path, settings, text)]
    for expected in (
        "kind: transcript, because lines begin with chevrons",
        "chevrons strength 1.00, 4 lines: 1, 2, 3, 4",
        "ODILE FERRAND 1 Odile Ferrand (odile-ferrand), printed",
        "MODERATOR 1 no person; role moderator",
        "Rope the text has its words in lower case: 1 line: 4",
    ):
        assert expected in shown
    assert any(line.startswith("ODILE 1 Odile Ferrand (odile-ferrand), inferred, by line") for line in shown)


def test_columns_are_aligned(tmp_path: Path, settings: Settings) -> None:
    lines = explained(tmp_path, settings, SOURCE)
    head = next(index for index, line in enumerate(lines) if line.startswith("line"))
    column = lines[head].index("text")
    for line in lines[head + 2 : lines.index("", head)]:
        assert line[column - 1 : column] in {" ", ""}
        assert line[column : column + 1] != " "


def test_the_text_can_not_control_the_terminal(tmp_path: Path, settings: Settings) -> None:
    output = "\n".join(explained(tmp_path, settings, SOURCE))
    assert all(character == "\n" or character.isprintable() for character in output)
    assert "<U+202E>" in output
    assert visible("a\u00a0b\tc\x07\u2028") == "a b c<U+0007><U+2028>"


def test_a_long_line_is_shortened(tmp_path: Path, settings: Settings) -> None:
    output = "\n".join(explained(tmp_path, settings, ">> ODILE: " + "word " * 1_000_000))
    assert "characters …]" in output
    assert len(output) < 10_000


def test_a_missing_file(tmp_path: Path, settings: Settings) -> None:
    lines = list(explain(tmp_path / "no.txt", TRANSCRIPTS, settings))
    assert any("can't be opened" in line for line in lines)
    result = CliRunner().invoke(main, ["explain", str(tmp_path / "no.txt")])
    assert result.exit_code == 2
    assert result.output.splitlines()[-1].endswith(f"File '{tmp_path / 'no.txt'}' does not exist.")


def test_every_line_of_the_three_documents_is_shown(settings: Settings) -> None:
    for path in sorted(TRANSCRIPTS.rglob("*.txt")):
        lines = list(explain(path, TRANSCRIPTS, settings))
        shown = {line.split()[0] for line in lines if line.split() and line.split()[0].isdecimal()}
        source = path.read_text(encoding="utf-8").split("\n")
        assert {str(number) for number, line in enumerate(source, 1) if line.strip()} <= shown
