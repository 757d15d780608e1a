from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import BuildError
from generator.project import Project
from generator.site.portable.print_pages import find_browser, print_pages, without_dates
from tests.support.paths import MKDOCS

PRINTER = """#!/bin/sh
for option in "$@"; do
  case "$option" in --print-to-pdf=*) target="${option#--print-to-pdf=}";; esac
  page="$option"
done
echo "%PDF /CreationDate (D:20261129174500+00'00') $(basename "$(dirname "${page#file://}")")" > "$target"
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An archive with a site of two documents, and a browser that prints the name of a page's folder."""
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(MKDOCS.read_bytes())
    site = tmp_path / "site"
    for name in ("index.html", "moot-1/cheese/index.html", "moot-1/rinds/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text('<a href="../../people/">P</a>', encoding="utf-8")
        if name.count("/") == 2:
            (site / name).with_name("session.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".cache").mkdir()
    return Project(tmp_path)


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "printer"
    path.write_text(PRINTER, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("ARCHIVE_CHROMIUM", str(path))
    return path


def printed(target: Path) -> dict[str, bytes]:
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in sorted(target.rglob("*.pdf"))}


def test_every_document_is_printed_at_its_address(project: Project, printer: Path, tmp_path: Path) -> None:
    lines: list[str] = []
    print_pages(project, tmp_path / "pdf", (), lines.append)
    assert printed(tmp_path / "pdf") == {
        "moot-1/cheese/session.pdf": b"%PDF /CreationDate (D:19800101000000+00'00') cheese\n",
        "moot-1/rinds/session.pdf": b"%PDF /CreationDate (D:19800101000000+00'00') rinds\n",
    }
    assert len(lines) == 2


def test_only_the_named_documents_are_printed(project: Project, printer: Path, tmp_path: Path) -> None:
    print_pages(project, tmp_path / "pdf", ("/moot-1/rinds",), lambda _: None)
    assert list(printed(tmp_path / "pdf")) == ["moot-1/rinds/session.pdf"]


@pytest.mark.parametrize("page", ["people/", "moot-1/", "../x", ""])
def test_an_address_without_a_document_is_an_error(project: Project, printer: Path, tmp_path: Path, page: str) -> None:
    with pytest.raises(BuildError, match="no document has this address"):
        print_pages(project, tmp_path / "pdf", (page,), lambda _: None)
    assert printed(tmp_path / "pdf") == {}


def test_a_browser_that_fails_is_an_error(project: Project, printer: Path, tmp_path: Path) -> None:
    printer.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    with pytest.raises(BuildError, match="the browser printed nothing"):
        print_pages(project, tmp_path / "pdf", (), lambda _: None)


def test_without_a_browser_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ARCHIVE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match="PDF needs Chromium; install it, or set ARCHIVE_CHROMIUM"):
        find_browser()


def test_only_the_times_of_a_pdf_change() -> None:
    pdf = b"%PDF (D:20261129174500) /CreationDate (D:20261129174500+00'00') /ModDate (D:20261129174500Z) end"
    after = without_dates(pdf)
    assert after == b"%PDF (D:20261129174500) /CreationDate (D:19800101000000+00'00') /ModDate (D:19800101000000Z) end"
    assert len(after) == len(pdf)


def test_the_command_prints_pages_and_copies_the_site(project: Project, printer: Path, tmp_path: Path) -> None:
    copy, pdf = tmp_path / "copy", tmp_path / "pdf"
    options = ["--copy", str(copy), "--pdf", str(pdf), "--page", "moot-1/rinds/"]
    result = CliRunner().invoke(main, ["--root", str(project.root), "export", *options])
    assert result.exit_code == 0, result.output
    assert list(printed(pdf)) == ["moot-1/rinds/session.pdf"]
    assert result.output.startswith("copy: 3 pages, ")
    assert f"open {copy / 'index.html'}\n" in result.output
    assert (copy / "moot-1" / "rinds" / "index.html").read_text("utf-8") == '<a href="../../people/index.html">P</a>'


def test_the_command_says_that_the_site_is_not_built(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes(MKDOCS.read_bytes())
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "export", "--copy", str(tmp_path / "copy")])
    assert result.exit_code == 1
    assert "the site is not built yet; run `transcript-archive build`" in result.output
