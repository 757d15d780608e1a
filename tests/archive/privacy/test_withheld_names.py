"""The withheld names are found in texts, ids and addresses, and other names are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.privacy.withheld_names import WithheldNames, name_replacer
from generator.errors import ConfigError
from tests.support.examples import examples
from tests.support.withholding import SHOWN, registered


@pytest.mark.parametrize(
    ("text", "expected"),
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
def test_names_in_a_text_are_replaced(text: str, expected: str) -> None:
    assert name_replacer({"odette marsh", "tanya ocarroll"}, {"odette marsh quill"})(text) == expected


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=examples(60), deadline=None)
def test_the_text_around_a_name_stays(before: str, after: str) -> None:
    replace_names = name_replacer({"odette marsh"}, ())
    text = f"{before} | odette marsh | {after}"
    assert replace_names(text) == f"{replace_names(before)} | [name withheld] | {replace_names(after)}"


@pytest.mark.parametrize(
    ("turn_id", "certain", "possible"),
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
def test_ids_that_reveal_a_name(turn_id: str, certain: bool, possible: bool, tmp_path: Path) -> None:
    withheld_names = WithheldNames(registered(tmp_path))
    assert (withheld_names.in_id(turn_id), withheld_names.may_be_in_id(turn_id)) == (certain, possible)
    assert not WithheldNames(registered(tmp_path, SHOWN)).in_id(turn_id)


def test_a_sort_name_is_not_a_surname(tmp_path: Path) -> None:
    withheld_names = WithheldNames(registered(tmp_path))
    assert not withheld_names.in_id("marsh-1")
    assert withheld_names.in_id("marsh-odette-1")


@pytest.mark.parametrize(
    ("address", "is_withheld"),
    [
        ("people/odette/", True),
        ("people/odette-marsh/", True),
        ("people/o-marsh--igf-2016-a/", True),
        ("people/rosa/", False),
        ("people/", False),
        ("igf-2016/odette-marsh/", False),
    ],
)
def test_addresses_that_reveal_a_name(address: str, is_withheld: bool, tmp_path: Path) -> None:
    assert WithheldNames(registered(tmp_path)).in_address(address) is is_withheld


def test_a_text_or_path_with_a_full_name(tmp_path: Path) -> None:
    withheld_names = WithheldNames(registered(tmp_path))
    assert withheld_names.in_text("igf-2016/talk-by-odette-marsh.txt")
    assert withheld_names.in_text("a talk by Marsh, Odette")
    assert not withheld_names.in_text("Odette spoke at the marsh")
    assert not withheld_names.in_text("Rosa Delgado")


def test_without_withheld_names_nothing_is_found(tmp_path: Path) -> None:
    withheld_names = WithheldNames(registered(tmp_path, SHOWN))
    assert not withheld_names
    assert not withheld_names.in_text("Odette Marsh")
    assert not withheld_names.in_address("people/odette/")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("hide: all", "entry 1 (x), field `hide`: 'all' must be 'name'"),
        ("hide: true", "entry 1 (x), field `hide`: "),
        (
            "hide: name, links: {wikidata: Q42}",
            "entry 1 (x), field `links`: a person whose name is withheld has no page",
        ),
    ],
)
def test_a_wrong_entry_is_an_error(entry: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        registered(tmp_path, f"people:\n  - {{id: x, name: Xenia Y, {entry}}}\n")
    assert message in str(caught.value)
    assert caught.value.line == 2
