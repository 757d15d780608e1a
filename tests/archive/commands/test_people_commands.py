"""`people suggest`, `accept`, `reject` and `check`, on archives of a few labels."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from generator.archive.people.check_register import check_register, printed_names_in
from generator.archive.people.people_index import Person
from generator.archive.people.suggest import suggest
from generator.cli import main
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register
from tests.support.small_site import record, turn

REGISTER = """# Who is who.
people:
  # The chair of 2001.
  - id: ada-churn
    name: "Ada Churn"  # as she writes it
    sort: Churn, Ada

  - {id: pius, name: Pius Okonkwo}
"""


def archive(folder: Path, *texts: str, register: str | None = REGISTER) -> Path:
    """Make an archive of these documents and this register."""
    (folder / "site_config").mkdir(parents=True, exist_ok=True)
    if register is not None:
        (folder / "site_config" / "people.yml").write_text(register, encoding="utf-8")
    for number, text in enumerate(texts):
        path = folder / "content" / "transcripts" / "moot-2001" / f"s{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["--root", str(folder), "people", *words])
    return result.exit_code, result.output.splitlines()


def person(name: str) -> Person:
    return Person(id=name.lower().replace(" ", "-"), name=name, printed=(name.upper(),), appearances=(), words=1)


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ("Prateek Sibal", "Sibal Prateek", "the same words in another order"),
        ("Mara Lindqvist", "Mara Lindquist", "the names differ in a letter"),
        ("P Okonkwo", "Pius Okonkwo", "an initial and the surname"),
        ("Odile Brandt", "Odile Marie Brandt", "one name has a word more"),
        ("Okonkwo", "Pius Okonkwo", "one word of the name"),
        ("Mara Lindqvist", "Odile Brandt", None),
        ("Mara Lindqvist", "Mara Okonkwo", None),
        ("Ann Li", "Anna Li", None),
    ],
)
def test_who_may_be_one(one: str, two: str, reason: str | None) -> None:
    people = {it.id: it for it in (person(one), person(two))}
    found = suggest(people, [], [])
    assert [it.reasons[0] for it in found] == ([reason] if reason else [])
    assert suggest(people, [], [tuple(sorted(people, reverse=True))]) == []  # type: ignore[list-item]  # two of them


def test_the_likeliest_stand_first() -> None:
    names = ("Okonkwo", "Pius Okonkwo", "Okonkwo Pius", "P Okonkwo")
    scores = [it.score for it in suggest({it.id: it for it in map(person, names)}, [], [])]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 2


def test_eight_thousand_names_within_a_minute() -> None:
    sounds = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()  # noqa: SIM905 - twenty words
    words = ["".join(parts).title() for parts in itertools.product(sounds, repeat=2)]
    names = [f"{words[n % 397]} {words[n * 7 % 400]}{words[n * 31 % 389].lower()}" for n in range(8000)]
    misspelt = {name: f"{name[:-1]}q" for name in names[::200]}
    people = {it.id: it for it in map(person, [*names, *misspelt.values()])}
    start = time.perf_counter()
    found = {frozenset((it.keep, it.other)) for it in suggest(people, [], [])}
    assert time.perf_counter() - start < 60
    assert found >= {frozenset((person(name).id, person(wrong).id)) for name, wrong in misspelt.items()}


def test_accepting_keeps_comments_and_order_and_joins(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n", ">> ADA CHURNE: Hi.\n>> ODILE: Hi.\n")
    assert [line.split("\t")[:2] for line in run(folder, "suggest")[1]] == [["ada-churn", "ada-churne"]]
    assert run(folder, "accept", "ada-churn", "ada-churne") == (0, ["ada-churn: ADA CHURNE"])
    assert run(folder, "accept", "ada-churn", "odile--moot-2001-s1") == (0, ["ada-churn: ODILE"])
    text = (folder / "site_config" / "people.yml").read_text(encoding="utf-8")
    added = "    aliases:\n      - ADA CHURNE\n      - label: ODILE\n        session: moot-2001/s1\n"
    assert text.replace(added, "").split() == REGISTER.split()
    assert added in text
    assert run(folder, "suggest") == (0, [])
    assert run(folder, "accept", "ada-churn", "ada-churne")[0] == 1  # nobody has that id any more


def test_accepting_somebody_without_an_entry_makes_one(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n>> ADA CHURNE: Hi.\n", register=None)
    assert run(folder, "accept", "ada-churn", "ada-churne") == (0, ["ada-churn: ADA CHURNE"])
    assert (folder / "site_config" / "people.yml").read_text(encoding="utf-8") == (
        "people:\n  - id: ada-churn\n    name: Ada Churn\n    aliases:\n      - ADA CHURNE\n"
    )


def test_somebody_introduced_under_another_surname_is_suggested_and_accepted_there(tmp_path: Path) -> None:
    text = ">> MODERATOR: We have Odile Brandt.\n>> ODILE MARSH: Hi.\n"
    folder = archive(tmp_path, text, ">> ODILE MARSH: Hi.\n", register="people: []\n")
    code, (line,) = run(folder, "suggest")
    assert (code, line.split("\t")[:2]) == (0, ["odile-brandt", "odile-marsh"])
    assert "“We have Odile Brandt.” (moot-2001/s0" in line
    assert run(folder, "accept", "odile-brandt", "odile-marsh") == (0, ["odile-brandt: ODILE MARSH"])
    assert "session: moot-2001/s0\n" in (folder / "site_config" / "people.yml").read_text(encoding="utf-8")


def test_the_name_in_the_words_may_be_the_wrong_one(tmp_path: Path) -> None:
    text = ">> MODERATOR: We have Odile Brandt.\n>> ODILE MARSH: Hi.\n"
    folder = archive(tmp_path, text, register="people: []\n")
    assert run(folder, "accept", "odile-marsh", "odile-brandt") == (0, ["odile-marsh: Odile Brandt"])
    assert (folder / "site_config" / "people.yml").read_text(encoding="utf-8") == (
        "people:\n  - id: odile-marsh\n    name: Odile Marsh\n    aliases:\n      - Odile Brandt\n"
    )
    assert run(folder, "suggest") == (0, [])
    assert run(folder, "check") == (0, [])


def test_a_rejected_pair_is_not_offered_again(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n>> ADA CHURNE: Hi.\n")
    assert run(folder, "reject", "ada-churne", "ada-churn")[0] == 0
    assert run(folder, "reject", "ada-churn", "ada-churne")[0] == 0
    text = (folder / "site_config" / "people.yml").read_text(encoding="utf-8")
    assert text.split() == [*REGISTER.split(), "apart:", "-", "[ada-churn,", "ada-churne]"]
    assert run(folder, "suggest") == (0, [])
    code, (line,) = run(folder, "accept", "ada-churn", "ada-churne")
    assert code == 1
    assert line.endswith("ada-churn and ada-churne stand under `apart`, as two people; take that pair out first")


def test_nobody_is_rejected(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n>> ADA CHURNE: Hi.\n")
    for pair in (("ada-churn", "ada-churnn"), ("ada-churnn", "ada-churn")):
        assert run(folder, "reject", *pair) == (1, ["Error: nobody in the archive has this id: 'ada-churnn'"])
    assert (folder / "site_config" / "people.yml").read_text(encoding="utf-8") == REGISTER


def test_who_cannot_be_accepted(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n>> PIUS OKONKWO: Hi.\n>> ODILE: Hi.\n")
    session = "odile--moot-2001-s0"
    for pair, said in {
        ("ada-churn", "nobody"): "nobody in the archive has this id: 'nobody'",
        ("nobody", "ada-churn"): "nobody in the archive has this id: 'nobody'",
        ("pius", "pius"): "the two ids are one: 'pius'",
        (session, "pius"): f"this id is one session's own; name the other one first, or write an entry: '{session}'",
        ("ada-churn", "pius"): "pius has an entry of its own; join the two by hand",
    }.items():
        code, lines = run(folder, "accept", *pair)
        assert code == 1
        assert lines[-1].endswith(said)
    assert (folder / "site_config" / "people.yml").read_text(encoding="utf-8") == REGISTER


def test_what_check_finds(tmp_path: Path) -> None:
    register = (
        "people:\n"
        "  - {id: ada, name: Ada Churn, aliases: [A. CHURN, ZED UNHEARD, {label: CHAIR, session: moot-2001/s0}]}\n"
        "  - {id: ada-2, name: Ada Churne, aliases: [A. CHURN, {label: CHAIR, session: moot-2001/s1}]}\n"
    )
    texts = (">> ADA CHURN: Hi.\n>> A. CHURN: Hi.\n>> CHAIR: Hi.\n", ">> CHAIR: Hi.\n")
    folder = archive(tmp_path, *texts, register=register)
    assert run(folder, "check") == (
        1,
        [
            "ada: the alias 'ZED UNHEARD' matches no label",
            "ada and ada-2: both have the alias 'A. CHURN'",
            "ada and ada-2: perhaps one person (the names differ in a letter)",
        ],
    )
    assert run(archive(tmp_path), "check")[0] == 0


LISTED = """---
title: On rinds
speakers:
  - Odile Brandt
  - Ada Churn
