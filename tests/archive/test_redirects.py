"""A published page that is no longer generated redirects to the page with its content."""

from __future__ import annotations

import json

import msgspec

from generator.archive.permanence.published import PublishedPage, read_permalinks, write_permalinks
from generator.project import Project
from generator.site.build import build_site
from generator.site.check import check_site
from generator.site.freeze import freeze_site
from generator.slugs import person_id

OTTILIE = "people/ottilie-obrine/"
BRAM = "people/bram-van-der-kaas/"
AMALIA = "people/amalia--moot-2003-main-session-on-holes/"


def built(project: Project) -> list[str]:
    lines: list[str] = []
    build_site(project, print_line=lines.append)
    return lines


def page(project: Project, address: str) -> str:
    return (project.site / address / "index.html").read_text(encoding="utf-8")


def register(project: Project, *people: str) -> None:
    text = "people:\n" + "".join(people)
    (project.site_config / "people.yml").write_text(text, encoding="utf-8")


def test_a_person_with_a_new_id_redirects_to_it(frozen: Project) -> None:
    register(
        frozen,
        "  - {id: ottilie, name: Ottilie O'Brine}\n",
        "  - id: bram\n    name: Bram van der Kaas\n",
        "    aliases: [{label: AMALIA, session: moot-2003/main-session-on-holes}]\n",
    )
    assert built(frozen)[-2:] == ["check: no faults", "permalinks: 0 turns and 2 pages not frozen"]
    for address, target in ((OTTILIE, "../ottilie/"), (BRAM, "../bram/"), (AMALIA, "../bram/")):
        html = page(frozen, address)
        assert f"data-moved=\"{target}\" data-fragments='{{}}'" in html
        assert f"<loc>https://archive.example/{address}</loc>" not in (frozen.site / "sitemap.xml").read_text("utf-8")
    assert "The words at this address are now listed on the page of" in page(frozen, AMALIA)
    freeze_site(frozen.site, frozen.permalinks)
    register(frozen, "  - {id: otti, name: Ottilie O'Brine}\n")
    assert "check: no faults" in built(frozen)
    assert all('data-moved="../otti/"' in page(frozen, address) for address in (OTTILIE, "people/ottilie/"))
    assert "data-moved" not in page(frozen, BRAM)


def test_a_page_published_under_a_slug_alone_leads_to_the_person(frozen: Project) -> None:
    (frozen.transcripts / "moot-2001" / "steny.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:09.000\n<v Анна Петрова>Доброе утро.\n", encoding="utf-8"
    )
    assert "check: no faults" in built(frozen)
    freeze_site(frozen.site, frozen.permalinks)
    address = f"people/{person_id('Анна Петрова')}/"
    published = dict(read_permalinks(frozen.permalinks))
    before = msgspec.structs.replace(published[address], address="people/anna-petrova/")
    path = frozen.permalinks / "people.json"
    path.write_text(path.read_text(encoding="utf-8").replace(address, before.address), encoding="utf-8")
    assert "check: no faults" in built(frozen)
    assert f'data-moved="../{address.removeprefix("people/")}"' in page(frozen, before.address)
    assert "Анна Петрова" in page(frozen, address)


def test_a_person_who_is_no_longer_certain_redirects_to_the_words(frozen: Project) -> None:
    source = frozen.transcripts / "moot-2003" / "main-session-on-holes.txt"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("AMALIA:", "CHAIR:"), encoding="utf-8")
    assert "check: no faults" in built(frozen)
    html = page(frozen, AMALIA)
    assert 'data-moved="../../moot-2003/main-session-on-holes/"' in html
    assert 'data-fragments=\'{"": "amalia-1"}\'' in html
    assert 'content="0; url=../../moot-2003/main-session-on-holes/#amalia-1"' in html
    assert "It is no longer certain who said the words at this address." in html


def test_a_type_redirects_to_the_new_type_of_its_session(frozen: Project) -> None:
    sidecar = frozen.transcripts / "moot-2001" / "ws3-washed-rinds.txt"
    renamed = sidecar.with_name("of3-washed-rinds.txt")
    sidecar.with_suffix(".yml").rename(renamed.with_suffix(".yml"))
    renamed.write_text(sidecar.read_text(encoding="utf-8").replace("WS 3", "OF 3"), encoding="utf-8")
    sidecar.unlink()
    published = {address for address in read_permalinks(frozen.permalinks) if address.startswith("types/")}
    assert "check: no faults" in built(frozen)
    assert all((frozen.site / address / "index.html").is_file() for address in published)


def test_pages_of_a_withdrawn_document_redirect_to_its_note(frozen: Project) -> None:
    sources = [path for path in frozen.transcripts.glob("moot-2003/*") if path.suffix != ".yml"]
    for source in sources:
        source.unlink()
        correction = frozen.corrections / "moot-2003" / f"{source.stem}.yml"
        correction.parent.mkdir(parents=True, exist_ok=True)
        correction.write_text("- {correct: withdraw, reason: By mistake, author: Ada, date: 2026-11-21}\n", "utf-8")
    assert "check: no faults" in built(frozen)
    for address, up in (("moot-2003/", ""), (AMALIA, "../../moot-2003/")):
        html = page(frozen, address)
        assert f'data-moved="{up}main-session-on-holes/"' in html
        assert "The document at this address was withdrawn." in html
        assert "Amalia" not in html


def test_an_empty_list_redirects_to_the_list_above(frozen: Project) -> None:
    published = read_permalinks(frozen.permalinks)
    empty = ("people/letter/q/", "people/letter/q/qu/", "series/rinds/", "glossary/dns/")
    published |= {address: PublishedPage(address, (), ()) for address in empty}
    write_permalinks(frozen.permalinks, published)
    assert "check: no faults" in built(frozen)
    for address in empty:
        target = "../" * (address.count("/") - 1)
        assert f'data-moved="{target}"' in page(frozen, address)


def test_a_lost_page_is_a_fault_with_advice(frozen: Project) -> None:
    published = read_permalinks(frozen.permalinks)
    lines = (frozen.permalinks / "people.json").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1].rstrip(",")) == {"page": "people/"}
    assert {"page": BRAM, "first": "moot-2001/ws3-washed-rinds/#bram-van-der-kaas-1"} in [
        json.loads(line.rstrip(",")) for line in lines[1:-1]
    ]
    for address in ("people/zoe/", "types/quiz/", "moot-1999/", "about-us/"):
        first = "moot-1999/x/" if address == "moot-1999/" else None
        published[address] = PublishedPage(address, (), (), first)
    advice = {
        "types/quiz/": "give a session type the id quiz again in site_config/session_types.yml",
        "moot-1999/": "put back moot-1999/x/ or give the event the id moot-1999 again in site_config/events.yml",
        "people/zoe/": "put back the document with this person's words",
        "about-us/": "put content/pages/about-us.md back",
    }
    expected = [f".: a published page is missing; {what}: '{address}'" for address, what in advice.items()]
    assert [str(fault) for fault in check_site(frozen.site, published)] == expected
    write_permalinks(frozen.permalinks, published)
    assert read_permalinks(frozen.permalinks) == published
