"""A session in three copies has one page; the addresses of the other copies redirect to it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from generator.archive.permanence.published import published_page, write_permalinks
from generator.project import Project
from generator.records import from_json
from generator.settings.load import load_settings
from generator.site.build import build_site
from generator.site.check import check_site
from tests.support.copies import HOST, PLAIN, RAW, with_copies
from tests.support.writing import write_docs


@pytest.fixture(scope="module")
def output() -> list[str]:
    return []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, output: list[str]) -> Project:
    project = with_copies(tmp_path_factory.mktemp("copies"))
    build_site(project, print_line=output.append)
    return project


def html(project: Project, page: str) -> str:
    return (project.site / page / "index.html").read_text(encoding="utf-8")


def test_the_site_has_no_fault_and_counts_the_session_once(built: Project, output: list[str]) -> None:
    assert output[0].startswith("pages: 3 sessions, 1 article, 4 people, 2 copies; 0 errors")
    assert {"search: 4 documents indexed", "check: no faults"} <= set(output)
    assert html(built, "moot-2001").count("WS7") == 1
    assert "1 session" in html(built, "people/ada-churn")


def test_the_page_has_the_plain_address_and_the_best_words(built: Project) -> None:
    record = from_json((built.site / PLAIN / "session.json").read_bytes())
    assert record.source.path == f"{HOST}.txt"
    page = html(built, PLAIN)
    assert '<h2 id="ada-churn-1">' in page
    assert "Other copies" in page
    assert f'href="../ws7-milk-raw/record.json">{RAW}.txt</a>' in page
    assert re.search(r"lacks \d+ words of this page and has \d+ other words, SHA-256 [0-9a-f]{64}", page)


@pytest.mark.parametrize(("address", "link"), [(RAW, "../ws7-milk/"), (HOST, "../../moot-2001/ws7-milk/")])
def test_the_other_addresses_redirect_to_it(built: Project, address: str, link: str) -> None:
    page = html(built, address)
    assert f'<link rel="canonical" href="{built.site_url()}{PLAIN}/">' in page
    assert f'<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>' in page
    assert f'<a href="{link}">Milk</a>' in page
    assert "assets/redirect.js" in page
    assert "data-turn" not in page
    assert not (built.site / address / "session.json").exists()
    assert f"/{address}/" not in (built.site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", [PLAIN, RAW, HOST])
def test_every_file_has_its_record(built: Project, address: str) -> None:
    record = from_json((built.site / address / "record.json").read_bytes())
    assert record.source.path == f"{address}.txt"
    assert ("copy-of" in {finding.code for finding in record.findings}) == (address != HOST)


def test_a_second_run_is_equal_and_a_deleted_copy_leaves_nothing(tmp_path: Path) -> None:
    project = with_copies(tmp_path)

    def files() -> dict[str, bytes]:
        paths = (path for path in project.docs.rglob("*") if path.is_file())
        return {path.relative_to(project.docs).as_posix(): path.read_bytes() for path in paths}

    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    first = files()
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    assert files() == first
    for name in (RAW, HOST):
        (project.transcripts / f"{name}.txt").unlink()
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    assert not (project.docs / RAW).exists()
    assert not (project.docs / PLAIN / "record.json").exists()
    assert from_json((project.docs / PLAIN / "session.json").read_bytes()).source.path == f"{PLAIN}.txt"


def test_a_wrong_redirect_is_a_fault(built: Project) -> None:
    page = built.site / RAW / "index.html"
    good = page.read_text(encoding="utf-8")
    bad = {
        f'href="{built.site_url()}{PLAIN}/"': (f'href="{built.site_url()}moot-2001/"', "states another"),
        'data-moved="../ws7-milk/"': ('data-moved="../gone/"', "redirects to a page that doesn't exist"),
    }
    for old, (new, message) in bad.items():
        assert old in good
        page.write_text(good.replace(old, new), encoding="utf-8")
        assert any(message in str(fault) for fault in check_site(built.site)), message
    page.write_text(good, encoding="utf-8")
    sitemap = built.site / "sitemap.xml"
    listed = sitemap.read_text(encoding="utf-8")
    sitemap.write_text(listed.replace("</urlset>", f"<url><loc>{built.site_url()}{RAW}/</loc></url></urlset>"))
    assert [fault.message for fault in check_site(built.site)] == [
        "the sitemap lists a page that doesn't exist; build the site again"
    ]
    sitemap.write_text(listed, encoding="utf-8")


def test_the_report_counts_the_copies(built: Project) -> None:
    assert load_settings(built.site_config).event("moot-2001") is not None
    assert msgspec.json.decode((built.site / "report" / "report.json").read_bytes())["totals"]["copies"] == 2


def test_a_published_copy_redirects_with_every_turn(tmp_path: Path) -> None:
    project = with_copies(tmp_path)
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    shown = from_json((project.docs / PLAIN / "session.json").read_bytes())
    former = tuple(msgspec.structs.replace(turn, id=f"dee-{n}") for n, turn in enumerate(shown.turns, 1))
    own = published_page(f"{RAW}/", f"{RAW}.txt", msgspec.structs.replace(shown, turns=former))
    plain = published_page(f"{PLAIN}/", f"{PLAIN}.txt", shown)
    write_permalinks(project.permalinks, {page.address: page for page in (own, plain)})
    assert build_site(project, print_line=lambda _: None).faults == 0
    assert 'data-fragments=\'{"dee-1": "ada-churn-1",' in html(project, RAW)