---

>> Odile Brant: Rinds are washed.

>> Ada Churn: They are.

>> Odile Brant: Every day.
"""


def test_a_listed_speaker_under_whose_name_nobody_speaks(tmp_path: Path) -> None:
    archive(tmp_path)
    path = tmp_path / "content" / "transcripts" / "moot-2001" / "rinds.md"
    path.parent.mkdir(parents=True)
    path.write_text(LISTED, encoding="utf-8")
    code, lines = run(tmp_path, "suggest")
    reason = "the names differ in a letter; “Odile Brandt” (moot-2001/rinds, from line 4)"
    assert (code, lines) == (0, [f"odile-brandt\todile-brant\t{reason}"])
    assert run(tmp_path, "accept", "odile-brandt", "odile-brant") == (0, ["odile-brandt: Odile Brant"])
    assert run(tmp_path, "suggest") == (0, [])


def test_check_tells_a_hidden_entry_of_nobody_and_pages_with_the_name(tmp_path: Path) -> None:
    people = "people:\n  - {id: ada, name: Ada Churn, hide: name}\n  - {id: bo, name: Bo Marsh, hide: name}\n"
    archive(tmp_path, ">> ADA CHURN: Hello.\n", register=people)
    page = tmp_path / "content" / "pages" / "about.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About\n\nMade by Àda  Churn.\n", encoding="utf-8")
    assert run(tmp_path, "check") == (
        1,
        [
            "bo: the name is to be withheld, but neither it nor an alias matches a label",
            "about.md: this page, written by hand, holds a name that is to be withheld",
        ],
    )


def test_a_hidden_entry_that_only_evidence_finds_is_somebody(tmp_path: Path) -> None:
    people = "people:\n  - {id: odile, name: Odile Brandt, hide: name}\n"
    text = ">> ADA CHURN: We have Odile Brandt, and tea.\n>> ODILE: Thank you.\n"
    assert run(archive(tmp_path, text, register=people), "check") == (0, [])


def test_further_spellings_of_a_hidden_name_are_suggested(tmp_path: Path) -> None:
    people = "people:\n  - {id: odile, name: Odile Brandt, hide: name}\n"
    texts = (">> ODILE BRANDT: Hello.\n", ">> ODILE BRANTT: Hello.\n")
    code, lines = run(archive(tmp_path, *texts, register=people), "suggest")
    assert (code, [line.split("\t")[:2] for line in lines]) == (0, [["odile", "odile-brantt"]])
    assert run(tmp_path, "accept", "odile", "odile-brantt") == (0, ["odile: ODILE BRANTT"])
    assert "hide: name" in (tmp_path / "site_config" / "people.yml").read_text(encoding="utf-8")


def test_an_alias_that_stands_in_the_words_of_others_is_no_doubt(settings: Settings) -> None:
    people = (PersonInfo(id="rosa", name="Rosa Brie", aliases=("Rosa Breeh", "Rosa Bree", "ROSA BREEH-X")),)
    known = msgspec.structs.replace(settings, register=Register(people=people))
    words = record(turn("a-1", "As Rosa Breeh said.", label="ADA"))
    assert list(check_register(known, set(printed_names_in(words, "moot-1/cheese", known)), ())) == [
        "rosa: the alias 'Rosa Bree' matches no label",
        "rosa: the alias 'ROSA BREEH-X' matches no label",
    ]
