"""What a new archive is called and where it will be published: the answers to the questions of `init`."""

from __future__ import annotations

import json
import re

import msgspec

from generator.errors import ConfigError
from generator.settings.archive import read_archive
from generator.settings.errors import all_errors, raise_errors
from generator.settings.settings_file import SettingsFile

PLACEHOLDER_ADDRESS = "https://transcripts.example.org/"
"""The address of an archive that doesn't have one yet; nobody can own a name below example.org."""


class Answers(msgspec.Struct, frozen=True):
    """The answers; an empty one leaves its line out of the settings, as a comment that shows its form."""

    name: str
    address: str = PLACEHOLDER_ADDRESS
    contact: str = ""
    language: str = "en"
    accent: str = ""


def check_answers(answers: Answers) -> None:
    """Check the answers as the settings that they become.

    Raises:
        ConfigError: A value can't be used; the sentence names its field.
    """
    lines = {
        "name": answers.name,
        "address": answers.address,
        "contact": answers.contact,
        "language": answers.language,
    }
    text = "".join(f"{field}: {quoted(value)}\n" for field, value in lines.items() if value)
    if answers.accent:
        text += f"colours:\n  accent: {quoted(answers.accent)}\n"
    try:
        read_archive(SettingsFile(text, ""))
    except ConfigError as error:  # no file has these lines
        raise_errors([ConfigError(each.sentence, fragment=each.fragment) for each in all_errors(error)])


def quoted(text: str) -> str:
    """Return a text as YAML between double quotation marks, on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def name_from_folder(folder: str) -> str:
    """Return the name that a folder suggests: `harbor-commons` gives `Harbor commons`."""
    words = re.sub(r"[\W_]+", " ", folder).strip()
    return f"{words[:1].upper()}{words[1:]}" or "Transcript archive"
