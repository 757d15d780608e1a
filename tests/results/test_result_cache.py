"""Tests of stages by document: what changed is worked on, everything else is kept."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from generator.errors import ProgramFaultError
from generator.results.document_stage import DocumentStage, Folders
from generator.results.result_cache import ResultCache
from generator.workers import Workers


class Pepper(msgspec.Struct, frozen=True):
    """The context of the invented stage."""

    words: frozenset[str] = frozenset()


class Dish(msgspec.Struct, frozen=True):
    """The task of the invented stage."""

    name: str


class Served(msgspec.Struct, frozen=True):
    """The result of the invented stage."""

    text: str
    record: str


def _serve(folders: Folders, context: Pepper, task: Dish) -> Served:
    if task.name == "sour":
        raise KeyError(task.name)
    with (folders.docs / "log").open("a", encoding="utf-8") as log:
        log.write(f"{task.name}\n")
    text = " ".join([task.name, *sorted(context.words)])
    return Served(text, folders.store.put(text.encode()))


SERVE = DocumentStage(
    name="serve it", work=_serve, context=Pepper, task=Dish, result=Served, objects=lambda served: (served.record,)
)


class Kitchen:
    """Builds in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(
        self, names: Mapping[str, str], *words: str, workers: int = 1, program: str = "p", use_last: bool = True
    ) -> tuple[dict[str, str], list[str]]:
        """Return the texts of all results, and the tasks that were worked on."""
        log = self.folder / "log"
        log.write_text("", encoding="utf-8")
        cache = ResultCache(self.folder / "cache", program, use_last=use_last)
        folders = Folders(cache.objects, self.folder, self.folder, self.folder)
        tasks = {document: Dish(name) for document, name in names.items()}
        with Workers(workers) as hands:
            results = cache.run(SERVE, folders, Pepper(frozenset(words)), tasks, hands)
        cache.sweep()
        assert all(folders.store.get(result.record).decode() == result.text for result in results.values())
        texts = {document: result.text for document, result in results.items()}
        return texts, sorted(log.read_text(encoding="utf-8").split())


DISHES = {"b": "curd", "a": "whey"}


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    texts, done = Kitchen(tmp_path).build(DISHES, "salt")
    assert (list(texts.items()), done) == ([("b", "curd salt"), ("a", "whey salt")], ["curd", "whey"])


@pytest.mark.parametrize(
    ("second", "done"),
    [
        (DISHES, []),
        ({"a": "whey", "b": "curd"}, []),
        ({**DISHES, "a": "brine"}, ["brine"]),
        ({**DISHES, "c": "brine"}, ["brine"]),
        ({"a": "whey"}, []),
        ({"c": "whey", "b": "curd"}, ["whey"]),
        ({}, []),
    ],
)
def test_only_changed_tasks_are_worked_on(tmp_path: Path, second: dict[str, str], done: list[str]) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.build(DISHES)
    assert kitchen.build(second) == ({document: f"{name}" for document, name in second.items()}, done)


@pytest.mark.parametrize(
    ("second", "use_last", "is_written"),
    [
        (DISHES, True, False),
        ({"a": "whey"}, True, True),
        ({**DISHES, "c": "brine"}, True, True),
        (DISHES, False, True),
    ],
)
def test_results_are_written_only_if_they_changed(
    tmp_path: Path, second: dict[str, str], use_last: bool, is_written: bool
) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.build(DISHES)
    path = tmp_path / "cache" / "serve-it.results"
    os.utime(path, (0, 0))
    kitchen.build(second, use_last=use_last)
    assert (path.stat().st_mtime > 0) is is_written
    assert kitchen.build(second)[1] == []


