"""The person of a label by the people register."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.records import SessionRecord
from tests.support.resolving import resolved

ADA = """people:
  - {id: ada-c, name: Ada Churn, sort: 'Churn, Ada', aliases: [A. CHURN, {label: CHAIR, event: igf-2016}]}
"""


def speakers_of(record: SessionRecord) -> list[tuple[str | None, str | None, str | None]]:
    return [(turn.speaker, turn.name, turn.resolved) for turn in record.turns]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Ada Churn", ("ada-c", "Ada Churn", "printed")),
        ("A. CHURN", ("ada-c", "Ada Churn", "printed")),
        ("CHAIR", ("ada-c", "Ada Churn", "printed")),
        ("ADA CHURN", ("ada-c", "Ada Churn", "normalised")),
        ("ÁDA CHURN", ("ada-c", "Ada Churn", "normalised")),
        ("MS. ADA CHURN", ("ada-c", "Ada Churn", "normalised")),
        ("MODERATOR ADA CHURN", ("ada-c", "Ada Churn", "normalised")),
        ("ADA CHURNE", ("ada-churne", "Ada Churne", "printed")),
        ("ADA", ("ada--igf-2016-a", "Ada", "printed")),
        ("MODERATOR", (None, None, None)),
    ],
)
def test_the_person_of_a_label(label: str, speaker: tuple[str | None, ...], tmp_path: Path) -> None:
    archive, records = resolved(tmp_path, ADA, a=f">> {label}: Hello.\n")
    assert speakers_of(records["a"]) == [speaker]
    assert list(archive.people) == ([speaker[0]] if speaker[0] else [])


def test_apostrophes_of_every_form_are_equal(tmp_path: Path) -> None:
    register = "people:\n  - {id: tanya, name: Tanya O'Carroll}\n"
    _, records = resolved(tmp_path, register, a=">> TANYA O’CARROLL: Hello.\n")
    assert speakers_of(records["a"]) == [("tanya", "Tanya O'Carroll", "normalised")]


def test_a_bounded_alias_holds_only_within_its_bounds(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, ADA, a=">> CHAIR: Hello.\n", later=">> CHAIR: Hello.\n")
    assert speakers_of(records["a"]) == [("ada-c", "Ada Churn", "printed")]
    assert speakers_of(records["later"]) == [(None, None, None)]


def test_turn_ids_follow_the_printed_labels(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, ADA, a=">> A. CHURN: Hello.\n>> CHAIR: Hello.\n>> ADA CHURN: Hello.\n")
    assert [turn.id for turn in records["a"].turns] == ["a-churn-1", "chair-1", "ada-churn-1"]


def test_the_page_of_a_person_follows_the_register(tmp_path: Path) -> None:
    archive, _ = resolved(tmp_path, ADA, a=">> ADA CHURN: Hello.\n")
    person = archive.people["ada-c"]
    assert (person.href, person.name, person.sorting, person.printed) == (
        "people/ada-c/",
        "Ada Churn",
        "Churn, Ada",
        ("ADA CHURN",),
    )


def test_an_id_that_the_register_gives_to_somebody_else_is_not_taken(tmp_path: Path) -> None:
    register = "people:\n  - {id: ada-churn, name: Adele Churn}\n"
    _, records = resolved(tmp_path, register, a=">> ADA CHURN: Hello.\n")
    assert speakers_of(records["a"]) == [("ada-churn--igf-2016-a", "Ada Churn", "printed")]


def test_two_entries_with_one_alias_leave_the_speaker_open(tmp_path: Path) -> None:
    register = "people:\n  - {id: kim-1, name: Kim Hale}\n  - {id: kim-2, name: Kim Hale}\n"
    _, records = resolved(tmp_path, register, a=">> KIM HALE: Hello.\n")
    assert speakers_of(records["a"]) == [("kim-hale--igf-2016-a", "Kim Hale", "printed")]
    assert [finding.code for finding in records["a"].findings].count("person-ambiguous") == 1


@pytest.mark.parametrize("register", ["people: []\n", "people:\n  - {id: kim-hale, name: Kim Hale}\n"])
def test_people_with_different_honorifics_are_kept_apart(register: str, tmp_path: Path) -> None:
    texts = {
        "a": ">> MR. KIM HALE: Hi.\n",
        "b": ">> MS KIM HALE: Hi.\n",
        "c": ">> KIM HALE: Hi.\n",
        "d": ">> MR KIM HALE: Hi.\n",
    }
    _, records = resolved(tmp_path, register, **texts)
    speakers = {name: record.turns[0].speaker for name, record in records.items()}
    assert speakers == {"a": "mr-kim-hale", "b": "ms-kim-hale", "c": "kim-hale", "d": "mr-kim-hale"}
    assert [finding.code for finding in records["a"].findings].count("honorifics-differ") == 1


def test_an_alias_with_an_honorific_joins_only_its_own_label(tmp_path: Path) -> None:
    register = "people:\n  - {id: kim-hale, name: Kim Hale, aliases: [MS. KIM HALE]}\n"
    _, records = resolved(
        tmp_path, register, a=">> MR. KIM HALE: Hi.\n", b=">> MS. KIM HALE: Hi.\n", c=">> MS KIM HALE: Hi.\n"
    )
    assert [record.turns[0].speaker for record in records.values()] == ["mr-kim-hale", "kim-hale", "kim-hale"]


def test_a_registered_honorific_keeps_another_one_apart(tmp_path: Path) -> None:
    register = "people:\n  - {id: kim-h, name: Kim Hale, aliases: [MS. KIM HALE]}\n"
    _, records = resolved(tmp_path, register, a=">> MR. KIM HALE: Hi.\n")
    assert speakers_of(records["a"]) == [("kim-hale", "Kim Hale", "printed")]


def error(folder: Path, register: str) -> str:
    with pytest.raises(ConfigError) as raised:
        resolved(folder, register, a=">> ADA: Hi.\n")
    return str(raised.value).replace(str(folder), "").lstrip("/")


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("{id: ada}", "entry 1 (ada), field `name`: it is missing"),
        (
            "{id: Ada, name: Ada}",
            "entry 1 (Ada), field `id`: 'Ada' can't be an address: use small letters, digits and single hyphens",
        ),
        ("{id: ada, name: ''}", "entry 1 (ada), field `name`: it is empty; write the person's name"),
        (
            "{id: ada, name: '***'}",
            "entry 1 (ada), field `name`: '***' has no letter or digit; write the person's name",
        ),
        (
            "{id: ada, name: Ada, aliases: ['>>']}",
            "entry 1 (ada), field `aliases[0]`: '>>' has no letter or digit; write the label as printed",
        ),
        (
            "{id: ada, name: 7}",
            "entry 1 (ada), field `name`: it must be text, not a number; put it between quotation marks",
        ),
        ("{id: ada, name: }", "entry 1 (ada), field `name`: it is empty; give it a value"),
        (
            "{id: ada, name: Ada, aliases: [[x]]}",
            "entry 1 (ada), field `aliases[0]`: it must be text or fields with values, not a list",
        ),
        ("{id: ada, name: Ada, name: Bea}", "`name` is there twice; remove one of the two"),
        (
            "{id: ada, name: Ada, alias: x}",
            "entry 1 (ada), field `alias`: there is no such field; did you mean `aliases`?",
        ),
        ("{id: ada, name: Ada, aliases: [x, {event: y}]}", "entry 1 (ada), field `aliases[1].label`: it is missing"),
        (
            "{id: ada, name: Ada, aliases: [{label: x, from: soon}]}",
            "entry 1 (ada), field `aliases[0].from`: soon is not a date; write YYYY-MM-DD",
        ),
        (
            "{id: ada, name: Ada, aliases: [{label: x, from: 2016-02-02, until: 2016-02-01}]}",
            "entry 1 (ada), field `aliases[0].until`: it is before `from`",
        ),
        (
            "{id: ada, name: Ada, affiliations: [{organisation: X}]}",
            "entry 1 (ada), field `affiliations[0].source`: it is missing",
        ),
        (
            "{id: ada, name: Ada, links: {wikidata: 42x}}",
            "entry 1 (ada), field `links.wikidata`: '42x' must be an id like Q42",
        ),
        (
            "{id: ada, name: Ada, links: {orcid: 0000-0002-1825-0098}}",
            "entry 1 (ada), field `links.orcid`: '0000-0002-1825-0098' is not an ORCID; check its digits",
        ),
        ("{id: ada, name: Ada}\n  - {id: ada, name: Ada}", "entry 2 (ada), field `id`: entry 1 has the same id"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_entry_and_field(entry: str, sentence: str, tmp_path: Path) -> None:
    line = 3 + entry.count("\n")
    assert error(tmp_path, f"# Us\npeople:\n  - {entry}\n") == f"site_config/people.yml:{line}: {sentence}"


@pytest.mark.parametrize(
    ("alias", "sentence"),
    [
        ("CHAIR", "'CHAIR' is a role; limit the alias to an event, a session or dates"),
        ("UNESCO", "'UNESCO' is an organisation, not a person; remove the alias"),
        ("{label: AUDIENCE, event: igf-2016}", "'AUDIENCE' is the label of many people; remove the alias"),
    ],
)
def test_aliases_that_name_no_person(alias: str, sentence: str, tmp_path: Path) -> None:
    message = error(tmp_path, f"people:\n  - {{id: ada, name: Ada, aliases: [{alias}]}}\n")
    assert message == f"site_config/people.yml:2: entry 1 (ada), field `aliases[0]`: {sentence}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("people: []\nappart: []\n", ":2: field `appart`: there is no such field; did you mean `apart`?"),
        ("people:\n  id: ada\n", ":1: field `people`: it must be a list"),
        ("apart: both\n", ":1: field `apart`: it must be a list"),
        ("apart:\n  - [a, b]\n  - [a, b, c]\n", ":3: entry 2 of `apart`: it must be a pair of ids"),
        ("people: []\npeople: []\n", ":2: `people` is there twice; remove one of the two"),
    ],
)
def test_what_is_wrong_with_the_whole_file(text: str, sentence: str, tmp_path: Path) -> None:
    assert error(tmp_path, text).startswith(f"site_config/people.yml{sentence}")
