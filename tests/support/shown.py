"""Lines of a source in the form of the fixture files."""

from __future__ import annotations

from generator.sources.source_lines import SourceLines


def shown(lines: SourceLines, *, times: bool = False) -> str:
    """Return each line as text: why it is an aside, its time, and its words."""
    out = []
    for number, text in enumerate(lines.lines, 1):
        if not text.strip(" "):
            continue
        time = lines.times[number - 1] if times and lines.times else None
        span = f"{time.start:.7g}-{time.end:.7g} " if time is not None else ""
        out.append(f"{lines.asides.get(number, 'text')} | {span}{text}")
    return "\n".join(out)


def kinds_and_words(lines: SourceLines) -> list[tuple[str, str]]:
    """Return each line that is not empty: why it is an aside, or `text`, and its words."""
    return [(lines.asides.get(number, "text"), line) for number, line in enumerate(lines.lines, 1) if line]
