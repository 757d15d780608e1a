"""From an empty folder to a published archive, as a new maintainer goes: by nine commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from tests.support.paths import ROOT
from tests.support.serve_command import serve_command
from tests.support.seven_files import ARABIC, ENGLISH, FRENCH, Words, write_seven_files

_MAX_COMMANDS = 10

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "ar": ARABIC}

EVENT = "board-2024"


class Maintainer:
    """Gives commands in a folder, and counts them.

    Args:
        folder: Where the archive will be.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder / "archive"
        self.commands = 0

    def run(self, *arguments: str) -> str:
        """Give a command that succeeds, and return its output."""
        self.commands += 1
        root = [] if arguments[0] == "init" else ["--root", str(self.root)]
        result = CliRunner().invoke(main, [*root, *arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    @contextmanager
    def serving(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Serve the archive while the block runs; yields the address, and the lines of the server after it."""
        self.commands += 1
        with serve_command(self.root) as served:
            yield served


def read(address: str) -> LexborHTMLParser:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - the server of this test
        return LexborHTMLParser(answer.read().decode("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "language", [pytest.param(name, marks=[] if name == "en" else [pytest.mark.long]) for name in LANGUAGES]
)
def test_seven_files_become_a_published_archive(tmp_path: Path, language: str) -> None:
    words = LANGUAGES[language]
    maintainer = Maintainer(tmp_path)
    address = "https://transcripts.example.org/harbour/"
    options = {"--name": "Harbour", "--address": address, "--contact": "a@example.org", "--language": language}
    maintainer.run("init", str(maintainer.root), *(part for pair in options.items() for part in pair))

    content = maintainer.root / "content"
    write_seven_files(content / "transcripts" / EVENT, words)  # 2: cp
    maintainer.commands += 1
    (content / "transcripts" / "example-2024" / "board-meeting.txt").unlink()  # 3: rm
    maintainer.commands += 1
    events = f'- id: {EVENT}\n  name: "{words.event}"\n  start: 2024-03-14\n  end: 2024-03-14\n'
    (maintainer.root / "site_config" / "events.yml").write_text(events, encoding="utf-8")

    misheard, right = words.misheard
    with maintainer.serving() as (home, lines):
        page = urljoin(home, f"{EVENT}/budget/")
        assert misheard in read(page).text()
        correct_words(content / "corrections" / EVENT / "budget.yml", words)
        next(line for line in lines if line.startswith("Built again"))
        corrected = read(page).css_first("article")
        assert corrected is not None
        assert right in corrected.text()

    keep, other = (turns_of(maintainer.root / "site" / EVENT / "library")[number]["speaker"] for number in (2, 4))
    assert keep != other
    maintainer.run("people", "accept", keep, other)
    published = maintainer.run("publish", "--quiet", "--date", "2024-05-01")
    assert published.splitlines()[-1] == "Commit content/permalinks/ now, then give site/ to its host."
    assert "check: no faults" in maintainer.run("check", str(maintainer.root / "site"), "--frozen").splitlines()
    assert maintainer.commands <= _MAX_COMMANDS

    site = maintainer.root / "site"
    records = sorted(site.glob(f"{EVENT}/*/session.json"))
    assert [path.parent.name for path in records] == [
        "annual-report", "budget", "harbour-wall", "library", "members-forum", "open-questions", "questions",
    ]  # fmt: skip
    for path in records:
        record = json.loads(path.read_text(encoding="utf-8"))
        assert record["date"] == "2024-03-14", path
        turns = record["turns"]
        assert len(turns) == len(words.speech), path
        for turn, (label, _) in zip(turns, words.speech, strict=True):
            assert turn["label"] in {label, None}, path  # a doubtful label is never another one
        assert sum(turn["label"] is None for turn in turns) <= 1, path
        assert turns[4]["speaker"] in {keep, None}, path
        title = read_title(path.with_name("index.html"))
        assert title
        assert "Untitled" not in title
    again = maintainer.run("publish", "--quiet")
    assert again.splitlines()[-1] == "Every address was frozen before: give site/ to its host."


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_either_engine_alone_builds_a_new_archive(tmp_path: Path, engine: str) -> None:
    maintainer = Maintainer(tmp_path)
    maintainer.run("init", str(maintainer.root))
    maintainer.run("build", "--quiet")
    target = tmp_path / "alone"
    config = maintainer.root / "build" / "mkdocs.yml"
    command = [
        sys.executable,
        "-m",
        engine,
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(target),
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    page = "example-2024/board-meeting/index.html"
    assert (target / page).read_bytes() == (maintainer.root / "site" / page).read_bytes()


def read_title(page: Path) -> str:
    heading = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("h1")
    return heading.text().strip() if heading is not None else ""


def turns_of(folder: Path) -> list[dict[str, Any]]:
    """Return the turns of the record in a folder of the site."""
    turns: list[dict[str, Any]] = json.loads((folder / "session.json").read_text(encoding="utf-8"))["turns"]
    return turns


def correct_words(path: Path, words: Words) -> None:
    """Write a correction by hand: the page `corrections` shows its form."""
    printed, right = words.misheard
    path.parent.mkdir(parents=True)
    lines = (
        "- correct: words",
        f"  fragment: {json.dumps(words.speech[0][1], ensure_ascii=False)}",
        f"  printed: {json.dumps(printed, ensure_ascii=False)}",
        f"  words: {json.dumps(right, ensure_ascii=False)}",
        "  reason: The recording, at 0:04.",
        "  author: A. Maintainer",
        "  date: 2024-04-30",
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
