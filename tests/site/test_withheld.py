"""A withheld name is nowhere in the built site except in the words of other speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.archive.permanence.published import published_page, read_permalinks, write_permalinks
from generator.archive.privacy.withheld_names import WithheldNames
from generator.project import Project
from generator.records import from_json
from generator.settings.load import load_settings
from generator.site.build import build_site
from generator.site.check import check_site
from generator.site.freeze import freeze_site
from generator.site.search.packed import unpacked
from tests.support.copies import HOST, PLAIN, RAW, with_copies
from tests.support.make_archive import complete_archive
from tests.support.search_reader import SearchReader

SESSION = """MOOT 2001 - Day 1 - Room 2 - WS9 A Morning With Ottilie O’Brine

***
The following are the outputs of the real-time captioning of a talk by Ottilie O'Brine, and no authoritative record.
***

 >> CHAIR:  We have Amalia Quark and Ottilie O'Brine with us.

 >> AMALIA:  Good morning.

 >> MODERATOR OTTILIE O'BRINE:  Good morning.  Shall we wash?

(Ottilie O'Brine pours brine)

 >> OTTILIE O’BRINE AND BRAM VAN DER KAAS:  We wash.

 >> OTILIE O'BRINE:  Rinse it well.
"""
REGISTER = """people:
  - id: ottilie
    name: Ottilie O'Brine
    sort: O'Brine, Ottilie
    aliases: [OTILIE O'BRINE]
"""
NAME = re.compile(r"(ott?ilie\W{1,3}o\W{0,6}brine|ott?ilie-obrine|o\W{0,6}brine\W{1,3}ott?ilie)", re.IGNORECASE)
SAID = re.compile(
    r"said Ottilie O\W{1,6}Brine, a maker|"
    r"Amalia Quark(?:\]\([^)]*\)|</a>)? and Ottilie O\W{1,6}Brine with us|"
    r"\(Ottilie O\W{1,6}Brine pours"
)
"""Words of others with her name; they stay."""
PAGE = "moot-2001/ws9-a-morning"


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return an archive that was published with the name, and built again without it."""
    project = complete_archive(tmp_path_factory.mktemp("withheld"))
    (project.transcripts / f"{PAGE}.txt").write_text(SESSION, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    freeze_site(project.site, project.permalinks)
    assert "ottilie-obrine-1" in (project.permalinks / "moot-2001.json").read_text(encoding="utf-8")
    (project.site_config / "people.yml").write_text(REGISTER + "    hide: name\n", encoding="utf-8")
    output: list[str] = []
    assert build_site(project, print_line=output.append).faults == 0, output
    return project


def texts(*folders: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file, and the terms of a search index."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                yield str(path), (unpacked(data) if path.suffix == ".bin" else data).decode("utf-8", "replace")
        if (folder / "search-index").is_dir():
            yield f"terms of {folder}", " ".join(sorted(SearchReader(folder / "search-index").names))


def test_the_name_is_only_in_the_words_of_others(withheld: Project) -> None:
    files = dict(texts(withheld.docs, withheld.site, withheld.cache / "search"))
    assert sum(bool(SAID.search(text)) for text in files.values()) > 5
    hits_by_path = {path: hits for path, text in files.items() if (hits := NAME.findall(SAID.sub("", text)))}
    assert hits_by_path == {}
    assert not any(NAME.search(path) for path in files)


def test_words_stay_and_turns_say_that_a_name_was_withheld(withheld: Project) -> None:
    record = from_json((withheld.site / PAGE / "session.json").read_bytes())
    assert record.title == "A Morning With [name withheld]"
    assert [(turn.id, turn.label, turn.role) for turn in record.turns] == [
        ("chair-1", "CHAIR", "chair"),
        ("amalia-1", "AMALIA", None),
        ("withheld-1", "Name withheld", "moderator"),
        ("withheld-2", "Name withheld", None),
        ("withheld-3", "Name withheld", None),
    ]
    assert record.turns[2].blocks[0].text == "Good morning. Shall we wash?"
    text = (withheld.site / PAGE / "session.txt").read_text(encoding="utf-8")
    assert "Name withheld [#withheld-1]\n\nGood morning. Shall we wash?" in text
    page = (withheld.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert '<h2 id="withheld-1">Name withheld, moderator</h2>' in page
    assert page.index('class="docket"') < page.index('id="Name-withheld"') < page.index('<h2 id="chair-1"')
    assert not (withheld.site / "people" / "ottilie").exists()
    assert not (withheld.site / "people" / "ottilie-obrine").exists()
    other = (withheld.site / "moot-2001" / "first-press-release" / "index.html").read_text(encoding="utf-8")
    assert "Name-withheld" not in other


def test_only_ids_with_the_name_are_no_longer_frozen(withheld: Project) -> None:
    before = read_permalinks(withheld.permalinks)
    settings = load_settings(withheld.site_config)
    faults = {fault.fragment for fault in check_site(withheld.site, before)}
    assert faults == {
        "ottilie-obrine-1", "ottilie-obrine-2", "moderator-ottilie-obrine-1", "otilie-obrine-1",
        "ottilie-obrine-and-bram-van-der-kaas-1", "people/ottilie-obrine/", "people/otilie-obrine/",
    }  # fmt: skip
    assert check_site(withheld.site, before, WithheldNames(settings)) == []
    sentence = freeze_site(withheld.site, withheld.permalinks, WithheldNames(settings))
    assert sentence == "freeze: 0 turns and 0 pages added; 8 ids with a withheld name removed"
    after = read_permalinks(withheld.permalinks)
    assert before.keys() - after.keys() == {"people/ottilie-obrine/", "people/otilie-obrine/"}
    for address, page in before.items():
        if address not in after:
            continue
        lost = {turn.id for turn in page.turns} - {turn.id for turn in after[address].turns}
        assert lost <= faults
    assert not any(NAME.search(text) for _, text in texts(withheld.permalinks))
    assert build_site(withheld, print_line=lambda _: None).faults == 0
    assert (
        freeze_site(withheld.site, withheld.permalinks, WithheldNames(settings)) == "freeze: 0 turns and 0 pages added"
    )


def test_a_name_is_shown_again(withheld: Project) -> None:
    (withheld.site_config / "people.yml").write_text(REGISTER, encoding="utf-8")
    assert build_site(withheld, print_line=lambda _: None).faults == 0
    page = (withheld.site / PAGE / "index.html").read_text(encoding="utf-8")
    assert '<h2 id="withheld-1">' in page
    assert '<span id="moderator-ottilie-obrine-1"></span>' in page
    assert (withheld.site / "people" / "ottilie" / "index.html").is_file()


def test_a_page_whose_first_turn_has_an_id_with_the_name(tmp_path: Path) -> None:
    """A turn got another speaker and kept its id; that speaker's page was published with this id as its first turn."""
    project = complete_archive(tmp_path / "archive")
    source = project.transcripts / f"{PAGE}.txt"
    source.write_text(SESSION, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    freeze_site(project.site, project.permalinks)
    source.write_text(SESSION.replace(">> OTILIE O'BRINE", ">> ZOE FENN"), encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    freeze_site(project.site, project.permalinks)
    assert read_permalinks(project.permalinks)["people/zoe-fenn/"].first == f"{PAGE}/#otilie-obrine-1"
    (project.site_config / "people.yml").write_text(REGISTER + "    hide: name\n", encoding="utf-8")
    output: list[str] = []
    assert build_site(project, print_line=output.append).faults == 0, output
    freeze_site(project.site, project.permalinks, WithheldNames(load_settings(project.site_config)))
    assert read_permalinks(project.permalinks)["people/zoe-fenn/"].first == f"{PAGE}/#zoe-fenn-1"
    assert not any(NAME.search(text) for _, text in texts(project.permalinks))
    assert build_site(project, print_line=output.append).faults == 0, output


def test_the_address_of_a_copy_contains_no_name(tmp_path: Path) -> None:
    project = with_copies(tmp_path)
    assert build_site(project, print_line=lambda _: None).faults == 0
    pages = {}
    for copy in (PLAIN, RAW, HOST):  # as if each had been published before the others came
        name = "record.json" if (project.site / copy / "record.json").is_file() else "session.json"
        record = from_json((project.site / copy / name).read_bytes())
        pages[f"{copy}/"] = published_page(f"{copy}/", f"{copy}.txt", record)
    write_permalinks(project.permalinks, pages)
    (project.site_config / "people.yml").write_text("people:\n  - {id: ada, name: Ada Churn, hide: name}\n")
    output: list[str] = []
    assert build_site(project, print_line=output.append).faults == 0, output
    paths = [
        path for path, text in texts(project.docs, project.site) if re.search("ada.{0,3}churn", text, re.IGNORECASE)
    ]
    assert paths == []
    withheld_names = WithheldNames(load_settings(project.site_config))
    assert "with a withheld name removed" in freeze_site(project.site, project.permalinks, withheld_names)
    frozen = read_permalinks(project.permalinks)
    assert frozen.keys() >= pages.keys()
    assert not any("ada-churn" in text for _, text in texts(project.permalinks))
    for address, page in pages.items():
        assert {turn.id for turn in page.turns if "churn" not in turn.id} <= {turn.id for turn in frozen[address].turns}
    assert build_site(project, print_line=output.append).faults == 0, output


def test_the_note_of_a_withdrawn_document_contains_no_name(frozen: Project) -> None:
    project = frozen
    (project.transcripts / "moot-2001" / "ws3-washed-rinds.txt").unlink()
    corrections = project.root / "content" / "corrections" / "moot-2001" / "ws3-washed-rinds.yml"
    corrections.parent.mkdir(parents=True)
    reason = "Ottilie O'Brine asked for it"
    corrections.write_text(
        f"- {{correct: withdraw, reason: {reason}, author: ottilie o’brine, date: 2024-05-31}}\n", "utf-8"
    )
    register = "people:\n- {id: ottilie, name: Ottilie O'Brine, hide: name}\n"
    (project.site_config / "people.yml").write_text(register, encoding="utf-8")
    withheld_names = WithheldNames(load_settings(project.site_config))
    assert build_site(project, print_line=print).faults == 0
    page = (project.site / "moot-2001" / "ws3-washed-rinds" / "index.html").read_text(encoding="utf-8")
    assert "ottilie" not in page.casefold()
    assert "brine" not in page.casefold()
    assert 'id="Name-withheld"' in page
    assert 'id="moderator-1"' in page
    freeze_site(project.site, project.permalinks, withheld_names)
    assert not [path for path in project.permalinks.iterdir() if b"ottilie" in path.read_bytes()]
    assert build_site(project, print_line=print).faults == 0
