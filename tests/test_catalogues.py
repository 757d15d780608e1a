"""The catalogues of the interface are complete, and what browsers and MkDocs read is what people wrote."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message

from tests.support.paths import ROOT

_spec = importlib.util.spec_from_file_location("words", ROOT / "requirements" / "words.py")
assert _spec is not None
assert _spec.loader is not None
words: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(words)

FILES = list(words.catalogue_files())
PLACE = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"<[^>]+>|\]\([^)]*\)")
NEED_NOT = {"%(count)s", "%(ordinal)s"}
"""Places that a translation may leave out: `one word`, and the English form of an ordinal number."""
MAY_HAVE = {"%(number)s", "%(year)s", "%(count)s"}
"""Places that a translation may have instead."""


@pytest.fixture(scope="module")
def messages() -> Catalog:
    catalog: Catalog = words.collected()
    return catalog


def forms(text: object) -> list[str]:
    return [text] if isinstance(text, str) else [str(form) for form in text] if isinstance(text, list | tuple) else []


def keys(catalog: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, forms(message.id)[0]) for message in catalog if message.id}


CALLS = {"gettext": 0, "message": 0, "ngettext": 0, "parted": 0, "pgettext": 1, "sentence": 0}
"""The place of the message among the arguments of each function."""


def messages_in_code() -> Iterator[tuple[str, str]]:
    """Yield each message that a Python module of the program names, with the module."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = CALLS.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
            if place is not None and isinstance(node, ast.Call) and len(node.args) > place:
                argument = node.args[place]
                if isinstance(argument, ast.Constant):
                    yield str(argument.value), path.name


def test_no_message_of_the_code_is_lost_while_messages_are_collected(messages: Catalog) -> None:
    """Babel loses a message with a call of another message among its arguments."""
    collected = {form for message in messages for form in forms(message.id)}
    named = list(messages_in_code())
    assert len(named) > 300
    assert [entry for entry in named if entry[0] not in collected] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_a_share_has_the_form_of_cldr(path: Path) -> None:
    """English has a space, as the units of the SI do."""
    pattern = Locale.parse(path.parents[1].name).percent_formats[None].pattern
    translation = words.read(path).get("%(number)s\u00a0%%").string
    assert translation % {"number": "#,##0"} == pattern


def test_there_is_a_catalogue_for_each_language() -> None:
    assert [path.parents[1].name for path in FILES] == ["ar", "es", "fr", "pt", "ru", "zh"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_has_exactly_the_messages_of_the_program(path: Path, messages: Catalog) -> None:
    assert path.read_bytes() == words.updated(words.read(path), messages), "run `nox -s words`"
    assert keys(words.read(path)) == keys(messages)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_every_message_is_translated_with_its_places_and_tags(path: Path) -> None:
    catalog = words.read(path)
    faults = [fault for message in catalog if message.id for fault in faults_of(message, catalog.num_plurals)]
    assert faults == []


def faults_of(message: Message, plurals: int) -> list[str]:
    """Return what is wrong with a translation."""
    translations, source = forms(message.string), forms(message.id)[-1]
    number = plurals if len(forms(message.id)) > 1 else 1
    if len(translations) != number or not all(translations) or message.fuzzy:
        return [f"{source}: not translated"]
    faults = []
    wanted = set(PLACE.findall(source))
    for text in translations:
        places = set(PLACE.findall(text))
        is_short = message.context in {"date", "beginning of a range"}
        if places - wanted - MAY_HAVE or (wanted - places - NEED_NOT and not is_short):
            faults.append(f"{text}: has other places than {source}")
        if sorted(TAG.findall(text)) != sorted(TAG.findall(source)):
            faults.append(f"{text}: has other tags than {source}")
        if (
            text != text.strip()
            and source == source.strip()
            and message.context not in {"between thousands", "before decimals"}
        ):
            faults.append(f"{text}: begins or ends with a blank")
        if '"' in text and '"' not in source:
            faults.append(f'{text}: has a ", which would end an attribute')
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_the_compiled_catalogue_is_that_of_the_text(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == words.compiled(words.read(path)), "run `nox -s words`"


@pytest.mark.parametrize(
    ("message", "number"),
    [
        (Message("Link", "Lien"), 0),
        (Message("Link", ""), 1),
        (Message("in %(year)s", "en"), 1),
        (Message("in %(year)s", "en %(yaer)s"), 1),
        (Message("<a>Link</a>", "Lien"), 1),
        (Message("Link", 'L"ien'), 1),
        (Message(("%(count)s word", "%(count)s words"), ("un mot", "%(count)s mots")), 0),
        (Message(("%(count)s word", "%(count)s words"), ("un mot", "")), 1),
    ],
)
def test_the_test_sees_a_fault(message: Message, number: int) -> None:
    assert len(faults_of(message, 2)) == number
