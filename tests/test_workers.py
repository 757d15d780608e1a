"""Tests of workers: results in order, one process or several."""

from __future__ import annotations

import os

import pytest

from generator.workers import Workers, usable_cores


def _square(number: int) -> int:
    return number * number


def _process_id(_: int) -> int:
    return os.getpid()


def _fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("items", [0, 1, 7, 8, 100])
def test_results_come_in_the_order_of_the_items(number: int, items: int) -> None:
    with Workers(number) as workers:
        assert list(workers.map(_square, range(items))) == [item * item for item in range(items)]


def test_one_worker_is_the_calling_process() -> None:
    with Workers(1) as workers:
        assert set(workers.map(_process_id, range(20))) == {os.getpid()}


def test_several_workers_are_other_processes() -> None:
    with Workers(2) as workers:
        assert os.getpid() not in set(workers.map(_process_id, range(100)))


def test_an_error_of_a_worker_is_an_error_of_the_caller() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="0"):
        list(workers.map(_fail, range(10)))


def test_there_is_a_usable_core() -> None:
    assert usable_cores() >= 1
