"""Whose name is withheld, in records: what goes and what stays."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.addresses import Address
from generator.archive.permanence.published import merge_page, published_page
from generator.archive.permanence.redact_published import drop_ids
from generator.archive.permanence.turn_ids import keep_turn_ids, redirected_ids
from generator.archive.privacy.redact_names import WITHHELD_LABEL, NameRedactor, is_withheld
from generator.archive.privacy.withheld_names import WithheldNames, name_replacer
from generator.corrections.applied import AppliedCorrection
from generator.errors import ConfigError
from generator.records import SessionRecord, to_json
from generator.settings.load import ArchiveInfo, Settings, load_settings
from generator.slugs import slug
from tests.archive.people.test_resolve import resolved
from tests.support.invented import speech
from tests.support.small_site import record, turn

SHOWN = """people:
  - {id: odette, name: Odette Marsh, sort: 'Marsh, Odette', aliases: [O. MARSH, {label: CHAIR, event: igf-2016}]}
  - {id: rosa, name: Rosa Delgado}
"""
HIDDEN = SHOWN.replace("event: igf-2016}]", "event: igf-2016}], hide: name")


def labels(record: SessionRecord) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(turn.id, turn.label, turn.role, turn.speaker) for turn in record.turns]


def registered(folder: Path, register: str = HIDDEN) -> Settings:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "people.yml").write_text(register, encoding="utf-8")
    return load_settings(folder)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("ODETTE MARSH", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("Ôdette Marsh", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("O. MARSH", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("MODERATOR ODETTE MARSH", ("withheld-1", WITHHELD_LABEL, "moderator", None)),
        ("ODETTE MARSH, CHAIR", ("withheld-1", WITHHELD_LABEL, "chair", None)),
        ("MS. ODETTE MARSH", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("ODETTE MARSH AND ROSA DELGADO", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("MARSH, ODETTE", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("MARSH ODETTE", ("withheld-1", WITHHELD_LABEL, None, None)),
        ("CHAIR", ("chair-1", "CHAIR", "chair", None)),
        ("ROSA DELGADO", ("rosa-delgado-1", "ROSA DELGADO", None, "rosa")),
        ("ODETTE MARSHALL", ("odette-marshall-1", "ODETTE MARSHALL", None, "odette-marshall")),
        ("ODETTE MARSH QUILL", ("odette-marsh-quill-1", "ODETTE MARSH QUILL", None, "odette-marsh-quill")),
        ("ODETTE", ("odette-1", "ODETTE", None, "odette--igf-2016-a")),
        ("WITHHELD", ("withheld-1", "WITHHELD", None, None)),
    ],
)
def test_labels(label: str, found: tuple[str | None, ...], tmp_path: Path) -> None:
    archive, records = resolved(tmp_path, HIDDEN, a=f">> {label}: Hello.\n")
    assert labels(records["a"]) == [found]
    assert all(turn.name is None and turn.resolved is None for turn in records["a"].turns if is_withheld(turn))
    assert "odette" not in archive.people


def test_the_surname_first_is_the_name_without_a_sort_name_too(tmp_path: Path) -> None:
    register = HIDDEN.replace("sort: 'Marsh, Odette', ", "")
    text = "IGF 2016 - Day 1 - Room 2 - Marsh Odette and Friends\n\n>> MARSH, ODETTE: Hello.\n>> MARSH ODETTE: Again.\n"
    _, records = resolved(tmp_path, register, a=text)
    assert [turn.id for turn in records["a"].turns] == ["withheld-1", "withheld-2"]
    assert b"odette" not in to_json(records["a"]).lower()


def test_an_id_that_the_source_prints_is_not_taken(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, HIDDEN, a=">> ODETTE MARSH: One.\n>> WITHHELD: Two.\n>> ODETTE MARSH: Three.\n")
    assert [turn.id for turn in records["a"].turns] == ["withheld-2", "withheld-1", "withheld-3"]


@pytest.mark.parametrize(
    "text",
    [
        ">> ROSA DELGADO: We have Odette Marsh, and tea.\n>> ODETTE: Thank you.\n",
        ">> ROSA DELGADO: Hello.\n" + ">> ODETTE MARSHAM: More.\n" * 3 + ">> ODETTE MARSHEM: Again.\n",
    ],
)
def test_labels_that_only_the_document_explains(text: str, tmp_path: Path) -> None:
    registers = [register.replace("aliases: [", "aliases: [ODETTE MARSHAM, ") for register in (SHOWN, HIDDEN)]
    _, shown = resolved(tmp_path / "shown", registers[0], a=text)
    assert [turn.speaker for turn in shown["a"].turns][1:] == ["odette"] * (len(shown["a"].turns) - 1)
    _, records = resolved(tmp_path / "hidden", registers[1], a=text)
    made = records["a"]
    ids = [f"withheld-{number}" for number in range(1, len(made.turns))]
    assert [turn.id for turn in made.turns] == ["rosa-delgado-1", *ids]
    words = " ".join(block.text for turn in made.turns for block in turn.blocks)
    assert to_json(made).decode().casefold().count("odette") == words.casefold().count("odette")


def test_everything_but_words_is_cleaned(tmp_path: Path) -> None:
    text = (
        "IGF 2016 - Day 1 - Room 2 - A Talk With ODETTE  MARSH’s Friends and Odette Marsh Quill\n\n***\n"
        "The following are the outputs of the real-time captioning of a talk by Marsh, Odette.\n***\n\n"
        ">> ODETTE MARSH QUILL: I am not Odette Marsh.\n"
        "(Odette Marsh laughs)\n>> ODETTE MARSH: Odette Marsh I am.\n"
    )
    _, records = resolved(tmp_path, HIDDEN, a=text)
    made = records["a"]
    assert made.title == "IGF 2016 - Day 1 - Room 2 - A Talk With [name withheld]’s Friends and Odette Marsh Quill"
    assert made.notices[0].text.endswith("a talk by [name withheld].")
    assert all("MARSH’s" not in removed.text for removed in made.removed)
    assert [block.text for turn in made.turns for block in turn.blocks] == [
        "I am not Odette Marsh.",
        "(Odette Marsh laughs)",
        "Odette Marsh I am.",
    ]


def test_messages_and_evidence_are_cleaned(tmp_path: Path) -> None:
    register = HIDDEN + "  - {id: other, name: Ottoline Marsh, aliases: [{label: O. MARSH, session: igf-2016/a}]}\n"
    text = ">> ROSA DELGADO: We have Amalia Toledo and Odette Marsh.\n>> AMALIA: Hello.\n>> O. MARSH: Hello.\n"
    _, records = resolved(tmp_path, register, a=text)
    findings = " ".join(finding.message for finding in records["a"].findings)
    assert "person-ambiguous" in {finding.code for finding in records["a"].findings}
    assert "odette" not in findings.casefold()
    evidence = [turn.evidence.text for turn in records["a"].turns if turn.evidence is not None]
    assert evidence == ["We have Amalia Toledo and [name withheld]."]


def test_labels_that_were_corrected(tmp_path: Path) -> None:
    settings = registered(tmp_path)
    turns = [
        msgspec.structs.replace(turn(f"{slug(label)}-{number}", "Hello.", label=label), speaker=speaker, name=name,
                                resolved="corrected" if name else None)
        for number, (label, speaker, name) in enumerate((
            ("ODETTE MARSH", "rosa", "Rosa Delgado"),
            ("ROSA DELGADO", "odette", "Odette Marsh"),
            ("ROSA DELGADO", "rosa", None),
        ), 1)
    ]  # fmt: skip
    made = msgspec.structs.replace(record(*turns), title="Rosa Delgado and Odette Marsh")
    redactor, address = NameRedactor(settings), Address("moot-1", "cheese")
    done = redactor.redact_record(made, address)
    assert done.title == "Rosa Delgado and [name withheld]"
    assert [(one.id, one.label, one.speaker, one.name) for one in done.turns] == [
        ("withheld-1", WITHHELD_LABEL, "rosa", "Rosa Delgado"),
        ("withheld-2", WITHHELD_LABEL, None, None),
        ("rosa-delgado-3", "ROSA DELGADO", "rosa", None),
    ]
    assert [is_withheld(one) for one in done.turns] == [True, True, False]


def test_what_is_told_of_corrections(tmp_path: Path) -> None:
    redactor, address = NameRedactor(registered(tmp_path)), Address("igf-2016", "a")
    made = record(turn("odette-marsh-1", "Hello.", label="ODETTE MARSH"))
    label = AppliedCorrection(
        1, "label", "withheld-1", None, None, None, "ODETTE MARSH", "ROSA", "Rosa did.", "Ed", "2024-05-31"
    )
    words = msgspec.structs.replace(label, correct="words", now="Odette Marsch", reason="Not Odette Marsh, said Rosa.")
    done = redactor.redact_corrections((label, words), made, address)
    assert [(one.printed, one.now) for one in done] == [("[name withheld]", "ROSA"), ("ODETTE MARSH", "Odette Marsch")]
    assert [one.reason for one in done] == ["Rosa did.", "Not [name withheld], said Rosa."]
    assert NameRedactor(Settings(archive=ArchiveInfo(), events=(), types=())).redact_corrections(
        (label,), made, address
    ) == (label,)


def test_a_file_named_after_somebody_is_told(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, HIDDEN, **{"talk-odette-marsh": ">> ROSA DELGADO: Hello.\n"})
    assert "name-in-path" in {finding.code for finding in records["talk-odette-marsh"].findings}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Odette Marsh", "[name withheld]"),
        ("by ÓDETTE   MARSH, maker", "by [name withheld], maker"),
        ("odette-marsh and odette_marsh", "[name withheld] and [name withheld]"),
        ("Odette Marsh's rind", "[name withheld]'s rind"),
        ("Tanya O’Carroll and TANYA OCARROLL", "[name withheld] and [name withheld]"),
        ("Odette said, Marsh said", "Odette said, Marsh said"),
        ("Modette Marsh, Odette Marshes", "Modette Marsh, Odette Marshes"),
        ("Odette Marsh Quill", "Odette Marsh Quill"),
        ("ﬁrst Straße Odette Marsh ﬁn", "ﬁrst Straße [name withheld] ﬁn"),
    ],
)
def test_a_name_in_a_text(text: str, cleaned: str) -> None:
    assert name_replacer({"odette marsh", "tanya ocarroll"}, {"odette marsh quill"})(text) == cleaned


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_nothing_but_the_name_is_changed(before: str, after: str) -> None:
    clean = name_replacer({"odette marsh"}, ())
    text = f"{before} | odette marsh | {after}"
    assert clean(text) == f"{clean(before)} | [name withheld] | {clean(after)}"


@pytest.mark.parametrize(
    ("name", "certain", "perhaps"),
    [
        ("odette-marsh-3", True, True),
        ("moderator-odette-marsh-1", True, True),
        ("o-marsh-1", True, True),
        ("odette-2", False, True),
        ("ms-marsh-2", False, True),
        ("odette-marshh-1", False, True),
        ("rosa-delgado-1", False, False),
        ("moderator-1", False, False),
        ("chair-4", False, False),
        ("unidentified-2", False, False),
        ("withheld-1", False, False),
        ("text-1", False, False),
    ],
)
def test_ids_that_tell_a_name(name: str, certain: bool, perhaps: bool, tmp_path: Path) -> None:
    hidden = WithheldNames(registered(tmp_path))
    assert (hidden.in_id(name), hidden.may_be_in_id(name)) == (certain, perhaps)
    assert not WithheldNames(registered(tmp_path, SHOWN)).in_id(name)


def test_a_form_tells_only_within_its_bounds(tmp_path: Path) -> None:
    register = HIDDEN.replace("label: CHAIR, event: igf-2016", "label: ODILE, session: igf-2016/a")
    _, records = resolved(
        tmp_path, register, a=">> ODILE: One.\n", b=">> ODILE: Two.\n", later=">> ROSA DELGADO: One.\n"
    )
    assert [records[name].turns[0].id for name in ("a", "b")] == ["withheld-1", "odile-1"]
    hidden = WithheldNames(registered(tmp_path / "both", register))
    for address, former in (("igf-2016/a/", {}), ("igf-2017/later/", {"rosa-delgado-1": ("odile-9",)})):
        before = published_page(address, "x.txt", record(turn("rosa-delgado-1", "One."), turn("odile-9", "Gone.")))
        kept = keep_turn_ids(records["later"], before, hidden)
        assert (kept.ids, kept.former_ids, kept.drops_withheld_ids) == (("rosa-delgado-1",), former, not former)


def test_a_name_in_another_script(tmp_path: Path) -> None:
    register = "people:\n  - {id: dp, name: Дмитрий Петров, hide: name}\n"
    _, records = resolved(tmp_path, register, a=">> ДМИТРИЙ ПЕТРОВ: One.\n>> РОЗА ДЕЛЬГАДО: Two.\n")
    assert [turn.id for turn in records["a"].turns] == ["withheld-1", "roza-delgado-1"]
    hidden = WithheldNames(registered(tmp_path / "both", register))
    assert hidden.in_id("dmitrii-petrov-1")
    assert not hidden.in_id("roza-delgado-1")
    assert hidden.in_address("people/dmitrii-petrov/")


def test_an_alias_in_the_order_of_an_index_is_no_surname(tmp_path: Path) -> None:
    hidden = WithheldNames(registered(tmp_path))
    assert not hidden.in_id("marsh-1")
    assert hidden.in_id("marsh-odette-1")


def test_a_page_that_leads_on_knows_no_id_with_the_name(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, HIDDEN, a=TALK)
    before = published_page("igf-2016/copy/", "copy.txt", resolved(tmp_path / "shown", SHOWN, a=TALK)[1]["a"])
    homes = redirected_ids(records["a"], before, WithheldNames(registered(tmp_path / "both")))
    assert homes == {name: name for name in ("rosa-delgado-1", "moderator-1", "rosa-delgado-2")}


@pytest.mark.parametrize(
    ("address", "theirs"),
    [
        ("people/odette/", True),
        ("people/odette-marsh/", True),
        ("people/o-marsh--igf-2016-a/", True),
        ("people/rosa/", False),
        ("people/", False),
        ("igf-2016/odette-marsh/", False),
    ],
)
def test_addresses_of_hidden_people(address: str, theirs: bool, tmp_path: Path) -> None:
    assert WithheldNames(registered(tmp_path)).in_address(address) is theirs


TALK = """>> ROSA DELGADO: Welcome to this talk about washed rinds and all that follows from them.
>> ODETTE MARSH: Thank you. A rind is washed every morning in brine and never in water.
>> MODERATOR: Thank you.
>> O. MARSH: Thank you.
>> ROSA DELGADO: Thank you.
>> ODETTE MARSH: The brine has to be changed when the moon is new, said my mother.
"""


def test_ids_go_and_come_back(tmp_path: Path) -> None:
    _, records = resolved(tmp_path / "shown", SHOWN, a=TALK)
    shown = records["a"]
    _, records = resolved(tmp_path / "hidden", HIDDEN, a=TALK)
    withheld = records["a"]
    hidden = WithheldNames(registered(tmp_path / "both"))
    before = published_page("igf-2016/a/", "igf-2016/a.txt", shown)
    kept = keep_turn_ids(withheld, before, hidden, [turn.id for turn in shown.turns])
    theirs = {"odette-marsh-1": "withheld-1", "o-marsh-1": "withheld-2", "odette-marsh-2": "withheld-3"}
    assert kept.ids == tuple(theirs.get(turn.id, turn.id) for turn in shown.turns)
    assert (kept.former_ids, kept.drops_withheld_ids) == ({}, True)

    now = published_page("igf-2016/a/", "igf-2016/a.txt", withheld)
    left, homes = drop_ids(before, theirs.keys(), now.turns)
    frozen = merge_page(left, now)
    assert (frozen, homes) == (now, theirs)
    assert {turn.id for turn in frozen.turns} == set(kept.ids)
    assert keep_turn_ids(withheld, frozen, hidden).ids == kept.ids

    back = keep_turn_ids(shown, frozen)
    assert back.ids == kept.ids
    assert back.former_ids == {other: (name,) for name, other in theirs.items()}
    assert keep_turn_ids(shown, before).ids == tuple(turn.id for turn in shown.turns), "it was never frozen meanwhile"
    _, records = resolved(tmp_path / "more", SHOWN, a=">> ODETTE MARSH: One more rind before all.\n" + TALK)
    more = keep_turn_ids(records["a"], frozen)
    assert more.ids == ("odette-marsh-4", *kept.ids)


@given(st.lists(st.sampled_from(["ODETTE MARSH", "O. MARSH", "ROSA DELGADO", "ODETTE", "CHAIR", None]), max_size=12))
@settings(max_examples=25, deadline=None)
def test_hiding_one_changes_no_other_id(tmp_path_factory: pytest.TempPathFactory, said: list[str | None]) -> None:
    text = "".join(f">> {label}: Words {n}.\n" if label else f">> Words {n}.\n" for n, label in enumerate(said))
    folder = tmp_path_factory.mktemp("hide")
    _, shown = resolved(folder / "shown", SHOWN, a=text or ">> Hello.\n")
    _, hidden = resolved(folder / "hidden", HIDDEN, a=text or ">> Hello.\n")
    for one, other in zip(shown["a"].turns, hidden["a"].turns, strict=True):
        assert one.blocks == other.blocks
        assert other.id == one.id or is_withheld(other)


SAID = st.tuples(
    st.sampled_from(["ODETTE MARSH", "O. MARSH", "ROSA DELGADO", "ODETTE", "CHAIR"]),
    st.sampled_from(["Thank you.", "Yes.", " ".join(speech(1, 12)), " ".join(speech(2, 12)), " ".join(speech(3, 12))]),
)


@given(st.lists(SAID, min_size=1, max_size=10), st.lists(SAID, min_size=1, max_size=10))
@settings(max_examples=40, deadline=None)
def test_hiding_one_changes_no_other_published_id(
    tmp_path_factory: pytest.TempPathFactory, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("published")
    texts = {name: "".join(f">> {label}: {words}\n" for label, words in said)
             for name, said in (("a", before), ("b", after))}  # fmt: skip
    _, shown = resolved(folder / "shown", SHOWN, **texts)
    _, withheld = resolved(folder / "hidden", HIDDEN, **texts)
    hidden = WithheldNames(registered(folder / "both"))
    published = published_page("igf-2016/b/", "igf-2016/b.txt", shown["a"])
    one = keep_turn_ids(shown["b"], published)
    other = keep_turn_ids(withheld["b"], published, hidden, [turn_there.id for turn_there in shown["b"].turns])
    ids = [name for names in other.former_ids.values() for name in names] + list(other.ids)
    assert len(set(ids)) == len(ids)
    assert not any("odette-marsh" in name or "o-marsh" in name for name in ids)
    for mine, theirs, turn_there in zip(one.ids, other.ids, withheld["b"].turns, strict=True):
        assert theirs == mine or is_withheld(turn_there) or hidden.in_id(mine)
    gone = {turn_there.id for turn_there in published.turns} - set(ids)
    assert all(hidden.may_be_in_id(name) for name in gone)
    assert other.drops_withheld_ids or not gone


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("hide: all", "entry 1 (x), field `hide`: 'all' has to be 'name'"),
        ("hide: true", "entry 1 (x), field `hide`: "),
        ("hide: name, links: {wikidata: Q42}", "entry 1 (x), field `links`: whose name is withheld has no page"),
    ],
)
def test_a_wrong_entry_is_told(entry: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        registered(tmp_path, f"people:\n  - {{id: x, name: Xenia Y, {entry}}}\n")
    assert message in str(caught.value)
    assert caught.value.line == 2
