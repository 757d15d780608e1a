"""Joins a script with the modules that it imports.

Each imported module becomes a function that is called once and returns what the module exports, so names of two modules
never clash. The forms of `import` and `export` are those of the theme's own modules; with another form, an import in a
loop or a name that is not exported, the script is not joined, and a browser loads its modules one by one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

import msgspec

from generator.site.assets.asset_files import AssetFiles, NotJoinedError, line_at
from generator.site.assets.shorten_script import shorten_script, without_comments

_IMPORT = re.compile(r"""^import\s+(?:\{([^}]*)\}\s*from\s+)?["']([^"']+)["'];?""", re.MULTILINE)
_EXPORTED_NAMES = re.compile(r"""^export\s+\{([^}]*)\}(?:\s*from\s+["']([^"']+)["'])?;?""", re.MULTILINE)
_EXPORTED_DECLARATION = re.compile(
    r"^export\s+(?=(?:const|class|(?:async\s+)?function)\b\s*+(?:\*\s*+)?([\w$]++))", re.MULTILINE
)
_OTHER_FORM = re.compile(r"^(?:import\b(?!\()|export\b)|\bimport\.meta\b|^await\b", re.MULTILINE)
_LOADED_LATER = re.compile(r"""\bimport\(["']([^"']+)["']\)""")
_NAME = re.compile(r"([\w$]+)(?:\s+as\s+([\w$]+))?")


class _Module(msgspec.Struct, frozen=True):
    """A module as a function can have it."""

    text: str
    """Its code, shortened and without `import` and `export`."""
    imports: tuple[tuple[str, str], ...]
    """Each module that it imports, with the names that it takes from there: `a, b: c`."""
    exports: dict[str, str]
    """What it exports: the outer name and the expression."""


def join_script(files: AssetFiles, name: str) -> str:
    """Return a script with all modules that it imports, each one shortened.

    Raises:
        NotJoinedError: A module imports or exports in a form that is not known.
    """
    modules: dict[str, _Module] = {}
    _read_all(files, name, modules, ())
    parts = [_as_function(path, modules) for path in modules if path != name]
    script = modules[name]
    if any("." in inner for inner in script.exports.values()):
        raise NotJoinedError(name, 1, "only an imported module can export names of another one")
    exports = ", ".join(f"{inner} as {outer}" for outer, inner in script.exports.items())
    parts += [_taken(script, modules, name), script.text, f"export {{ {exports} }};" if exports else ""]
    return "\n".join(part for part in parts if part)


def loaded_later(files: AssetFiles, name: str) -> set[str]:
    """Return the scripts that one loads when they are asked for, by `import()`.

    Raises:
        NotJoinedError: One of them is not there.
    """
    text = files.text(name)
    code = without_comments(text)  # comments name types by `import()`
    return {files.imported(name, match[1], 1) for match in _LOADED_LATER.finditer(code)}


def _read_all(files: AssetFiles, name: str, modules: dict[str, _Module], importing: tuple[str, ...]) -> None:
    """Read a module behind those that it imports."""
    module = _read(files, name)
    for target, _ in module.imports:
        if target in (*importing, name):
            raise NotJoinedError(name, 1, f"{target} imports itself")
        if target not in modules:
            _read_all(files, target, modules, (*importing, name))
    modules[name] = module


def _read(files: AssetFiles, name: str) -> _Module:
    source = files.text(name)
    imports: list[tuple[str, str]] = []
    exports: dict[str, str] = {}

    def blank(match: re.Match[str]) -> str:
        return "\n" * match[0].count("\n")

    def take_import(match: re.Match[str]) -> str:
        target = files.imported(name, match[2], line_at(source, match.start()))
        imports.append((target, ", ".join(_pairs(match[1] or ""))))
        return blank(match)

    def take_names(match: re.Match[str]) -> str:
        origin = ""
        if match[2]:
            target = files.imported(name, match[2], line_at(source, match.start()))
            imports.append((target, ""))
            origin = f"{_variable(target)}."
        exports.update({outer or inner: f"{origin}{inner}" for inner, outer in _names(match[1])})
        return blank(match)

    def take_declaration(match: re.Match[str]) -> str:
        exports[match[1]] = match[1]
        return blank(match)

    text = source
    takers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_IMPORT, take_import),
        (_EXPORTED_NAMES, take_names),
        (_EXPORTED_DECLARATION, take_declaration),
    )
    for pattern, take in takers:
        text = pattern.sub(take, text)
    other = _OTHER_FORM.search(text)
    if other is not None:
        raise NotJoinedError(name, line_at(text, other.start()), f"`{other[0]}` has a form that can't be joined")
    return _Module(shorten_script(text), tuple(imports), exports)


def _as_function(name: str, modules: dict[str, _Module]) -> str:
    """Return a module as a function that is called once and returns what the module exports."""
    module = modules[name]
    exports = ", ".join(outer if outer == inner else f"{outer}: {inner}" for outer, inner in module.exports.items())
    body = f"{_taken(module, modules, name)}\n{module.text}"
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();"


def _taken(module: _Module, modules: dict[str, _Module], name: str) -> str:
    """Return the lines that take what a module imports from the results of other modules."""
    for target, names in module.imports:
        for pair in names.split(", ") if names else ():
            if pair.split(":")[0] not in modules[target].exports:
                raise NotJoinedError(name, 1, f"{target} doesn't export {pair.split(':')[0]}")
    return "\n".join(f"const {{ {names} }} = {_variable(target)};" for target, names in module.imports if names)


def _names(text: str) -> list[tuple[str, str]]:
    return [(match[1], match[2] or "") for match in _NAME.finditer(text)]


def _pairs(text: str) -> list[str]:
    return [f"{inner}: {outer}" if outer else inner for inner, outer in _names(text)]


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", posixpath.splitext(posixpath.basename(name))[0])
