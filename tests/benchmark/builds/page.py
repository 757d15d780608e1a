"""The page docs/speed.md and its pictures, written from the figures of the benchmark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmark.builds.bars import Bar, bars_svg
from tests.benchmark.builds.changes import CHANGES
from tests.benchmark.builds.figures import Measured, growth, median, ratio
from tests.benchmark.builds.measure import COLD, COLD_ONE_WORKER, COLD_WITHOUT_EXPORTS
from tests.benchmark.builds.peers import PEERS
from tests.benchmark.builds.run_command import Run, Stage

_TEXT = Path(__file__).with_name("speed.md.in")
"""The text of the page, with places for the machine and the figures."""

_MAX_SHARES = {
    "nothing changed": 0.01,
    "one word in one session": 0.03,
    "one session more": 0.05,
    "one alias of the most frequent speaker": 0.10,
    "one line of CSS": 0.02,
    "one word of the session template": 0.50,
}
"""The share of the processor time of a whole build that a build again should take at most."""
_MAX_CPU_RATIO, _MAX_WALL_RATIO = 2.8, 2.3
"""How many times the processor and wall time of the first peer a whole build should take at most."""
_MAX_LARGEST_MB, _MAX_TREE_MB = 1200, 2500
_MAX_GROWTH = 0.05
_MAX_LIST_KB = 100
_SMALL_SECONDS = 0.5
"""Stages below it are measured in too few ticks of the clock for a figure of growth."""


def write_page(measured: Sequence[Measured], docs: Path) -> list[Path]:
    """Write `speed.md` and its pictures below `docs`, and return their paths.

    Raises:
        ValueError: Nothing was measured.
    """
    if not measured:
        raise ValueError("nothing was measured: run `nox -s bench -- builds 500` first")
    main = max(measured, key=lambda size: (any(_peer_names(size)), size.sessions))
    pictures = {
        "speed-again.svg": _again_picture(main),
        "speed-others.svg": _others_picture(main),
        "speed-stages.svg": _stages_picture(measured),
    }
    sections = [_size_section(size, is_main=size is main) for size in measured]
    figures = "".join([*sections, _stages_section(measured), _bytes_section(measured)])
    page = _TEXT.read_text("utf-8").replace("{{ machine }}", _machine(main)).replace("{{ figures }}", figures)
    paths = [docs / "speed.md", *(docs / "images" / name for name in pictures)]
    for path, text in zip(paths, [page, *pictures.values()], strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return paths


def _machine(measured: Measured) -> str:
    memory = f" and {measured.machine.memory_gb} GB of memory" if measured.machine.memory_gb else ""
    return f"{measured.machine.cores} cores{memory}"


def _size_section(measured: Measured, *, is_main: bool) -> str:
    runs = len(measured.runs[COLD])
    medians = f"medians of {runs} runs" if runs > 1 else "one run"
    text = (
        f"## {measured.sessions:,} sessions\n\n"
        f"{measured.source_mb:,.0f} MB of sources, {measured.site.pages:,} pages; {medians}.\n\n"
    )
    text += _builds_table(measured)
    if is_main and any(name in measured.runs for name in CHANGES):
        text += "![The processor time of builds after a change](images/speed-again.svg)\n\n"
    if any(_peer_names(measured)):
        text += _peers_table(measured)
        if is_main:
            text += "![The processor time of each generator](images/speed-others.svg)\n\n"
    return text


def _builds_table(measured: Measured) -> str:
    cold = median(measured.runs[COLD])
    rows = []
    for name in (COLD, COLD_ONE_WORKER, COLD_WITHOUT_EXPORTS, *CHANGES):
        if name in measured.runs:
            run = median(measured.runs[name])
            bound = f"{_MAX_SHARES[name]:.2f}" if name in _MAX_SHARES else ""
            share = f"{run.cpu / cold.cpu:.3f}" if name != COLD else "1"
            rows.append((name, *_costs(run), share, bound))
    largest, tree = _MAX_LARGEST_MB / 1000, _MAX_TREE_MB / 1000
    return (
        _table(("build", "CPU s", "wall s", "largest process, MB", "all processes, MB", "CPU share", "at most"), rows)
        + f"The memory of 5,000 sessions should stay below {largest} GB and {tree} GB.\n\n"
    )


def _peers_table(measured: Measured) -> str:
    cold = median(measured.runs[COLD])
    first = median(measured.runs[PEERS[0].name]) if PEERS[0].name in measured.runs else None
    rows = [("this program", *_costs(cold), f"{measured.site.megabytes:,.0f}", *_ratios(cold, first))]
    if COLD_WITHOUT_EXPORTS in measured.runs:
        bare = median(measured.runs[COLD_WITHOUT_EXPORTS])
        rows.append(("this program without exports", *_costs(bare), "", *_ratios(bare, first)))
    for name in _peer_names(measured):
        run = median(measured.runs[name])
        rows.append((name, *_costs(run), f"{measured.peer_bytes[name]:,.0f}", *_ratios(run, first)))
    head = ("generator", "CPU s", "wall s", "largest process, MB", "all processes, MB", "site, MB")
    return (
        _table((*head, f"÷ {PEERS[0].name}, CPU", "wall"), rows)
        + f"Against {PEERS[0].name} the ratios should be at most {_MAX_CPU_RATIO} and {_MAX_WALL_RATIO}.\n\n"
    )


def _ratios(run: Run, first: Run | None) -> tuple[str, str]:
    """Return the processor and wall time of a build, divided by those of the first peer."""
    return (f"{run.cpu / first.cpu:.2f}", f"{run.wall / first.wall:.2f}") if first else ("", "")


def _costs(run: Run) -> tuple[str, ...]:
    return f"{run.cpu:,.1f}", f"{run.wall:,.1f}", f"{run.memory.largest:,.0f}", f"{run.memory.tree:,.0f}"


def _stages_section(measured: Sequence[Measured]) -> str:
    stages = [_cold_stages(size) for size in measured]
    names = list(dict.fromkeys(name for of_size in reversed(stages) for name in of_size))
    head = ["stage"]
    for size in measured:
        head += [f"{size.sessions:,}: CPU ms", "MB"]
    is_growth = len(measured) > 1
    rows = []
    for name in names:
        row = [name]
        for size, of_size in zip(measured, stages, strict=True):
            stage = of_size.get(name)
            row += [f"{stage.cpu / size.sessions * 1000:,.1f}", f"{stage.memory.tree:,.0f}"] if stage else ["", ""]
        if is_growth:
            row.append(_growth_text(name, measured, stages))
        rows.append(tuple(row))
    text = (
        "## Stages\n\n"
        "Each stage of a whole build: milliseconds of processor time a session, and the memory of all processes at its "
        "height.\n\n" + _table((*head, "growth") if is_growth else tuple(head), rows)
    )
    if is_growth:
        first, last = measured[0].sessions, measured[-1].sessions
        text += (
            f"Growth is that of the processor time a session, from {first:,} to {last:,} sessions; it should stay "
            f"within {_MAX_GROWTH * 100:.0f} %. Stages below half a second have no figure.\n\n"
        )
    return text + "![The processor time of each stage](images/speed-stages.svg)\n\n"


def _growth_text(name: str, measured: Sequence[Measured], stages: Sequence[dict[str, Stage]]) -> str:
    small, large = stages[0].get(name), stages[-1].get(name)
    if small is None or large is None or small.cpu < _SMALL_SECONDS:
        return ""
    change = growth(small.cpu, measured[0].sessions, large.cpu, measured[-1].sessions)
    return "" if change is None else f"{change * 100:+.0f} %"


def _bytes_section(measured: Sequence[Measured]) -> str:
    rows = [
        (
            f"{size.sessions:,}",
            f"{size.site.megabytes:,.0f}",
            f"{size.site.files:,}",
            f"{size.site.pages:,}",
            f"{size.site.html_mb:,.0f}",
            f"{size.site.search_mb:,.1f}",
            f"{size.site.search_files:,}",
        )
        for size in measured
    ]
    last = measured[-1]
    pages = [
        (kind, f"{page.kilobytes:,.0f}", f"{page.compressed:,.0f}", f"`/{page.address}`")
        for kind, page in last.site.largest.items()
    ]
    return (
        "## Bytes\n\n"
        + _table(("sessions", "site, MB", "files", "pages", "HTML, MB", "search index, MB", "its files"), rows)
        + f"The search index is the folder `{last.site.search_folder}/`.\n\n"
        f"The largest page of each kind at {last.sessions:,} sessions. A list should have at most {_MAX_LIST_KB} KB "
        "compressed.\n\n" + _table(("kind of page", "KB", "KB compressed", "the largest one"), pages)
    )


def _again_picture(measured: Measured) -> str:
    cold = median(measured.runs[COLD])
    bars = []
    for name in CHANGES:
        if name in measured.runs:
            share = ratio(median(measured.runs[name]).cpu, cold.cpu) or 0
            bars.append(Bar(name, (share,), f"{share * 100:.1f} %", _MAX_SHARES[name]))
    title = f"Processor time after a change, of that of a whole build ({measured.sessions:,} sessions)"
    return bars_svg(title, bars)


def _others_picture(measured: Measured) -> str:
    costs = {"this program": median(measured.runs[COLD])}
    costs |= {name: median(measured.runs[name]) for name in _peer_names(measured)}
    bars = [Bar(name, (run.cpu,), f"{run.cpu:,.1f} s") for name, run in costs.items()]
    return bars_svg(f"Processor time of a whole build ({measured.sessions:,} sessions)", bars)


def _stages_picture(measured: Sequence[Measured]) -> str:
    stages = [_cold_stages(size) for size in measured]
    names = list(dict.fromkeys(name for of_size in stages for name in of_size))
    bars = []
    for size, of_size in zip(measured, stages, strict=True):
        parts = [of_size[name].cpu / size.sessions * 1000 if name in of_size else 0.0 for name in names]
        bars.append(Bar(f"{size.sessions:,} sessions", tuple(parts), f"{sum(parts):,.0f} ms"))
    return bars_svg("Processor time a session, by stage", bars, names)


def _cold_stages(measured: Measured) -> dict[str, Stage]:
    return {stage.name: stage for stage in median(measured.runs[COLD]).stages}


def _peer_names(measured: Measured) -> list[str]:
    return [peer.name for peer in PEERS if peer.name in measured.runs]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"
