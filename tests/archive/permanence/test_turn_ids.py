"""Turn ids that stay when a published page changes."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.page_limits import MAX_BLOCK_CHARS
from generator.archive.permanence.turn_ids import RedirectedIds, TurnIds, keep_turn_ids, redirected_ids, with_turn_ids
from generator.records import Notice
from tests.support.invented import speech
from tests.support.permalinks import published, record_of

A, B, C = (" ".join(speech(seed, 30)) for seed in (1, 2, 3))


@pytest.mark.parametrize(
    ("before", "after", "ids", "former"),
    [
        pytest.param([("ada-1", A)], [("bo-1", A)], ("ada-1",), {}, id="said by somebody else"),
        pytest.param(
            [("ada-1", A), ("bo-1", B)],
            [("ada-1", C), ("ada-2", A), ("bo-1", B)],
            ("ada-2", "ada-1", "bo-1"),
            {},
            id="a new turn before",
        ),
        pytest.param(
            [("ada-1", A), ("bo-1", "Yes."), ("ada-2", B)],
            [("ada-1", f"{A} Yes."), ("ada-2", B)],
            ("ada-1", "ada-2"),
            {"ada-1": ("bo-1",)},
            id="joined",
        ),
        pytest.param(
            [("ada-1", A), ("bo-1", B), ("bo-2", "Bye."), ("bo-3", "Bye-bye."), ("ada-2", f"{C} Bye, all of you.")],
            [("bo-1", "Bye. Bye-bye."), ("ada-1", A), ("ada-2", C), ("bo-2", "Bye, all of you."), ("bo-3", B)],
            ("bo-3", "ada-1", "ada-2", "bo-4", "bo-1"),
            {"bo-3": ("bo-2",)},
            id="joined and moved, with its word in a part that was split off",
        ),
        pytest.param(
            [("ada-1", f"{A} {B}")], [("ada-1", A), ("bo-1", B)], ("ada-1", "bo-1"), {}, id="split in equal parts"
        ),
        pytest.param(
            [("ada-1", "Thanks."), ("bo-1", B)], [("bo-1", B)], ("bo-1",), {"bo-1": ("ada-1",)}, id="vanished"
        ),
        pytest.param([("ada-1", A)], [], (), {"": ("ada-1",)}, id="nothing is left"),
    ],
)
def test_turns_keep_their_ids(
    before: list[tuple[str, str]], after: list[tuple[str, str]], ids: tuple[str, ...], former: dict[str, object]
) -> None:
    kept = keep_turn_ids(record_of(*after), published(*before))
    assert (kept.ids, kept.former_ids) == (ids, former)


@pytest.mark.parametrize(
    ("before", "after", "vanished"),
    [
        pytest.param([("ada-1", "Thanks."), ("bo-1", B)], [("bo-1", B)], ("ada-1",), id="removed"),
        pytest.param([("ada-1", A), ("bo-1", "Yes.")], [("ada-1", f"{A} Yes.")], (), id="joined"),
        pytest.param(
            [("ada-1", A), ("bo-1", "Thank you."), ("bo-2", "Thank you."), ("ada-2", B)],
            [("ada-1", A), ("bo-1", "Thank you."), ("ada-2", B)],
            (),
            id="removed beside an equal turn",
        ),
        pytest.param([("ada-1", A), ("bo-1", "…"), ("ada-2", B)], [("ada-1", A), ("ada-2", B)], (), id="without words"),
        pytest.param([("ada-1", "Yes."), ("bo-1", "No.")], [("cy-1", B)], ("ada-1", "bo-1"), id="all words are others"),
        pytest.param([("ada-1", A), ("bo-1", "")], [], ("ada-1",), id="a page without turns"),
    ],
)
def test_the_ids_of_vanished_turns_are_listed(
    before: list[tuple[str, str]], after: list[tuple[str, str]], vanished: tuple[str, ...]
) -> None:
    kept = keep_turn_ids(record_of(*after), published(*before))
    assert kept.vanished == vanished
    assert {*vanished} <= {former for names in kept.former_ids.values() for former in names}


def test_a_page_that_became_too_large_keeps_all_ids_without_turns() -> None:
    before = published(("ada-1", A), ("bo-1", B))
    turn_ids = keep_turn_ids(record_of(("ada-1", "x" * (MAX_BLOCK_CHARS + 1))), before)
    assert turn_ids == TurnIds((), {"": ("ada-1", "bo-1")})


def test_a_new_turn_never_gets_the_id_of_a_retired_one() -> None:
    retired, new = (" ".join(f"{word}{number}" for number in range(30)) for word in ("brine", "cheese"))
    before = published(("ada-1", A), ("ada-2", retired))
    turn_ids = keep_turn_ids(record_of(("ada-1", A), ("ada-2", new)), before)
    assert turn_ids.ids == ("ada-1", "ada-3")
    assert turn_ids.former_ids == {"ada-1": ("ada-2",)}


def test_the_ids_of_a_redirecting_address_open_on_the_same_words() -> None:
    other_page = record_of(("ada-1", C), ("ada-2", A), ("bo-1", B))
    redirected = redirected_ids(other_page, published(("ada-1", A), ("bo-9", B)))
    assert redirected == RedirectedIds({"ada-1": "ada-2", "bo-9": "bo-1"})
    assert redirected_ids(other_page, published()) == RedirectedIds()


def test_the_ids_of_vanished_turns_of_a_redirecting_address_are_listed() -> None:
    before = published(("ada-1", A), ("bo-1", "Goodbye to all of it."), ("cy-1", ""), ("di-1", B))
    redirected = redirected_ids(record_of(("ada-1", A), ("di-7", B)), before)
    assert redirected.targets.keys() == {"ada-1", "bo-1", "cy-1", "di-1"}
    assert redirected.vanished == ("bo-1",)


def test_the_ids_of_an_address_that_redirects_to_a_page_without_turns_open_its_top() -> None:
    before = published(("ada-1", A), ("bo-1", B))
    too_large = record_of(("ada-1", "x" * (MAX_BLOCK_CHARS + 1)))
    assert redirected_ids(too_large, before) == RedirectedIds({"ada-1": "", "bo-1": ""})
    assert redirected_ids(record_of(), before) == RedirectedIds({"ada-1": "", "bo-1": ""}, ("ada-1", "bo-1"))


def test_words_that_only_a_notice_has_have_not_vanished() -> None:
    notices = (Notice((1, 1), f"Note: {A}"),)
    record = msgspec.structs.replace(record_of(), notices=notices)
    assert keep_turn_ids(record, published(("ada-1", A), ("bo-1", B))).vanished == ("bo-1",)


@pytest.mark.parametrize(
    ("before", "former", "vanished"),
    [
        pytest.param([("ada-1", f"{A} {B}")], ("ada-1",), (), id="a session of one turn with the same words"),
        pytest.param([("ada-1", A), ("bo-1", B)], ("ada-1", "bo-1"), (), id="a session of two turns"),
        pytest.param([("ada-1", A), ("bo-1", "Goodbye now.")], ("ada-1", "bo-1"), ("bo-1",), id="a turn that is gone"),
        pytest.param([("text-1", A), ("ada-1", B)], ("ada-1",), (), id="an article that was a session meanwhile"),
        pytest.param([("text-1", A)], (), (), id="an article"),
        pytest.param([("text-1", C)], (), (), id="an article with other words"),
    ],
)
def test_an_article_keeps_its_anchor_and_all_other_ids_lead_to_it(
    before: list[tuple[str, str]], former: tuple[str, ...], vanished: tuple[str, ...]
) -> None:
    article = msgspec.structs.replace(record_of(("text-1", f"{A} {B}")), kind="press-release")
    kept = keep_turn_ids(article, published(*before))
    assert kept == TurnIds(("text-1",), {"text-1": former} if former else {}, vanished)


def test_a_record_gets_the_ids_of_its_page() -> None:
    record = record_of(("ada-1", A), ("bo-1", B))
    shown = with_turn_ids(record, TurnIds(("ada-4", "bo-1"), {}))
    assert [turn.id for turn in shown.turns] == ["ada-4", "bo-1"]
    assert [turn.blocks for turn in shown.turns] == [turn.blocks for turn in record.turns]
    assert with_turn_ids(record, TurnIds((), {"": ("ada-1",)})) is record
