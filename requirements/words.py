"""Collect the messages of the interface, bring the catalogues up to date, and compile them. `nox -s words` runs it.

A message that is new stays untranslated in the `.po` file of each language, and a test names it. A message that no code
has any longer is removed. Nothing is guessed: a changed message is a new one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from generator.interface.bare_catalog import BareCatalog
from generator.settings.session_types import TYPE_CONTEXT, default_session_types

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"
LOCALES = PACKAGE / "theme" / "locales"

_METHODS = [
    ("theme/assets/**.js", "javascript"),
    ("theme/**.html", "jinja2"),
    ("pages/templates/**.jinja", "jinja2"),
    ("**.py", "python"),
]
_OPTIONS = {"theme/assets/**.js": {"parse_template_string": "true"}}
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "message": None,
    "ngettext": (1, 2),
    "parted": None,
    "pgettext": ((1, "c"), 2),
    "sentence": None,
}
_HEADER = "# Words of the interface in one language. docs/languages.md says how to change them."


def collected() -> Catalog:
    """Return a catalogue of all messages of the program, in the order of files and lines."""
    catalog = Catalog(header_comment=_HEADER, charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS, comment_tags=())
    for path, _, message, _, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalog.add(message, locations=[(f"generator/{path}", 0)], context=context)
    for info in default_session_types():
        for name in (info.name, info.plural):
            catalog.add(name, locations=[("generator/settings/session_types.yml", 0)], context=TYPE_CONTEXT)
    return catalog


def catalogue_files() -> Iterator[Path]:
    """Yield the `.po` file of each language but English, sorted."""
    yield from sorted(LOCALES.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    """Return the catalogue in a `.po` file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def updated(catalog: Catalog, messages: Catalog) -> bytes:
    """Return the `.po` file of a language with exactly these messages, and the translations that it has for them."""
    new = BareCatalog(locale=catalog.locale, header_comment=_HEADER, charset="utf-8", fuzzy=False)
    for message in messages:
        if message.id:
            old = catalog.get(message.id, context=message.context)
            new.add(message.id, old.string if old else "", locations=message.locations, context=message.context)
    file = io.BytesIO()
    write_po(file, new, width=120, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return the `.mo` file of a catalogue; the same translations give the same bytes."""
    bare = BareCatalog(locale=catalog.locale, charset="utf-8", fuzzy=False)
    for message in catalog:
        if message.id:
            bare.add(message.id, message.string, context=message.context)
    file = io.BytesIO()
    write_mo(file, bare)
    return file.getvalue()


def main() -> None:
    """Write all catalogues."""
    messages = collected()
    for path in catalogue_files():
        path.write_bytes(updated(read(path), messages))
        catalog = read(path)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = sum(not message.string or not all(_forms(message.string)) for message in catalog if message.id)
        print(f"{path.relative_to(ROOT)}: {len(catalog)} messages, {missing} without a translation")


def _forms(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    main()
