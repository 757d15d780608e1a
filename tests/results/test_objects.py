"""Tests of objects: stored once under the hash of their content, never trusted when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.results.objects import ObjectStore


def test_an_object_is_read_back_by_its_name(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "objects")
    name = store.put(b"brine")
    assert store.get(name) == b"brine"
    assert store.put(b"brine") == name
    assert store.names() == {name}


def test_different_objects_have_different_names(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    assert len({store.put(data) for data in (b"", b"a", b"b", b"ab")}) == 4


def test_a_missing_object_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="build again with --no-cache"):
        ObjectStore(tmp_path).get("ab-2")


@pytest.mark.parametrize("damaged", [b"", b"brinf", b"brine and more"])
def test_a_damaged_object_is_an_error_and_is_stored_again(tmp_path: Path, damaged: bytes) -> None:
    store = ObjectStore(tmp_path)
    name = store.put(b"brine")
    path = tmp_path / name[:2] / name
    path.write_bytes(damaged)
    with pytest.raises(BuildError, match="is damaged"):
        store.get(name)
    if len(damaged) != len(b"brine"):
        assert store.names() == frozenset()
        assert store.put(b"brine") == name
        assert store.get(name) == b"brine"


def test_a_stopped_write_leaves_no_object(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    name = store.put(b"brine")
    (tmp_path / name[:2] / f"{name}.4711").write_bytes(b"bri")
    assert store.names() == {name}
    assert store.sweep({name}) == 1
    assert [path.name for path in (tmp_path / name[:2]).iterdir()] == [name]


def test_a_sweep_deletes_all_other_objects(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    names = [store.put(data) for data in (b"a", b"b", b"c")]
    assert store.sweep({names[1]}) == 2
    assert store.names() == {names[1]}


def test_an_empty_store_has_no_names(tmp_path: Path) -> None:
    assert ObjectStore(tmp_path / "missing").names() == frozenset()
    assert ObjectStore(tmp_path / "missing").sweep(set()) == 0
