"""`people suggest`, `accept`, `reject` and `check`, on archives of a few labels."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main

UNKNOWN = "nobody in the archive has this id; copy an id from the output of `people suggest`"
REASON = "the names differ in one letter"
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
    assert run(folder, "accept", "ada-churn", "ada-churne")[0] == 1  # nobody has that id any longer


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
    assert line.endswith("`apart` lists ada-churn and ada-churne as two people; remove that pair first")


def test_an_unknown_id_can_not_be_rejected(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n>> ADA CHURNE: Hi.\n")
    for pair in (("ada-churn", "ada-churnn"), ("ada-churnn", "ada-churn")):
        assert run(folder, "reject", *pair) == (1, [f"Error: {UNKNOWN}: 'ada-churnn'"])
    assert (folder / "site_config" / "people.yml").read_text(encoding="utf-8") == REGISTER


def test_pairs_that_can_not_be_accepted(tmp_path: Path) -> None:
    folder = archive(tmp_path, ">> ADA CHURN: Hi.\n>> PIUS OKONKWO: Hi.\n>> ODILE: Hi.\n")
    session = "odile--moot-2001-s0"
    for pair, sentence in {
        ("ada-churn", "nobody"): f"{UNKNOWN}: 'nobody'",
        ("nobody", "ada-churn"): f"{UNKNOWN}: 'nobody'",
        ("pius", "pius"): "the two ids are equal; give two different ones: 'pius'",
        (
            session,
            "pius",
        ): f"this id belongs to one session and can't be kept; name it second, or write an entry by hand: '{session}'",
        ("ada-churn", "pius"): "pius has an entry in the register; merge the two entries by hand",
    }.items():
        code, lines = run(folder, "accept", *pair)
        assert code == 1
        assert lines[-1].endswith(sentence)
    assert (folder / "site_config" / "people.yml").read_text(encoding="utf-8") == REGISTER


def test_the_findings_of_check(tmp_path: Path) -> None:
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
            "ada: the alias 'ZED UNHEARD' matches no label; correct or remove it",
            "ada and ada-2: both have the alias 'A. CHURN'; remove one, or limit both",
            f"ada and ada-2: perhaps one person ({REASON}); merge the entries, or list them under `apart`",
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


def test_a_listed_speaker_who_speaks_under_a_similar_name(tmp_path: Path) -> None:
    archive(tmp_path)
    path = tmp_path / "content" / "transcripts" / "moot-2001" / "rinds.md"
    path.parent.mkdir(parents=True)
    path.write_text(LISTED, encoding="utf-8")
    code, lines = run(tmp_path, "suggest")
    reason = "the names differ in one letter; “Odile Brandt” (moot-2001/rinds, from line 4)"
    assert (code, lines) == (0, [f"odile-brandt\todile-brant\t{reason}"])
    assert run(tmp_path, "accept", "odile-brandt", "odile-brant") == (0, ["odile-brandt: Odile Brant"])
    assert run(tmp_path, "suggest") == (0, [])


def test_check_finds_withheld_names_without_a_label_and_on_pages(tmp_path: Path) -> None:
    people = "people:\n  - {id: ada, name: Ada Churn, hide: name}\n  - {id: bo, name: Bo Marsh, hide: name}\n"
    archive(tmp_path, ">> ADA CHURN: Hello.\n", register=people)
    page = tmp_path / "content" / "pages" / "about.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About\n\nMade by Àda  Churn.\n", encoding="utf-8")
    assert run(tmp_path, "check") == (
        1,
        [
            "bo: neither the name to withhold nor an alias matches a label; correct the entry",
            "about.md: this hand-written page contains a withheld name; remove the name",
        ],
    )


def test_a_withheld_name_of_an_inferred_speaker_is_no_finding(tmp_path: Path) -> None:
    people = "people:\n  - {id: odile, name: Odile Brandt, hide: name}\n"
    text = ">> ADA CHURN: We have Odile Brandt, and tea.\n>> ODILE: Thank you.\n"
    assert run(archive(tmp_path, text, register=people), "check") == (0, [])


def test_further_spellings_of_a_withheld_name_are_suggested(tmp_path: Path) -> None:
    people = "people:\n  - {id: odile, name: Odile Brandt, hide: name}\n"
    texts = (">> ODILE BRANDT: Hello.\n", ">> ODILE BRANTT: Hello.\n")
    code, lines = run(archive(tmp_path, *texts, register=people), "suggest")
    assert (code, [line.split("\t")[:2] for line in lines]) == (0, [["odile", "odile-brantt"]])
    assert run(tmp_path, "accept", "odile", "odile-brantt") == (0, ["odile: ODILE BRANTT"])
    assert "hide: name" in (tmp_path / "site_config" / "people.yml").read_text(encoding="utf-8")
