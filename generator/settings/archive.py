"""The name, the language and the contact of the archive in `site_config/archive.yml`, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from generator.settings.colours import Colours, colour_errors
from generator.settings.errors import FieldError
from generator.settings.settings_file import SettingsFile
from generator.settings.web_address import NO_WEB_ADDRESS, is_web_address

ARCHIVE_FILE = "archive.yml"


class ArchiveInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`archive.yml`: the name and the language of the archive."""

    name: str = "Transcript archive"
    description: str = "Transcripts of meetings, with an address for every turn."
    address: str | None = None
    """The address of the site; `site_url` in `mkdocs.yml` wins."""
    contact: str | None = None
    """The mail address of the maintainers, which the standard pages name."""
    colours: Colours = Colours()
    language: str = "en"
    """The language of the site, and of documents that don't name another."""
    series: str = ""
    """The full name of the series of events that the archive is about."""
    series_short: str = ""
    """The short name of the series, as printed before a year: `FORUM` in `FORUM 2016`."""
    common_words: tuple[str, ...] = ()
    """Words and pairs of words that most sessions have; they don't relate two sessions."""
    exports: tuple[str, ...] | None = None
    """The names of the formats of exports that a build writes; `None` for those that cost little."""
    oai_gateway: str | None = None
    """The address of the gateway that answers harvesters (OAI-PMH) for this archive's static repository."""
    report_mistake: str | None = None
    """The `mailto:` or `https:` address where readers report a mistake. `{turn}`, `{address}` and `{words}` in it are
    replaced by the turn's id, its full address and its first words. Without it, mail goes to `contact`."""

    @property
    def report_address(self) -> str | None:
        """Where readers report a mistake: `report_mistake`, or a message to `contact`; `None` without both."""
        if self.report_mistake or not self.contact:
            return self.report_mistake
        return f"mailto:{self.contact}?subject={{turn}}&body={{address}}%0A%0A{{words}}%0A"


def read_archive(file: SettingsFile) -> ArchiveInfo:
    """Return the archive's name, language and contact.

    Raises:
        ConfigError: A field has an error; the sentence names the field.
    """
    return file.values(ArchiveInfo, _archive_errors)


_PLACEHOLDER = re.compile(r"\{(?:turn|address|words)\}")


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

_MAIL_ADDRESS = re.compile(r"[A-Za-z0-9.!#$'*+/=_-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""The common form of a mail address, without letters that an address on the web has only encoded."""


def _archive_errors(archive: ArchiveInfo) -> Iterator[FieldError]:
    if archive.address is not None and not is_web_address(archive.address):
        yield FieldError(("address",), f"{archive.address!r} {NO_WEB_ADDRESS}")
    elif archive.address is not None and ("?" in archive.address or "#" in archive.address):
        yield FieldError(("address",), f"{archive.address!r} must end with its path, without `?` and `#`")
    if archive.contact is not None and not _MAIL_ADDRESS.fullmatch(archive.contact):
        yield FieldError(("contact",), f"{archive.contact!r} must be a mail address such as name@example.org")
    if not _LANGUAGE.fullmatch(archive.language):
        yield FieldError(("language",), f"{archive.language!r} is no code of a language; write it as en or pt-BR")
    yield from colour_errors(archive.colours)
    if archive.oai_gateway is not None and not is_web_address(archive.oai_gateway):
        yield FieldError(("oai_gateway",), f"{archive.oai_gateway!r}: it must be an http or https address")
    reason = _report_address_error(archive.report_mistake)
    if reason is not None:
        yield FieldError(("report_mistake",), f"{archive.report_mistake!r}: {reason}")


def _report_address_error(template: str | None) -> str | None:
    """Return why an address can't be the one where readers report a mistake; `None` if it can."""
    if not template:
        return None
    if not all("!" <= char <= "~" and char not in '"<>\\^`|' for char in template):
        return "an address can't have spaces, quotation marks or letters with accents; write them as %20 and the like"
    bare = _PLACEHOLDER.sub("x", template)
    if "{" in bare or "}" in bare:
        return "the placeholders are {turn}, {address} and {words}"
    fixed, _, _ = template.partition("?")
    scheme, _, rest = fixed.partition(":")
    if scheme == "mailto":
        return None if "@" in rest.strip("@") and "{" not in rest else "it must be like mailto:name@example.org"
    host = rest.removeprefix("//").partition("/")[0]
    is_address = scheme == "https" and is_web_address(bare) and "{" not in host
    return None if is_address else "it must be a mailto: or https: address without a user name"
