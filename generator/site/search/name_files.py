"""The files of names: the turns of the speakers whose shown name has a term, for all shelves together.

Names are apart from the words that were said. So another alias or name of a person changes these files only, and a word
that is nobody's name costs no file of a shelf.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.site.search.numbers import encoded
from generator.site.search.term_files import Start, sort_key, write_term_files


def write_names(shelves: Iterable[Mapping[str, bytes]], folder: Path) -> list[Start]:
    """Write the files of names, and return where each begins.

    Args:
        shelves: The postings of the names of each shelf, in the order of the shelves; they have numbers from 1.
        folder: An existing, empty folder.
    """
    postings: dict[str, bytearray] = {}
    last: dict[str, int] = {}
    for number, names in enumerate(shelves, start=1):
        for term, data in names.items():
            term_postings = postings.setdefault(term, bytearray())
            term_postings += encoded(number - last.get(term, 0)) + encoded(len(data)) + data
            last[term] = number
    return write_term_files(((term, bytes(postings[term])) for term in sorted(postings, key=sort_key)), folder)
