"""The benchmark: `growth` of each part, `builds` of whole archives, and the `page` docs/speed.md from their figures.

python -m tests.benchmark                                  growth, then builds of 40 sessions
python -m tests.benchmark growth [WORD ...]                the parts with these words in their name
python -m tests.benchmark builds N [N ...] [--runs R] [--peers NAME ...] [--cold-only] [--seed S] [--work FOLDER]
python -m tests.benchmark search SITE [--words N]           the bytes and the time of a search in a built site
python -m tests.benchmark serve N [--edits E] [--work FOLDER]   how long `serve` needs to show an edit of a session
python -m tests.benchmark weights [SITE]                   what each kind of page of a built site loads, compressed
python -m tests.benchmark jobs [SITE]                      ten jobs of a reader in a built site: clicks and seconds
python -m tests.benchmark phone [SITE] [--runs R]           the largest session of a built site on a slow phone
python -m tests.benchmark page                             docs/speed.md and its pictures from build/bench/
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmark import growth
from tests.benchmark.builds.figures import read_measured, write_measured
from tests.benchmark.builds.measure import Plan, measure_all
from tests.benchmark.builds.page import write_page
from tests.benchmark.builds.page_weights import page_weights, table
from tests.benchmark.builds.reader_jobs import JobFigures, jobs_table, measure_jobs
from tests.benchmark.builds.search_bytes import measure_search, report
from tests.benchmark.builds.served_edits import measure_served_edits
from tests.benchmark.builds.served_edits import report as report_of_edits
from tests.benchmark.builds.slow_phone import measure_phone, phone_table
from tests.support.chromium import OPTIONS, find_chromium, missing_browser_advice
from tests.support.paths import ROOT

RESULTS = ROOT / "build" / "bench"
"""The figures of the last runs, a file for each size."""

_SMALL = 40


def main(arguments: Sequence[str]) -> int:
    """Run a part of the benchmark, and return the exit code."""
    if not arguments:
        failures = growth.main([])
        _builds(["builds", str(_SMALL)])
        return int(failures > 0)
    if arguments[0] == "builds":
        _builds(arguments)
        return 0
    if arguments[0] == "search":
        _search(arguments)
        return 0
    if arguments[0] == "serve":
        _served_edits(arguments)
        return 0
    if arguments[0] == "weights":
        site = Path(arguments[1]) if arguments[1:] else ROOT / "site"
        print("\n".join(table(page_weights(site))))
        return 0
    if arguments[0] == "jobs":
        print("\n".join(jobs_table(_jobs(Path(arguments[1]) if arguments[1:] else ROOT / "site"))))
        return 0
    if arguments[0] == "phone":
        _phone(arguments)
        return 0
    if arguments[0] == "page":
        for path in write_page(read_measured(RESULTS), ROOT / "docs"):
            print(path.relative_to(ROOT).as_posix())
        return 0
    words = arguments[1:] if arguments[0] == "growth" else arguments
    return int(growth.main(words) > 0)


def _builds(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="nox -s bench --")
    parser.add_argument("part", choices=["builds"])
    parser.add_argument("sessions", type=int, nargs="+", help="Sizes of the archive.")
    parser.add_argument("--runs", type=int, default=1, help="Runs of each build; the figures are their medians.")
    parser.add_argument("--peers", nargs="*", default=[], help="Peers to compare with: hugo, mkdocs.")
    parser.add_argument("--cold-only", action="store_true", help="Build everything only, no change.")
    parser.add_argument("--seed", type=int, default=1, help="The seed of the archive.")
    parser.add_argument("--work", type=Path, help="A folder with room for the archives and sites.")
    given = parser.parse_args(arguments)
    plans = [Plan(size, given.runs, tuple(given.peers), given.seed, given.cold_only) for size in given.sessions]
    for measured in measure_all(plans, given.work):
        write_measured(RESULTS / f"{measured.sessions:06}.json", measured)


def _jobs(site: Path) -> list[JobFigures]:
    with _browser() as browser:
        return measure_jobs(site, browser)


def _phone(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="nox -s bench --")
    parser.add_argument("part", choices=["phone"])
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site", help="A built site.")
    parser.add_argument("--runs", type=int, default=5, help="Visits of the page.")
    given = parser.parse_args(arguments)
    with _browser() as browser:
        print("\n".join(phone_table(measure_phone(given.site, browser, given.runs))))


@contextmanager
def _browser() -> Iterator[Browser]:
    """Run a Chromium for the time of a `with` block."""
    browser_path = find_chromium()
    if browser_path is None:
        raise SystemExit(missing_browser_advice())
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=browser_path, args=list(OPTIONS))


def _served_edits(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="nox -s bench --")
    parser.add_argument("part", choices=["serve"])
    parser.add_argument("sessions", type=int, help="The size of the archive.")
    parser.add_argument("--edits", type=int, default=5, help="Sessions to edit, one after another.")
    parser.add_argument("--work", type=Path, help="A folder with room for the archive and its site.")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=given.work) as folder:
        print(report_of_edits(measure_served_edits(Path(folder), given.sessions, given.edits)))


def _search(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="nox -s bench --")
    parser.add_argument("part", choices=["search"])
    parser.add_argument("site", type=Path, help="A built site.")
    parser.add_argument("--words", type=int, default=30, help="Words to ask for, and as many pairs of them.")
    given = parser.parse_args(arguments)
    print(report(measure_search(given.site, given.words)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
