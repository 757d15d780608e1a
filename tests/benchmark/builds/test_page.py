from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest

from tests.benchmark.builds.bars import Bar, bars_svg
from tests.benchmark.builds.changes import CHANGES
from tests.benchmark.builds.figures import Machine, Measured
from tests.benchmark.builds.measure import COLD, COLD_WITHOUT_EXPORTS
from tests.benchmark.builds.page import write_page
from tests.benchmark.builds.process_tree import Memory
from tests.benchmark.builds.run_command import Run, Stage
from tests.benchmark.builds.site_bytes import LargestPage, SiteBytes


def measured(sessions: int, *, peers: bool = True) -> Measured:
    stages = (Stage("read", sessions * 0.02, 1, Memory(50, 60)), Stage("check", 0.1, 1, Memory(70, 80)))
    runs: dict[str, tuple[Run, ...]] = {COLD: (Run(sessions * 0.1, 5, Memory(100, 200), stages),)}
    runs[COLD_WITHOUT_EXPORTS] = (Run(sessions * 0.08, 4, Memory(90, 190)),)
    runs |= {name: (Run(sessions * 0.003, 1, Memory(10, 20)),) for name in CHANGES}
    if peers:
        runs["Hugo + Pagefind"] = (Run(sessions * 0.04, 2, Memory(300, 310)),)
    site = SiteBytes(10, 3.5, 7, 2.5, "search-index", 4, 0.9, {"person": LargestPage("people/ada/", 120, 30)})
    return Measured(Machine(2, 24, "3.11.7"), sessions, 1, 6.1, runs, site, {"Hugo + Pagefind": 3.0})


def test_the_page_has_the_ratios_and_names_the_machine_by_cores_and_memory(tmp_path: Path) -> None:
    paths = write_page([measured(100), measured(1000, peers=False)], tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "speed.md", "images/speed-again.svg", "images/speed-others.svg", "images/speed-stages.svg",
    ]  # fmt: skip
    text = paths[0].read_text("utf-8")
    assert "2 cores and 24 GB of memory" in text
    assert "| this program | 10.0 | 5.0 | 100 | 200 | 4 | 2.50 | 2.50 |" in text
    assert "| this program without exports | 8.0 | 4.0 | 90 | 190 |  | 2.00 | 2.00 |" in text
    assert "| Hugo + Pagefind | 4.0 | 2.0 | 300 | 310 | 3 | 1.00 | 1.00 |" in text
    assert "| one session more | 0.3 | 1.0 | 10 | 20 | 0.030 | 0.05 |" in text
    assert "| read | 20.0 | 60 | 20.0 | 60 | +0 % |" in text
    assert "| check | 1.0 | 80 | 0.1 | 80 |  |" in text
    assert "| person | 120 | 30 | `/people/ada/` |" in text
    for path in paths[1:]:
        assert f"(images/{path.name})" in text


def test_the_same_figures_give_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_page([measured(100)], tmp_path / "1")]
    assert [path.read_bytes() for path in write_page([measured(100)], tmp_path / "2")] == first


def test_a_stage_of_one_size_only_has_no_growth(tmp_path: Path) -> None:
    small, large = measured(100), measured(1000)
    run = msgspec.structs.replace(large.runs[COLD][0], stages=large.runs[COLD][0].stages[:1])
    large = msgspec.structs.replace(large, runs=large.runs | {COLD: (run,)})
    text = write_page([small, large], tmp_path)[0].read_text("utf-8")
    assert "| check | 1.0 | 80 |  |  |  |" in text


def test_nothing_measured_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        write_page([], tmp_path)


def test_bars_are_drawn_to_one_scale_and_words_are_escaped() -> None:
    bars = [Bar("<long>", (3.0, 1.0), "4 s"), Bar("short", (1.0,), "1 s", mark=2.0)]
    svg = ET.fromstring(bars_svg("a < b", bars, ["x"]))  # noqa: S314 - our own picture
    name = "{http://www.w3.org/2000/svg}"
    widths = [float(rect.attrib["width"]) for rect in svg.iter(f"{name}rect")][1:4]
    assert widths == [270.0, 90.0, 90.0]
    assert [text.text for text in svg.iter(f"{name}text")] == ["a < b", "<long>", "4 s", "short", "1 s", "x"]


def test_a_picture_without_bars_is_a_picture() -> None:
    assert bars_svg("empty", []).startswith("<svg")
