"""Where a list by family name has a name, by a rule that readers can see: mostly under the last word.

Nobody can tell family names from spelling: `Amalia Toledo Hernández` is of the family Toledo. So a list never shows a
name in another order than it is printed in. It says by which word it lists the names, and that word stands out.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.text.normal import fold, is_cjk
from generator.text.word_files import load_words

_ARTICLES = ("al-", "el-")
"""Arabic articles, which are joined to a name by a hyphen and not counted in its place in a list."""


_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_MIN_INITIALS = 2
"""Initials behind a family name, as in `Громов А. С.`; a single one may be the family name."""


class FiledName(msgspec.Struct, frozen=True):
    """A name as a list shows it, with the part by which it is listed."""

    before: str
    filed: str
    """The part by which it is listed; `before`, `filed` and `after` together are the name."""
    after: str = ""

    @property
    def key(self) -> str:
        """What sorts the name: `Berg, Jan van der`."""
        return " ".join(f"{self.filed} {self.before} {self.after.lstrip(',')}".split())


def file_name(name: str, sort: str | None = None) -> FiledName:
    """Return where a list by family name has a name.

    Args:
        name: As pages show it.
        sort: As the people register sorts it: `Toledo Hernández, Amalia`, or the whole name, family name first.
    """
    if sort is not None:
        return _filed_by_register(name, sort)
    words = name.split()
    if len(words) < 2:
        return FiledName("", name)
    if is_cjk("".join(words)):
        return _parts(words, 0, 1)
    lists = _lists()
    end = _end_of_family_name(words, lists)
    start = end - 1
    while start > 1 and fold(words[start - 1]) in lists.joined:
        start -= 1
    return _without_article(_parts(words, start, end))


def _end_of_family_name(words: list[str], lists: _Lists) -> int:
    """Return how many words a name has without the initials or the suffixes at its end."""
    end = len(words)
    while end > 1 and _INITIALS.fullmatch(words[end - 1]):
        end -= 1
    if end < len(words) and "".join(words[end:]).count(".") >= _MIN_INITIALS:
        return end
    end = len(words)
    while end > 2 and fold(words[end - 1].strip(",")) in lists.suffixes:
        end -= 1
    return end


def _filed_by_register(name: str, sort: str) -> FiledName:
    """Return the name with the register's family name; what the register sorts by, if the name doesn't have it."""
    family, comma, first = sort.partition(",")
    if not comma:
        words = sort.split()
        return _parts(words, 0, 1)
    family_words, words = family.split(), name.split()
    folded, looked_for = list(map(fold, words)), list(map(fold, family_words))
    for start in range(len(words) - len(looked_for), -1, -1):
        if folded[start : start + len(looked_for)] == looked_for:
            return _parts(words, start, start + len(looked_for))
    return FiledName("", family.strip(), f", {first.strip()}" if first.strip() else "")


def _parts(words: list[str], start: int, end: int) -> FiledName:
    before, filed, after = (" ".join(part) for part in (words[:start], words[start:end], words[end:]))
    after = f" {after}" if after else ""
    if filed.endswith(",") and len(filed) > 1:
        filed, after = filed[:-1], f",{after}"
    return FiledName(f"{before} " if before else "", filed, after)


def _without_article(name: FiledName) -> FiledName:
    if fold(name.filed[:3]) in _ARTICLES and len(name.filed) > 3:
        return FiledName(name.before + name.filed[:3], name.filed[3:], name.after)
    return name


class _Lists(msgspec.Struct, frozen=True):
    """The words of `family_names.yml`, folded."""

    joined: frozenset[str]
    suffixes: frozenset[str]


@cache
def _lists() -> _Lists:
    lists = load_words("generator.text", "family_names.yml", only_text=True)
    return _Lists(**{name: frozenset(map(fold, lists[name].split())) for name in ("joined", "suffixes")})
