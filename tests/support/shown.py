"""Lines that a format made, shown as the fixture files of sources expect them."""

from __future__ import annotations

from generator.sources.source_lines import SourceLines


def shown(read: SourceLines, *, times: bool = False) -> str:
    """Return a line of text each: why it was set aside, when it was spoken, and what it says."""
    out = []
    for number, text in enumerate(read.lines, 1):
        if not text.strip(" "):
            continue
        time = read.times[number - 1] if times and read.times else None
        span = f"{time.start:.7g}-{time.end:.7g} " if time is not None else ""
        out.append(f"{read.asides.get(number, 'text')} | {span}{text}")
    return "\n".join(out)
