"""Broken files: each has a clear finding, the other files are built, and nothing outside is read or written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.site.check import check_site
from tests.support.make_archive import broken_archive, complete_archive

FOLDER = "content/transcripts"
TAKEN = "the address /moot-2001/{} belongs to {}; rename this file [address-taken]"
TOP = "the folder {} has the name of another page at the top of the site; rename the folder [address-reserved]"
RESERVED = "the file's name {} is reserved; rename the file [name-reserved]"
NO_TEXT = "the file's name has characters that are not text: {}; rename the file with letters or digits [name-unsafe]"
LINK_OUT = (
    "the file is a symbolic link that leads out of the transcripts folder; put the file itself there [unreadable]"
)
LONG_PATH = (
    "the file's path has more than 240 characters, too many for some systems;"
    " shorten the file's or a folder's name [path-too-long]"
)
FINDINGS = [
    ("assets/style.txt", TOP.format("'assets'")),
    ("people/somebody.txt", TOP.format("'people'")),
    (
        "moot-2001/---.txt",
        (
            "no character of the file's name can be used in an address: '---.txt';"
            " rename the file with letters or digits [name-empty]"
        ),
    ),
    (
        "moot-2001/..%2f..%2fx.txt",
        "the decoded file name contains a path: '../../x'; rename the file without slashes [name-unsafe]",
    ),
    ("moot-2001/CON.txt", RESERVED.format("'CON.txt'")),
    ("moot-2001/index.txt", RESERVED.format("'index.txt'")),
    ("moot-2001/upper-case.txt", TAKEN.format("upper-case/", "'moot-2001/Upper Case!.txt'")),
    ("moot-2001/Upper-Case.txt", TAKEN.format("upper-case/", "'moot-2001/Upper Case!.txt'")),
    ("moot-2001/twice.txt", TAKEN.format("twice/", "'moot-2001/twice.text'")),
    ("moot-2001/blank.txt", "the file holds only blanks; replace or delete it [empty]"),
    ("moot-2001/empty.txt", "the file is empty; replace or delete it [empty]"),
    (
        "moot-2001/bytes.txt:3",
        (
            "4 places are not text in UTF-8 and are shown as U+FFFD, the first in this line;"
            " save the file as UTF-8, or correct the words [bytes-unreadable]"
        ),
    ),
    ("moot-2001/random-bytes.txt", "nothing in the file can be read as text; save it as text in UTF-8 [unreadable]"),
    ("moot-2001/latin-\ufffd.txt", NO_TEXT.format(r"'moot-2001/latin-\udce9.txt'")),
    ("moot-2001/line\ufffdend.txt", NO_TEXT.format(r"'moot-2001/line\nend.txt'")),
    ("moot-2001/link-out.txt", LINK_OUT),
    ("moot-2001/link-nowhere.txt", LINK_OUT),
    ("moot-2001/link-to-folder", LINK_OUT),
    (
        f"moot-2001/{'n' * 251}.txt",
        (
            "the file's name is too long for an address, which is cut at 120 characters;"
            " shorten the name [name-too-long]"
        ),
    ),
    (
        "moot-2001/one-long-line.txt",
        (
            "the document has 52,800,008 characters, and a page can have 5,000,000;"
            " it is given as plain text only; split the file [too-large]"
        ),
    ),
    (f"moot-2001/{'/'.join(['folder' * 6] * 7)}/deep.txt", LONG_PATH),
    (f"moot-2001/{'n' * 251}.txt", LONG_PATH),
]
"""The finding of each file, with the file's path below the folder of transcripts and the line."""

