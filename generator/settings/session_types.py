"""The session types in `site_config/session_types.yml`, checked entry by entry."""

from __future__ import annotations

import msgspec

from generator.records import SessionType
from generator.settings.errors import raise_errors
from generator.settings.settings_file import SettingsFile

SESSION_TYPES_FILE = "session_types.yml"


class SessionTypeInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: the names of a session type."""

    id: SessionType
    name: str
    plural: str


def read_session_types(file: SettingsFile) -> tuple[SessionTypeInfo, ...]:
    """Return the session types in the order of the file.

    Raises:
        ConfigError: An entry has an error; the sentence names the entry and the field.
    """
    types = file.entries(SessionTypeInfo)
    raise_errors(file.errors)
    return types