def test_another_context_or_program_changes_every_result(tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.build(DISHES)
    assert kitchen.build(DISHES, "salt") == ({"b": "curd salt", "a": "whey salt"}, ["curd", "whey"])
    assert kitchen.build(DISHES, "salt", program="q")[1] == ["curd", "whey"]
    assert kitchen.build(DISHES, "salt", program="q", use_last=False)[1] == ["curd", "whey"]
    assert kitchen.build(DISHES, "salt", program="q")[1] == []


def test_the_order_of_a_set_changes_nothing(tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.build(DISHES, "salt", "dill", "mace")
    assert kitchen.build(DISHES, "mace", "salt", "dill")[1] == []


def test_a_missing_or_cut_off_object_is_made_again(tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.build(DISHES)
    objects = sorted(path for path in (tmp_path / "cache" / "objects").rglob("*") if path.is_file())
    objects[0].unlink()
    objects[1].write_bytes(b"")
    assert kitchen.build(DISHES) == ({"b": "curd", "a": "whey"}, ["curd", "whey"])


@pytest.mark.parametrize("content", [b"", b"\x00", b"{}", b"\xff" * 100])
def test_damaged_results_are_not_used(tmp_path: Path, content: bytes) -> None:
    kitchen = Kitchen(tmp_path)
    kitchen.build(DISHES)
    (tmp_path / "cache" / "serve-it.results").write_bytes(content)
    assert kitchen.build(DISHES) == ({"b": "curd", "a": "whey"}, ["curd", "whey"])


def test_several_processes_give_the_same_results(tmp_path: Path) -> None:
    dishes = {f"d{number}": f"dish{number}" for number in range(40)}
    kitchen = Kitchen(tmp_path)
    texts, done = kitchen.build(dishes, workers=3)
    assert (list(texts), done) == (list(dishes), sorted(dishes.values()))
    assert kitchen.build(dishes, workers=1) == (texts, [])


def test_some_results_are_never_kept(tmp_path: Path) -> None:
    tasks = {document: Dish(name) for document, name in DISHES.items()}
    for _ in range(2):
        cache = ResultCache(tmp_path / "cache", "p", use_last=True)
        folders = Folders(cache.objects, tmp_path, tmp_path, tmp_path)
        cache.run(SERVE, folders, Pepper(), tasks, Workers(1), always={"a"})
    assert (tmp_path / "log").read_text(encoding="utf-8").split() == ["curd", "whey", "whey"]
    assert (cache.counts["serve it"].done, cache.counts["serve it"].kept) == (1, 1)


def test_work_on_the_whole_archive_is_done_once_for_the_same_inputs(tmp_path: Path) -> None:
    done: list[int] = []

    def result_of(inputs: int, program: str = "p") -> list[int]:
        def work() -> list[int]:
            done.append(inputs)
            return [inputs]

        return ResultCache(tmp_path, program, use_last=True).run_once("sum", inputs, list[int], work)

    assert [result_of(1), result_of(1), result_of(2), result_of(1)] == [[1], [1], [2], [1]]
    assert done == [1, 2, 1]
    assert result_of(1, "q") == [1]
    (tmp_path / "sum.results").write_bytes(b"nothing")
    assert result_of(1, "q") == [1]
    assert done == [1, 2, 1, 1, 1]


def test_a_table_belongs_to_one_program(tmp_path: Path) -> None:
    ResultCache(tmp_path, "p", use_last=True).write_table("pages", {"a": Dish("whey")})
    assert ResultCache(tmp_path, "p", use_last=True).read_table("pages", Dish) == {"a": Dish("whey")}
    assert ResultCache(tmp_path, "q", use_last=True).read_table("pages", Dish) == {}
    assert ResultCache(tmp_path, "p", use_last=False).read_table("pages", Dish) == {}
    assert ResultCache(tmp_path, "p", use_last=True).read_table("other", Dish) == {}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_names_its_document_and_the_others_are_kept(workers: int, tmp_path: Path) -> None:
    kitchen = Kitchen(tmp_path)
    good = {f"good-{number}": f"dish{number}" for number in range(20)}
    with pytest.raises(ProgramFaultError) as caught:
        kitchen.build({**good, "bad": "sour", "worse": "sour"}, workers=workers)
    error = str(caught.value)
    start = "bad: the program has a fault: the stage serve it ended with KeyError \"'sour'\" in generator/"
    assert error.startswith(start)
    assert error.endswith("; move the file away to build the rest; the stage also failed on 1 more, the first is worse")
    assert "raise KeyError(task.name)" in caught.value.__notes__[0]
    assert kitchen.build(good, workers=workers)[1] == []


def _serve_many(folders: Folders, context: Pepper, tasks: Sequence[Dish]) -> list[Served]:
    with (folders.docs / "log").open("a", encoding="utf-8") as log:
        log.write(f"{len(tasks)}-dishes\n")
    return [_serve(folders, context, task) for task in tasks]


@pytest.mark.parametrize(("number", "together"), [(1, ["1"]), (450, ["400", "50"]), (5000, ["400"] * 12 + ["200"])])
def test_a_stage_can_work_on_many_tasks_together(tmp_path: Path, number: int, together: list[str]) -> None:
    (tmp_path / "log").write_text("", encoding="utf-8")
    cache = ResultCache(tmp_path / "cache", "p", use_last=True)
    folders = Folders(cache.objects, tmp_path, tmp_path, tmp_path)
    tasks = {f"d{index}": Dish(f"dish{index}") for index in range(number)}
    with Workers(2) as hands:
        results = cache.run(msgspec.structs.replace(SERVE, work_on_many=_serve_many), folders, Pepper(), tasks, hands)
    assert [result.text for result in results.values()] == [task.name for task in tasks.values()]
    log = (tmp_path / "log").read_text(encoding="utf-8").split()
    assert sorted(line.removesuffix("-dishes") for line in log if line.endswith("-dishes")) == sorted(together)
