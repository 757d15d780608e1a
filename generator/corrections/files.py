"""Files of corrections: `content/corrections/<event>/<name>.yml` beside `content/transcripts/<event>/<name>.<suffix>`.

What a file says may come from anyone, so it is read as plain text in YAML's form: no value is ever made into anything
else (`12:30` would become 750).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
import yaml

from generator.corrections.entry import SORTS, Correction, CorrectionError, entry_error
from generator.corrections.fields import FIELDS, value_of
from generator.reading.grammar.typography import tidy
from generator.sources.control_characters import clean, clean_name

_ALWAYS = {"correct", "reason", "author", "date"}
_NEEDED = {
    "metadata": {"fragment", "field", "value"},
    "speaker": {"fragment"},
    "label": {"fragment", "label"},
    "split": {"fragment"},
    "join": {"fragment"},
    "no-mark": {"fragment"},
    "words": {"fragment", "words"},
    "hide": {"fragment"},
    "withdraw": set[str](),
}
_WHO = ("person", "name", "unknown")
_ALLOWED = {
    "metadata": set[str](),
    "speaker": {"turn", *_WHO},
    "label": {"turn"},
    "split": {"turn", "label", "person", "name"},
    "join": {"turn"},
    "no-mark": {"turn"},
    "words": {"turn", "printed"},
    "hide": {"turn", "until"},
    "withdraw": set[str](),
}
_LONGEST = 10_000
"""Characters of one value."""


class CorrectionFiles(msgspec.Struct, frozen=True):
    """All corrections of an archive."""

    by_source: Mapping[str, tuple[Correction, ...]]
    """By the path of the source below `content/transcripts`, in the order of the file."""
    withdrawn: Mapping[str, Correction]
    """By the path below `content/transcripts` that the source had, without a suffix."""
    errors: tuple[CorrectionError, ...]


NO_CORRECTIONS = CorrectionFiles({}, {}, ())


def find_corrections(folder: Path, sources: Collection[str]) -> CorrectionFiles:
    """Read every file of corrections below `folder`; what is wrong with one leaves the others as they are.

    Args:
        folder: `content/corrections`.
        sources: The paths of all sources, relative to `content/transcripts`.
    """
    called: dict[str, list[str]] = {}
    for source in sorted(sources):
        for name in {source, without_suffix(source)}:
            called.setdefault(name, []).append(source)
    by_source: dict[str, tuple[Correction, ...]] = {}
    withdrawn: dict[str, Correction] = {}
    files, errors = _files(folder)
    for path, shown in files:
        name = path.relative_to(folder).as_posix()
        entries, wrong = read_corrections(path, shown)
        errors += wrong
        theirs = called.get(name.removesuffix(".yml"), [])
        taken_back = [entry for entry in entries if entry.correct == "withdraw"]
        if taken_back and len(entries) > 1:
            errors.append(taken_back[0].error(None, "it has to be the only entry of its file"))
        elif taken_back and theirs:
            reason = f"the source is still there ({', '.join(map(clean_name, theirs))}); delete it, or take this back"
            errors.append(taken_back[0].error(None, reason))
        elif taken_back:
            withdrawn[name.removesuffix(".yml")] = taken_back[0]
        elif len(theirs) != 1:
            errors.append(_no_source(name, theirs, shown))
        else:
            by_source[theirs[0]] = (*by_source.get(theirs[0], ()), *entries)
    return CorrectionFiles(
        by_source, withdrawn, tuple(sorted(errors, key=lambda error: (error.path or "", error.line or 0)))
    )


def _files(folder: Path) -> tuple[list[tuple[Path, str]], list[CorrectionError]]:
    """Return the files of corrections below a folder, each with its path as the maintainer knows it, and what is wrong.

    What looks like corrections and would not be read is wrong: words that are to be hidden may be in it.
    """
    root = f"{folder.parent.name}/{folder.name}"
    if not folder.is_dir():
        is_there = folder.exists() or folder.is_symlink()
        return [], [CorrectionError("this has to be a folder", path=root)] if is_there else []
    files: list[tuple[Path, str]] = []
    errors: list[CorrectionError] = []
    for path in sorted(folder.rglob("*")):
        shown = f"{root}/{clean_name(path.relative_to(folder).as_posix())}"
        wrong = None
        if path.is_symlink() and path.is_dir():
            wrong = "a folder of corrections can't be a link to one"
        elif path.suffix.lower() not in {".yml", ".yaml"} or path.name.startswith("."):
            continue
        elif path.is_dir():
            wrong = "this has to be a file, or a folder with another name"
        elif path.suffix != ".yml":
            wrong = "a file of corrections has to end in `.yml`"
        if wrong is None:
            files.append((path, shown))
        else:
            errors.append(CorrectionError(wrong, path=shown))
    return files, errors


def without_suffix(path: str) -> str:
    """Return the path of a source without the suffix of its name."""
    return path.removesuffix(PurePosixPath(path).suffix)


def read_corrections(path: Path, shown: str) -> tuple[list[Correction], list[CorrectionError]]:
    """Return the corrections in the file at `path`, and what is wrong with the others.

    Args:
        path: The file.
        shown: Its path, as the maintainer knows it.
    """
    try:
        root: Any = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except UnicodeDecodeError:
        return [], [CorrectionError("the file is not UTF-8", path=shown)]
    except OSError as error:
        return [], [CorrectionError(f"the file can't be read ({error.strerror})", path=shown)]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return [], [CorrectionError(f"the file is no YAML ({error.problem})", path=shown, line=line)]
    except (yaml.YAMLError, ValueError, RecursionError):
        return [], [CorrectionError("the file is no YAML", path=shown)]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [CorrectionError("the file has to be a list of corrections", path=shown, line=1)]
    entries, errors = [], []
    for number, node in enumerate(root.value, start=1):
        try:
            entries.append(_entry(node, number, shown))
        except CorrectionError as error:
            errors.append(error)
    return entries, errors


def _no_source(name: str, theirs: list[str], shown: str) -> CorrectionError:
    if not theirs:
        wanted = clean_name(name.removesuffix(".yml"))
        return CorrectionError(f"there is no source for these corrections: no file `{wanted}` with any suffix in "
                               "content/transcripts", path=shown)  # fmt: skip
    names = " and ".join(clean_name(PurePosixPath(source).name) for source in theirs)
    return CorrectionError(f"two sources are called so ({names}); put the suffix before `.yml`", path=shown)


Error = Callable[[str | None, str, str | None], CorrectionError]
"""Makes the error of a field, with what is wrong with it and the very text."""


def _entry(node: Any, number: int, path: str) -> Correction:  # noqa: ANN401 - a node of the YAML library
    line = node.start_mark.line + 1
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    sort = next((_text(value.value) for key, value in pairs if key.value == "correct" and _is_plain(value)), None)

    def error(field: str | None, reason: str, fragment: str | None = None) -> CorrectionError:
        return entry_error(number, sort, field, reason, path=path, line=line, fragment=fragment)

    if not isinstance(node, yaml.MappingNode):
        raise error(None, "it has to be fields with values")
    given = _fields(node, error)
    if sort is None or sort not in SORTS:
        raise error("correct", f"it has to be one of {', '.join(SORTS)}", sort)
    needed = _ALWAYS | _NEEDED[sort]
    for name in given:
        if name not in needed | _ALLOWED[sort]:
            raise error(name, "there is no such field")
    for name in sorted(needed):
        if name not in given:
            raise error(name, "it is missing")
    for name, text in given.items():
        if not text and name != "value":
            raise error(name, "it is empty")
    _check(sort, given, error)
    return Correction(
        path=path,
        line=line,
        number=number,
        unknown="unknown" in given,
        **{name: value for name, value in given.items() if name != "unknown"},  # type: ignore[arg-type]
    )


def _fields(node: yaml.MappingNode, error: Error) -> dict[str, str | None]:
    given: dict[str, str | None] = {}
    for key, value in node.value:
        name = _text(key.value)[:40] if _is_plain(key) else None
        if name is None or not _is_plain(value):
            raise error(name, "it has to be one value", None)
        if name in given:
            raise error(name, "it stands there twice", None)
        if len(value.value) > _LONGEST:
            raise error(name, f"it is longer than {_LONGEST} characters", value.value)
        given[name] = None if value.tag == "tag:yaml.org,2002:null" else _text(value.value)
    return given


def _is_plain(node: object) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _check(sort: str, given: Mapping[str, str | None], error: Error) -> None:
    """Hold what the names of fields alone can't say."""
    try:
        datetime.date.fromisoformat(given["date"] or "")
    except ValueError as wrong:
        raise error("date", "it has to be a date, as 2024-05-31", given["date"]) from wrong
    who = [name for name in _WHO if name in given]
    if sort == "speaker" and len(who) != 1:
        raise error(None, "it needs one of `person`, `name` and `unknown`", None)
    if given.get("unknown") not in {None, "true"}:
        raise error("unknown", "it has to be true, or not be there", given["unknown"])
    if len(who) > 1:
        raise error(who[1], f"`{who[0]}` is there, too", None)
    if sort == "metadata":
        field = given["field"] or ""
        if field not in FIELDS:
            raise error("field", f"it has to be one of {', '.join(FIELDS)}", field)
        reason = value_of(field, given["value"])[1]
        if reason is not None:
            raise error("value", reason, given["value"])
    if sort == "words" and given["words"] == given.get("printed", given["fragment"]):
        raise error("words", "they are the printed ones", given["words"])


def _text(text: str) -> str:
    """Return a value as the record has text: what is no character is replaced, blanks and dashes are as on the page."""
    return tidy(clean(text)[0])
