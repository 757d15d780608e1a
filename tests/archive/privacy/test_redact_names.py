"""Records, corrections and turn ids without the names that are withheld; everything else stays."""

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
from generator.archive.privacy.withheld_names import WithheldNames
from generator.corrections.applied import AppliedCorrection
from generator.records import SessionRecord, to_json
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.slugs import slug
from tests.support.examples import examples
from tests.support.invented import speech
from tests.support.resolving import resolved
from tests.support.small_site import record, turn
from tests.support.withholding import SHOWN, WITHHELD, registered


def labels(record: SessionRecord) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(turn.id, turn.label, turn.role, turn.speaker) for turn in record.turns]


@pytest.mark.parametrize(
    ("label", "expected"),
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
def test_withheld_labels(label: str, expected: tuple[str | None, ...], tmp_path: Path) -> None:
    archive, records = resolved(tmp_path, WITHHELD, a=f">> {label}: Hello.\n")
    assert labels(records["a"]) == [expected]
    assert all(turn.name is None and turn.resolved is None for turn in records["a"].turns if is_withheld(turn))
    assert "odette" not in archive.people


def test_the_surname_first_is_the_name_without_a_sort_name_too(tmp_path: Path) -> None:
    register = WITHHELD.replace("sort: 'Marsh, Odette', ", "")
    text = "IGF 2016 - Day 1 - Room 2 - Marsh Odette and Friends\n\n>> MARSH, ODETTE: Hello.\n>> MARSH ODETTE: Again.\n"
    _, records = resolved(tmp_path, register, a=text)
    assert [turn.id for turn in records["a"].turns] == ["withheld-1", "withheld-2"]
    assert b"odette" not in to_json(records["a"]).lower()


def test_an_id_that_the_source_prints_is_not_taken(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, WITHHELD, a=">> ODETTE MARSH: One.\n>> WITHHELD: Two.\n>> ODETTE MARSH: Three.\n")
    assert [turn.id for turn in records["a"].turns] == ["withheld-2", "withheld-1", "withheld-3"]


@pytest.mark.parametrize(
    "text",
    [
        ">> ROSA DELGADO: We have Odette Marsh, and tea.\n>> ODETTE: Thank you.\n",
        ">> ROSA DELGADO: Hello.\n" + ">> ODETTE MARSHAM: More.\n" * 3 + ">> ODETTE MARSHEM: Again.\n",
    ],
)
def test_labels_that_only_evidence_gives_to_a_person_are_withheld(text: str, tmp_path: Path) -> None:
    registers = [register.replace("aliases: [", "aliases: [ODETTE MARSHAM, ") for register in (SHOWN, WITHHELD)]
    _, shown = resolved(tmp_path / "shown", registers[0], a=text)
    assert [turn.speaker for turn in shown["a"].turns][1:] == ["odette"] * (len(shown["a"].turns) - 1)
    _, records = resolved(tmp_path / "withheld", registers[1], a=text)
    redacted = records["a"]
    ids = [f"withheld-{number}" for number in range(1, len(redacted.turns))]
    assert [turn.id for turn in redacted.turns] == ["rosa-delgado-1", *ids]
    words = " ".join(block.text for turn in redacted.turns for block in turn.blocks)
    assert to_json(redacted).decode().casefold().count("odette") == words.casefold().count("odette")


def test_names_in_all_texts_but_the_words_are_replaced(tmp_path: Path) -> None:
    text = (
        "IGF 2016 - Day 1 - Room 2 - A Talk With ODETTE  MARSH’s Friends and Odette Marsh Quill\n\n***\n"
        "The following are the outputs of the real-time captioning of a talk by Marsh, Odette.\n***\n\n"
        ">> ODETTE MARSH QUILL: I am not Odette Marsh.\n"
        "(Odette Marsh laughs)\n>> ODETTE MARSH: Odette Marsh I am.\n"
    )
    _, records = resolved(tmp_path, WITHHELD, a=text)
    redacted = records["a"]
    assert redacted.title == "IGF 2016 - Day 1 - Room 2 - A Talk With [name withheld]’s Friends and Odette Marsh Quill"
    assert redacted.notices[0].text.endswith("a talk by [name withheld].")
    assert all("MARSH’s" not in removed.text for removed in redacted.removed)
    assert [block.text for turn in redacted.turns for block in turn.blocks] == [
        "I am not Odette Marsh.",
        "(Odette Marsh laughs)",
        "Odette Marsh I am.",
    ]


def test_names_in_messages_and_evidence_are_replaced(tmp_path: Path) -> None:
    register = WITHHELD + "  - {id: other, name: Ottoline Marsh, aliases: [{label: O. MARSH, session: igf-2016/a}]}\n"
    text = ">> ROSA DELGADO: We have Amalia Toledo and Odette Marsh.\n>> AMALIA: Hello.\n>> O. MARSH: Hello.\n"
    _, records = resolved(tmp_path, register, a=text)
    findings = " ".join(finding.message for finding in records["a"].findings)
    assert "person-ambiguous" in {finding.code for finding in records["a"].findings}
    assert "odette" not in findings.casefold()
    evidence = [turn.evidence.text for turn in records["a"].turns if turn.evidence is not None]
    assert evidence == ["We have Amalia Toledo and [name withheld]."]


def test_a_corrected_label_is_withheld_with_its_printed_name(tmp_path: Path) -> None:
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
    corrected = msgspec.structs.replace(record(*turns), title="Rosa Delgado and Odette Marsh")
    redactor, address = NameRedactor(settings), Address("moot-1", "cheese")
    redacted = redactor.redact_record(corrected, address)
    assert redacted.title == "Rosa Delgado and [name withheld]"
    assert [(turn.id, turn.label, turn.speaker, turn.name) for turn in redacted.turns] == [
        ("withheld-1", WITHHELD_LABEL, "rosa", "Rosa Delgado"),
        ("withheld-2", WITHHELD_LABEL, None, None),
        ("rosa-delgado-3", "ROSA DELGADO", "rosa", None),
    ]
    assert [is_withheld(turn) for turn in redacted.turns] == [True, True, False]


def test_names_in_applied_corrections_are_replaced(tmp_path: Path) -> None:
    redactor, address = NameRedactor(registered(tmp_path)), Address("igf-2016", "a")
    shown = record(turn("odette-marsh-1", "Hello.", label="ODETTE MARSH"))
    label = AppliedCorrection(
        1, "label", "withheld-1", None, None, None, "ODETTE MARSH", "ROSA", "Rosa did.", "Ed", "2024-05-31"
    )
    words = msgspec.structs.replace(label, kind="words", now="Odette Marsch", reason="Not Odette Marsh, said Rosa.")
    redacted = redactor.redact_corrections((label, words), shown, address)
    assert [(correction.printed, correction.now) for correction in redacted] == [
        ("[name withheld]", "ROSA"),
        ("ODETTE MARSH", "Odette Marsch"),
    ]
    assert [correction.reason for correction in redacted] == ["Rosa did.", "Not [name withheld], said Rosa."]
    assert NameRedactor(Settings(archive=ArchiveInfo(), events=(), types=())).redact_corrections(
        (label,), shown, address
    ) == (label,)


def test_a_name_in_the_path_of_a_file_is_a_finding(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, WITHHELD, **{"talk-odette-marsh": ">> ROSA DELGADO: Hello.\n"})
    assert "name-in-path" in {finding.code for finding in records["talk-odette-marsh"].findings}


def test_an_alias_is_withheld_only_within_its_bounds(tmp_path: Path) -> None:
    register = WITHHELD.replace("label: CHAIR, event: igf-2016", "label: ODILE, session: igf-2016/a")
    _, records = resolved(
        tmp_path, register, a=">> ODILE: One.\n", b=">> ODILE: Two.\n", later=">> ROSA DELGADO: One.\n"
    )
    assert [records[name].turns[0].id for name in ("a", "b")] == ["withheld-1", "odile-1"]
    withheld_names = WithheldNames(registered(tmp_path / "both", register))
    for address, former in (("igf-2016/a/", {}), ("igf-2017/later/", {"rosa-delgado-1": ("odile-9",)})):
        before = published_page(address, "x.txt", record(turn("rosa-delgado-1", "One."), turn("odile-9", "Gone.")))
        kept = keep_turn_ids(records["later"], before, withheld_names)
        assert (kept.ids, kept.former_ids, kept.drops_withheld_ids) == (("rosa-delgado-1",), former, not former)


def test_a_name_in_another_script(tmp_path: Path) -> None:
    register = "people:\n  - {id: dp, name: Дмитрий Петров, hide: name}\n"
    _, records = resolved(tmp_path, register, a=">> ДМИТРИЙ ПЕТРОВ: One.\n>> РОЗА ДЕЛЬГАДО: Two.\n")
    assert [turn.id for turn in records["a"].turns] == ["withheld-1", "roza-delgado-1"]
    withheld_names = WithheldNames(registered(tmp_path / "both", register))
    assert withheld_names.in_id("dmitrii-petrov-1")
    assert not withheld_names.in_id("roza-delgado-1")
    assert withheld_names.in_address("people/dmitrii-petrov/")


def test_an_id_with_the_name_does_not_redirect(tmp_path: Path) -> None:
    _, records = resolved(tmp_path, WITHHELD, a=TALK)
    before = published_page("igf-2016/copy/", "copy.txt", resolved(tmp_path / "shown", SHOWN, a=TALK)[1]["a"])
    redirected = redirected_ids(records["a"], before, WithheldNames(registered(tmp_path / "both")))
    assert redirected.targets == {turn_id: turn_id for turn_id in ("rosa-delgado-1", "moderator-1", "rosa-delgado-2")}


TALK = """>> ROSA DELGADO: Welcome to this talk about washed rinds and all that follows from them.
>> ODETTE MARSH: Thank you. A rind is washed every morning in brine and never in water.
>> MODERATOR: Thank you.
>> O. MARSH: Thank you.
>> ROSA DELGADO: Thank you.
>> ODETTE MARSH: The brine has to be changed when the moon is new, said my mother.
"""


def test_ids_are_replaced_and_keep_redirecting_when_the_name_is_shown_again(tmp_path: Path) -> None:
    _, records = resolved(tmp_path / "shown", SHOWN, a=TALK)
    shown = records["a"]
    _, records = resolved(tmp_path / "withheld", WITHHELD, a=TALK)
    withheld = records["a"]
    withheld_names = WithheldNames(registered(tmp_path / "both"))
    before = published_page("igf-2016/a/", "igf-2016/a.txt", shown)
    kept = keep_turn_ids(withheld, before, withheld_names, [turn.id for turn in shown.turns])
    new_ids = {"odette-marsh-1": "withheld-1", "o-marsh-1": "withheld-2", "odette-marsh-2": "withheld-3"}
    assert kept.ids == tuple(new_ids.get(turn.id, turn.id) for turn in shown.turns)
    assert (kept.former_ids, kept.drops_withheld_ids) == ({}, True)

    now = published_page("igf-2016/a/", "igf-2016/a.txt", withheld)
    redacted, replaced_ids = drop_ids(before, new_ids.keys(), now.turns)
    frozen = merge_page(redacted, now)
    assert (frozen, replaced_ids) == (now, new_ids)
    assert {turn.id for turn in frozen.turns} == set(kept.ids)
    assert keep_turn_ids(withheld, frozen, withheld_names).ids == kept.ids

    back = keep_turn_ids(shown, frozen)
    assert back.ids == kept.ids
    assert back.former_ids == {new_id: (old_id,) for old_id, new_id in new_ids.items()}
    assert keep_turn_ids(shown, before).ids == tuple(turn.id for turn in shown.turns), "it was never frozen meanwhile"
    _, records = resolved(tmp_path / "more", SHOWN, a=">> ODETTE MARSH: One more rind before all.\n" + TALK)
    more = keep_turn_ids(records["a"], frozen)
    assert more.ids == ("odette-marsh-4", *kept.ids)


@given(st.lists(st.sampled_from(["ODETTE MARSH", "O. MARSH", "ROSA DELGADO", "ODETTE", "CHAIR", None]), max_size=12))
@settings(max_examples=examples(25), deadline=None)
def test_withholding_a_name_changes_no_other_id(
    tmp_path_factory: pytest.TempPathFactory, said: list[str | None]
) -> None:
    text = "".join(f">> {label}: Words {n}.\n" if label else f">> Words {n}.\n" for n, label in enumerate(said))
    folder = tmp_path_factory.mktemp("hide")
    _, shown = resolved(folder / "shown", SHOWN, a=text or ">> Hello.\n")
    _, redacted = resolved(folder / "withheld", WITHHELD, a=text or ">> Hello.\n")
    for shown_turn, redacted_turn in zip(shown["a"].turns, redacted["a"].turns, strict=True):
        assert shown_turn.blocks == redacted_turn.blocks
        assert redacted_turn.id == shown_turn.id or is_withheld(redacted_turn)


SAID = st.tuples(
    st.sampled_from(["ODETTE MARSH", "O. MARSH", "ROSA DELGADO", "ODETTE", "CHAIR"]),
    st.sampled_from(["Thank you.", "Yes.", " ".join(speech(1, 12)), " ".join(speech(2, 12)), " ".join(speech(3, 12))]),
)


@given(st.lists(SAID, min_size=1, max_size=10), st.lists(SAID, min_size=1, max_size=10))
@settings(max_examples=examples(40), deadline=None)
def test_withholding_a_name_changes_no_other_published_id(
    tmp_path_factory: pytest.TempPathFactory, before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("published")
    texts = {name: "".join(f">> {label}: {words}\n" for label, words in said)
             for name, said in (("a", before), ("b", after))}  # fmt: skip
    _, shown = resolved(folder / "shown", SHOWN, **texts)
    _, withheld = resolved(folder / "withheld", WITHHELD, **texts)
    withheld_names = WithheldNames(registered(folder / "both"))
    published = published_page("igf-2016/b/", "igf-2016/b.txt", shown["a"])
    shown_ids = keep_turn_ids(shown["b"], published)
    turn_ids = keep_turn_ids(withheld["b"], published, withheld_names, [turn.id for turn in shown["b"].turns])
    ids = [former_id for former in turn_ids.former_ids.values() for former_id in former] + list(turn_ids.ids)
    assert len(set(ids)) == len(ids)
    assert not any("odette-marsh" in turn_id or "o-marsh" in turn_id for turn_id in ids)
    for shown_id, turn_id, redacted_turn in zip(shown_ids.ids, turn_ids.ids, withheld["b"].turns, strict=True):
        assert turn_id == shown_id or is_withheld(redacted_turn) or withheld_names.in_id(shown_id)
    dropped_ids = {published_turn.id for published_turn in published.turns} - set(ids)
    assert all(withheld_names.may_be_in_id(turn_id) for turn_id in dropped_ids)
    assert turn_ids.drops_withheld_ids or not dropped_ids
