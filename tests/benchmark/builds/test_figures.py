from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark.builds.figures import (
    Machine,
    Measured,
    growth,
    median,
    ratio,
    read_measured,
    write_measured,
)
from tests.benchmark.builds.process_tree import Memory
from tests.benchmark.builds.run_command import Run, Stage
from tests.benchmark.builds.site_bytes import SiteBytes


def run(cpu: float, *stages: Stage, largest: float = 100) -> Run:
    return Run(cpu, 2 * cpu, Memory(largest, 2 * largest), stages)


def test_the_median_is_taken_of_each_figure() -> None:
    runs = [run(3, largest=10), run(1, largest=30), run(2, largest=20)]
    assert median(runs) == Run(2, 4, Memory(20, 40))


def test_the_median_of_stages_is_taken_by_name() -> None:
    first = run(1, Stage("read", 1, 1, Memory()), Stage("check", 5, 5, Memory()))
    second = run(1, Stage("check", 7, 7, Memory()), Stage("read", 3, 3, Memory()))
    assert [(stage.name, stage.cpu) for stage in median([first, second]).stages] == [("read", 2), ("check", 6)]


def test_one_run_is_its_own_median() -> None:
    single = run(3, Stage("read", 1, 2, Memory(3, 4), "5 documents"))
    assert median([single]) == single


def test_a_stage_that_only_a_later_run_has_is_left_out() -> None:
    assert median([run(1), run(1, Stage("more", 1, 1, Memory()))]).stages == ()


@pytest.mark.parametrize(
    ("small", "large", "change"),
    [((10, 100), (100, 1000), 0), ((10, 100), (105, 1000), 0.05), ((10, 100), (50, 1000), -0.5)],
)
def test_growth_is_that_of_the_cost_of_each_session(
    small: tuple[float, int], large: tuple[float, int], change: float
) -> None:
    assert growth(*small, *large) == pytest.approx(change)


def test_nothing_has_no_ratio() -> None:
    assert ratio(3, 0) is None
    assert growth(0, 10, 5, 100) is None
    assert ratio(3, 2) == 1.5


def test_figures_are_read_as_they_were_written_smallest_first(tmp_path: Path) -> None:
    site = SiteBytes(1, 2, 3, 4, "search-index", 5, 6, {})
    both = [Measured(Machine(2, 24, "3.11.7"), size, 1, 0.5, {"everything": (run(size),)}, site) for size in (5000, 40)]
    for measured in both:
        write_measured(tmp_path / f"{measured.sessions:06}.json", measured)
    assert read_measured(tmp_path) == [both[1], both[0]]
