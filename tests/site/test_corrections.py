"""Corrections in the built site: on the page, beside it, in the search, in the check, in the permalinks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from generator.corrections.applied import applied_from_json
from generator.errors import BuildError
from generator.project import Project
from generator.records import SessionRecord, from_json
from generator.settings.load import load_settings
from generator.site.build import build_site
from generator.site.check import check_site
from generator.site.freeze import freeze_site
from generator.site.search.part import make_part
from tests.support.corrected_archive import CORRECTIONS, PAGE, with_corrections
from tests.support.make_archive import complete_archive
from tests.support.search_reader import SearchReader
from tests.support.writing import write_docs


def record_of(project: Project) -> SessionRecord:
    return from_json((project.site / PAGE / "session.json").read_bytes())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = with_corrections(complete_archive(tmp_path_factory.mktemp("corrected")), *CORRECTIONS)
    output: list[str] = []
    assert build_site(project, print_line=output.append).faults == 0, output
    return project


@pytest.fixture(scope="module")
def page(built: Project) -> LexborHTMLParser:
    return LexborHTMLParser((built.site / PAGE / "index.html").read_text(encoding="utf-8"))


def turn(page: LexborHTMLParser, name: str) -> str:
    node = page.css_first(f"[data-turn='{name}']")
    assert node is not None
    return " ".join(node.text().split())


def test_a_corrected_word_links_to_the_printed_word_and_back(page: LexborHTMLParser) -> None:
    (link,) = [link for link in page.css("[data-record] a.corrected") if link.text() == "[brine](x) *or* cider"]
    assert link.attributes["title"] == "printed: brine_or_beer"
    entry = page.css_first((link.attributes["href"] or "").replace("#", "#"))
    assert entry is not None
    assert " ".join(entry.text().split()) == (
        "Misheard words. Printed: “brine_or_beer”. Now: “[brine](x) *or* cider”. "
        "Reason: It was <i>heard</i> & seen. Ed Itor, 31 May 2024. To the turn"
    )
    assert [back.attributes["href"] for back in entry.css("a")] == ["#ottilie-obrine-1"]
    section = page.css_first("section.corrections")
    assert section is not None
    assert section.css_first("[data-record]") is None


def test_a_corrected_speaker_shows_the_printed_label(page: LexborHTMLParser) -> None:
    assert "Amalia Holes (corrected; printed as OTTILIE O'BRINE)" in turn(page, "ottilie-obrine-2")
    assert "Cleo Whey (corrected; printed without a name)" in turn(page, "unidentified-2")
    links = [link.attributes["href"] for link in page.css("h2 a.corrected")]
    assert links == ["#Correction-4", "#Correction-5", "#Correction-3"]
    people = [link.attributes["href"] for link in page.css("h2 a:not(.corrected)")]
    assert "../../people/amalia-holes/" in people


def test_the_docket_shows_corrected_facts(page: LexborHTMLParser) -> None:
    row = page.css_first(".docket__row--corrected")
    assert row is not None
    assert " ".join(row.text().split()) == (
        "Corrected Title printed: Washed Rinds, Explained; It was <i>heard</i> & seen."
    )
    heading = page.css_first("h1")
    assert heading is not None
    assert heading.text() == "Washed & <b>Dried</b>"


def test_the_record_keeps_printed_words_and_labels(built: Project) -> None:
    record = record_of(built)
    turns = {turn.id: turn for turn in record.turns}
    assert record.provenance["title"] == "correction"
    assert "brine_or_beer" in turns["ottilie-obrine-1"].blocks[0].text
    assert (turns["ottilie-obrine-2"].label, turns["ottilie-obrine-2"].speaker) == ("OTTILIE O'BRINE", "amalia-holes")
    assert [turn.id for turn in record.turns][:3] == ["unidentified-1", "moderator-1", "unidentified-2"]
    corrections = applied_from_json((built.site / PAGE / "corrections.json").read_bytes())
    (correction,) = [entry for entry in corrections if entry.kind == "words"]
    text = turns["ottilie-obrine-1"].blocks[correction.block or 0].text
    assert correction.printed == "brine_or_beer"
    assert correction.offset is not None
    assert text[correction.offset :].startswith(correction.printed)


def test_plain_text_and_search_have_the_shown_words(built: Project) -> None:
    text = (built.site / PAGE / "session.txt").read_text(encoding="utf-8")
    assert "in [brine](x) *or* cider [brine_or_beer], *every*" in text
    assert "Amalia Holes [OTTILIE O'BRINE] [#ottilie-obrine-2]" in text
    assert "\n\nCorrections\n\nTitle. Printed: Washed Rinds, Explained. Now: Washed & <b>Dried</b>. Reason:" in text
    index = SearchReader(built.site / "search-index")
    assert {page for page, _ in index.find("brine", "x", "or", "cider")} == {f"{PAGE}/"}
    assert not index.find("brine", "or", "beer")
    assert {page for page, _ in index.named("amalia") & index.named("holes")} == {f"{PAGE}/"}


def test_a_corrected_label_is_the_label_of_the_page_and_of_the_search(tmp_path: Path) -> None:
    project = with_corrections(complete_archive(tmp_path), CORRECTIONS[3])
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    text = (project.docs / PAGE / "index.md").read_text(encoding="utf-8")
    assert "## CHAIR (corrected; [printed as MODERATOR](#Correction-1){: .corrected }) { #moderator-1 }" in text
    assert "CHAIR [MODERATOR] [#moderator-1]" in (project.docs / PAGE / "session.txt").read_text(encoding="utf-8")
    record = from_json((project.docs / PAGE / "session.json").read_bytes())
    corrections = applied_from_json((project.docs / PAGE / "corrections.json").read_bytes())
    shown = {voice.shown for voice in make_part(record, corrections, "x").voices}
    assert "CHAIR" in shown
    assert "MODERATOR" not in shown


def test_a_redacted_passage_is_nowhere(built: Project) -> None:
    assert "(Passage withheld: It was <i>heard</i> & seen)" in record_of(built).turns[4].blocks[0].text
    assert record_of(built).turns[4].id == "bram-van-der-kaas-1"
    assert "fewer" not in SearchReader(built.site / "search-index").terms()
    assert not any(b"fewer" in path.read_bytes() for path in (built.cache / "search").rglob("*") if path.is_file())
    for root in (built.docs, built.site):
        for path in root.rglob("*"):
            if path.is_file() and path.suffix in {".html", ".md", ".json", ".txt", ".xml"}:
                assert "fewer" not in path.read_text(encoding="utf-8"), path


def test_the_check_fails_on_every_other_difference(built: Project) -> None:
    path = built.site / PAGE / "index.html"
    html = path.read_text(encoding="utf-8")
    corrections_file = built.site / PAGE / "corrections.json"
    json_before = corrections_file.read_bytes()
    try:
        for old, new in (("*or* cider", "*or* tea"), ("not rinsed", "rinsed"), ("Passage withheld", "Passage")):
            assert old in html
            path.write_text(html.replace(old, new, 1), encoding="utf-8")
            assert [fault for fault in check_site(built.site) if "words of turn" in fault.message], old
        path.write_text(html, encoding="utf-8")
        assert check_site(built.site) == []
        corrections_file.write_bytes(json_before.replace(b"cider", b"beer"))
        assert check_site(built.site) != []
        corrections_file.write_bytes(b"{}")
        assert any("not a list of applied corrections" in fault.message for fault in check_site(built.site))
    finally:
        path.write_text(html, encoding="utf-8")
        corrections_file.write_bytes(json_before)


def test_a_correction_without_a_match_fails_the_build_and_the_site_stays(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    unmatched = "- {correct: words, fragment: A rind is warshed, words: x}"
    with_corrections(project, unmatched, CORRECTIONS[1])
    with_corrections(project, CORRECTIONS[1], page="moot-2001/gone")
    output: list[str] = []
    with pytest.raises(BuildError, match="2 corrections can't be applied"):
        build_site(project, print_line=output.append)
    assert not project.site.exists()
    assert output[0].startswith("content/corrections/moot-2001/gone.yml: these corrections have no source: content/")
    assert output[1] == (
        f"content/corrections/{PAGE}.yml:1: entry 1 (words), field `fragment`: these words are not in the source; "
        "perhaps you mean 'A rind is washed —' in turn ottilie-obrine-1 (line 13): 'A rind is warshed'"
    )
    assert "cider" in (project.docs / PAGE / "index.md").read_text(encoding="utf-8")
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "pages"])
    assert result.exit_code == 1
    assert output[1] in result.output


def test_parse_shows_the_source_alone(built: Project) -> None:
    path = built.transcripts / f"{PAGE}.txt"
    result = CliRunner().invoke(main, ["--root", str(built.root), "parse", str(path)])
    assert from_json(result.output.encode()).title == "Washed Rinds, Explained"


def test_a_passage_must_be_redacted_in_every_copy(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    words = " ".join(f"word{number} and cheese{number} for all." for number in range(60))
    for name in ("ws9-milk", "ws9-milk-raw"):
        path = project.transcripts / "moot-2001" / f"{name}.txt"
        path.write_text(f"MOOT 2001 - Day 2 - WS9 Milk\n\n >> ADA CHURN:  {words} The secret is 42.\n", "utf-8")
    hide = "- {correct: hide, fragment: The secret is 42.}"
    with_corrections(project, hide, page="moot-2001/ws9-milk")
    output: list[str] = []
    assert write_docs(project, load_settings(project.site_config), print_line=output.append).failed_corrections == 1
    assert "a passage redacted here is also in moot-2001/ws9-milk-raw.txt; redact it there, too" in output[0]
    with_corrections(project, hide, page="moot-2001/ws9-milk-raw")
    assert write_docs(project, load_settings(project.site_config), print_line=output.append).failed_corrections == 0
    assert not [path for path in project.docs.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]


@pytest.mark.parametrize(
    ("passage", "failed"), [("She lives in the third house on the left.", 1), ("The secret is 42.", 0)]
)
def test_a_long_passage_must_be_redacted_everywhere(passage: str, failed: int, tmp_path: Path) -> None:
    """The documents have too few words to count as copies, and the first one precedes the redacted one."""
    project = complete_archive(tmp_path)
    for name, label in (("ws8-first", "BO ZED"), ("ws9-second", "ADA CHURN")):
        path = project.transcripts / "moot-2001" / f"{name}.txt"
        path.write_text(f"MOOT 2001 - Day 2 - WS9 Milk\n\n >> {label}:  Good morning.  {passage.upper()}\n", "utf-8")
    with_corrections(project, f"- {{correct: hide, fragment: {passage.upper()}}}", page="moot-2001/ws9-second")
    output: list[str] = []
    assert (
        write_docs(project, load_settings(project.site_config), print_line=output.append).failed_corrections == failed
    )
    assert ("redacted here is also in moot-2001/ws8-first.txt; redact it there, too" in output[0]) == bool(failed)
    with_corrections(project, f"- {{correct: hide, fragment: {passage.upper()}}}", page="moot-2001/ws8-first")
    assert write_docs(project, load_settings(project.site_config), print_line=output.append).failed_corrections == 0


def test_published_ids_stay_when_corrections_are_added_and_removed(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    silent = lambda _: None  # noqa: E731 - shorter than a function
    build_site(project, print_line=silent)
    freeze_site(project.site, project.permalinks)
    before = [turn.id for turn in record_of(project).turns]
    hide = "- {correct: hide, fragment: We shall see.}"
    with_corrections(project, CORRECTIONS[4], hide)
    assert build_site(project, print_line=silent).faults == 0
    now = [turn.id for turn in record_of(project).turns]
    assert now == [*before[:2], "unidentified-2", *before[2:]]
    freeze_site(project.site, project.permalinks)
    with_corrections(project, hide, "- {correct: join, fragment: Yes., turn: moderator-1}")
    assert build_site(project, print_line=silent).faults == 0
    html = (project.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert all(html.count(f'id="{name}"') == 1 for name in now)
    assert record_of(project).turns[-1].id == before[-1]


def test_a_corrected_event_moves_the_session_in_the_lists_but_keeps_its_address(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    with_corrections(project, "- {correct: metadata, field: event, value: moot-2003, fragment: First Annual Meeting}")
    assert write_docs(project, load_settings(project.site_config), print_line=lambda _: None).failed_corrections == 0
    listed = {path.parent.name: path.read_text("utf-8") for path in project.docs.glob("moot-*/index.md")}
    assert "ws3-washed-rinds" in listed["moot-2003"]
    assert "ws3-washed-rinds" not in listed["moot-2001"]
    assert (project.docs / PAGE / "index.md").is_file()


def test_a_correction_is_needless_once_the_register_names_the_speaker(tmp_path: Path) -> None:
    project = with_corrections(complete_archive(tmp_path), CORRECTIONS[2])
    people = project.site_config / "people.yml"
    people.write_text("people: [{id: amalia-holes, name: Amalia Holes}]\n", encoding="utf-8")
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    record = from_json((project.docs / PAGE / "session.json").read_bytes())
    assert (record.turns[-1].speaker, record.turns[-1].resolved) == ("amalia-holes", "corrected")
    alias = "{id: amalia-holes, name: Amalia Holes, aliases: [OTTILIE O'BRINE]}"
    people.write_text(f"people: [{alias}]\n", encoding="utf-8")
    write_docs(project, load_settings(project.site_config), print_line=lambda _: None)
    record = from_json((project.docs / PAGE / "session.json").read_bytes())
    assert (record.turns[-1].speaker, record.turns[-1].resolved) == ("amalia-holes", "printed")
    assert [finding.code for finding in record.findings if finding.severity == "info"][-1] == "correction-needless"
    assert not (project.docs / PAGE / "corrections.json").exists()


WITHDRAW = "- {correct: withdraw}"


def test_a_withdrawn_document_leaves_a_note_at_each_of_its_addresses(frozen: Project) -> None:
    project = frozen
    ids = [turn.id for turn in record_of(project).turns]
    with_corrections(project, WITHDRAW)
    assert (
        write_docs(project, load_settings(project.site_config), print_line=lambda _: None).failed_corrections == 1
    )  # its source is still there
    for path in (project.transcripts / PAGE).parent.glob("ws3-*"):
        path.unlink()
    output: list[str] = []
    assert build_site(project, print_line=output.append).faults == 0, output
    page = LexborHTMLParser((project.site / PAGE / "index.html").read_text(encoding="utf-8"))
    assert "This document was withdrawn on 31 May 2024 by Ed Itor. Reason: It was <i>heard</i> & seen." in page.text()
    assert [page.css_first(f"#{name}") is not None for name in ids] == [True] * len(ids)
    assert not (project.site / PAGE / "session.json").exists()
    leading = [path for path in project.docs.rglob("*.md") if "ws3-washed-rinds/index.md" in path.read_text("utf-8")]
    assert all('page_kind: "redirect"' in path.read_text("utf-8") for path in leading)  # of pages that are no more
    freeze_site(project.site, project.permalinks)
    assert build_site(project, print_line=output.append).faults == 0, output


def test_an_unpublished_document_can_not_be_withdrawn(tmp_path: Path) -> None:
    project = with_corrections(complete_archive(tmp_path), WITHDRAW, page="moot-2001/nothing")
    output: list[str] = []
    assert write_docs(project, load_settings(project.site_config), print_line=output.append).failed_corrections == 1
    assert output[0] == (
        "content/corrections/moot-2001/nothing.yml:1: entry 1 (withdraw): no page of this document was published; "
        "delete this file"
    )


def test_the_tools_of_turns_know_where_a_mistake_is_reported(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    settings = project.site_config / "archive.yml"
    template = "report_mistake: https://t.example/new?title={turn}&body={address}%0A{words}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + template, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    page = LexborHTMLParser((project.site / PAGE / "index.html").read_text(encoding="utf-8"))
    (tools,) = page.css("#Turn-tools")
    address = project.site_url().replace("://", "%3A//") + PAGE + "/%23{turn}"
    assert tools.attributes["data-report"] == f"https://t.example/new?title={{turn}}&body={address}%0A{{words}}"
    at_foot = page.css(".after__tools a")[-1].attributes["href"] or ""
    assert at_foot.startswith(f"https://t.example/new?title={PAGE}/&body={address.removesuffix('%23{turn}')}%0A")


def test_without_a_template_the_tools_lead_to_no_report(page: LexborHTMLParser) -> None:
    assert ["data-report" in tools.attributes for tools in page.css("#Turn-tools")] == [False]
    assert [link.attributes["href"] for link in page.css(".after__tools a")][-1] == "../../corrections/"
