"""Citations in words that are made once: Pandoc takes a third of the time of a small build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.pages.citations import styles


def remembered_citations() -> Callable[[Sequence[Mapping[str, Any]], str], list[tuple[str, ...]]]:
    """Return the program's function for citations, which remembers the words of each: they depend on nothing else."""
    known: dict[str, tuple[str, ...]] = {}

    def citations(items: Sequence[Mapping[str, Any]], language: str) -> list[tuple[str, ...]]:
        keys = [repr((language, sorted(item.items()))) for item in items]
        new = {key: item for key, item in zip(keys, items, strict=True) if key not in known}
        if new:
            known.update(zip(new, styles.citations_in_words(list(new.values()), language), strict=True))
        return [known[key] for key in keys]

    return citations