ADDRESSES = {
    "moot-2001/con-2", "moot-2001/index-2", "moot-2001/x", "moot-2001/document", "moot-2001/upper-case",
    "moot-2001/upper-case-2", "moot-2001/upper-case-3", "moot-2001/twice", "moot-2001/twice-2", "moot-2001/deep",
    "moot-2001/bytes", "moot-2001/one-long-line", f"moot-2001/{'n' * 120}", "moot-2001/link-inside",
    "people-2/somebody", "assets-2/style", "unsorted/no-folder", "moot-2001/zhu", "moot-2001/bad-sidecar",
    "moot-2001/ws3-washed-rinds", "moot-2003/main-session-on-holes", "moot-2001/first-press-release",
}  # fmt: skip
"""Where some of the documents are."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Project:
    if sys.platform in {"darwin", "win32"}:
        pytest.skip("this system's files can't have such names")
    return broken_archive(tmp_path_factory.mktemp("around") / "broken")


@pytest.fixture(scope="module")
def output(broken: Project) -> list[str]:
    """The lines that `build` printed; it succeeded."""
    result = CliRunner().invoke(main, ["--root", str(broken.root), "build"])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def record_at(project: Project, address: str) -> SessionRecord:
    return from_json((project.site / address / "session.json").read_bytes())


def test_each_broken_file_has_its_finding(output: list[str]) -> None:
    errors = [line for line in output if ": error: " in line]
    expected = [f"{FOLDER}/{place}: error: {message}" for place, message in FINDINGS]
    assert sorted(errors) == sorted(expected)


def test_the_other_files_are_built_and_the_site_has_no_fault(broken: Project, output: list[str]) -> None:
    assert output[-2] == "check: no faults"
    built = {path.parent.relative_to(broken.site).as_posix() for path in broken.site.rglob("session.json")}
    assert built >= ADDRESSES
    assert len(built) == len(list(broken.docs.rglob("session.json"))) == 24


def test_an_unreadable_file_has_no_page(broken: Project, output: list[str]) -> None:
    report = (broken.site / "report" / "report.json").read_text(encoding="utf-8")
    for name in ("empty", "blank", "random-bytes", "link-out", "link-nowhere", "link-to-folder"):
        assert not (broken.site / "moot-2001" / name).exists()
        assert f"moot-2001/{name}" in report


def test_files_outside_of_the_archive_are_neither_read_nor_written(broken: Project, output: list[str]) -> None:
    assert sorted(path.name for path in broken.root.iterdir()) == [
        ".cache", "build", "content", "mkdocs.yml", "outside.txt", "site", "site_config",
    ]  # fmt: skip
    assert [path.name for path in broken.root.parent.iterdir()] == ["broken"]
    texts = (path for path in broken.site.rglob("*") if path.suffix in {".html", ".json", ".txt"})
    assert not [path for path in texts if path.stat().st_size < 10**6 and b"root:x:0" in path.read_bytes()]


def test_a_line_of_fifty_megabytes_is_given_as_plain_text(broken: Project, output: list[str]) -> None:
    folder = broken.site / "moot-2001" / "one-long-line"
    assert (folder / "session.txt").stat().st_size > 49_000_000
    assert (folder / "index.html").stat().st_size < 100_000
    assert "too large for one page" in (folder / "index.html").read_text(encoding="utf-8")


def test_an_invalid_sidecar_is_a_warning(broken: Project, output: list[str]) -> None:
    findings = record_at(broken, "moot-2001/bad-sidecar").findings
    assert [(finding.code, finding.severity) for finding in findings if finding.code == "sidecar"] == [
        ("sidecar", "warning")
    ]


@pytest.mark.parametrize("command", ["build", "pages"])
def test_strict_fails_for_an_error_and_not_for_a_warning(command: str, tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    strict = ["--root", str(project.root), command, "--strict"]
    good = CliRunner().invoke(main, strict)
    assert good.exit_code == 0, good.output
    assert "0 errors, 1 warning in" in good.output
    (project.transcripts / "moot-2003" / "nothing.txt").touch()
    bad = CliRunner().invoke(main, strict)
    assert bad.exit_code == 1, bad.output
    assert f"{FOLDER}/moot-2003/nothing.txt: error: the file is empty; replace or delete it [empty]" in bad.output
    assert (project.docs / "moot-2003" / "main-session-on-holes" / "index.md").is_file()


def test_a_pipe_does_not_stop_the_build(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    os.mkfifo(project.transcripts / "moot-2003" / "pipe.txt")
    result = CliRunner().invoke(main, ["--root", str(project.root), "pages", "--strict"])
    assert result.exit_code == 1
    assert "pipe.txt: error: this is not a regular file; replace it by one [unreadable]" in result.output


def test_check_finds_words_that_were_changed_by_hand(broken: Project, output: list[str]) -> None:
    page = broken.site / "moot-2001" / "ws3-washed-rinds" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("We shall see.", "We shall not see."), encoding="utf-8")
    try:
        faults = [str(fault) for fault in check_site(broken.site)]
    finally:
        page.write_text(text, encoding="utf-8")
    line = text[: text.index('data-turn="ottilie-obrine-2"')].count("\n") + 1
    assert faults == [
        (
            f"moot-2001/ws3-washed-rinds/index.html:{line}: the words of turn ottilie-obrine-2 are not the record's"
            " 'see. (Session was concluded at 11:15 a.m. UTC)'; build the site again, or correct the template:"
            " 'not see. (Session was concluded at 11:15 a.m.'"
        )
    ]
