"""The folders of an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
import yaml

from generator.engine_defaults import archive_defaults, fixed_defaults, joined_settings, missing_settings
from generator.errors import ConfigError
from generator.interface.catalogue import ENGLISH, Interface
from generator.interface.own_catalogue import CatalogueError, own_interface
from generator.results.plain_file import PlainFileError, read_plain_file
from generator.settings.web_address import is_web_address
from generator.settings.yaml_file import YamlError, load_yaml

_MAX_INHERITED = 10
"""Files of settings that extend each other; more are a loop."""


class Project(msgspec.Struct, frozen=True):
    """The folders and files of an archive, all below `root`, the folder with `site_config/`."""

    root: Path

    @property
    def transcripts(self) -> Path:
        """Sources exactly as received."""
        return self.root / "content" / "transcripts"

    @property
    def documents_csv(self) -> Path:
        """The table of facts about documents, which need not exist."""
        return self.root / "content" / "documents.csv"

    @property
    def corrections(self) -> Path:
        """Files of corrections to the sources."""
        return self.root / "content" / "corrections"

    @property
    def permalinks(self) -> Path:
        """Permalinks: published addresses, ids and fingerprints, kept for ever."""
        return self.root / "content" / "permalinks"

    @property
    def hand_written(self) -> Path:
        """Pages that people wrote."""
        return self.root / "content" / "pages"

    @property
    def site_config(self) -> Path:
        """The maintainers' settings of events, people and the theme."""
        return self.root / "site_config"

    @property
    def mkdocs_yml(self) -> Path:
        """The archive's own settings of MkDocs; the file may be missing."""
        return self.root / "mkdocs.yml"

    @property
    def archive_yml(self) -> Path:
        """The name, the address and the language of the archive."""
        return self.site_config / "archive.yml"

    @property
    def theme(self) -> Path:
        """Templates and assets of the archive itself; the folder may be missing."""
        return self.site_config / "theme"

    @property
    def engine_yml(self) -> Path:
        """The settings of MkDocs for `docs` as the program completed them; written if `mkdocs.yml` lacks some."""
        return self.root / "build" / "mkdocs.yml"

    @property
    def start_record(self) -> Path:
        """What `init` wrote, in an archive that began with it."""
        return self.root / ".transcript-archive.json"

    @property
    def docs(self) -> Path:
        """Generated Markdown; MkDocs' `docs_dir`."""
        return self.root / "build" / "docs"

    @property
    def site(self) -> Path:
        """The built site; MkDocs' `site_dir`."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """Files that may be deleted at any time."""
        return self.root / ".cache"

    def check_folders(self) -> None:
        """Check that nothing else is in the place of a folder, which would be read as an empty one.

        Raises:
            ConfigError: A folder is a file, or a link that leads nowhere.
        """
        for folder in self._folders():
            if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
                raise ConfigError("this has to be a folder", path=str(folder))

    def _folders(self) -> Iterator[Path]:
        content = self.root / "content"
        yield from (content, self.site_config, self.transcripts, self.hand_written, self.theme)

    def site_url(self) -> str:
        """Return the address the site is published under, with a slash at its end.

        Raises:
            ConfigError: Neither `mkdocs.yml` nor `archive.yml` has a usable address, or one of them can't be read.
        """
        own = self.own_mkdocs_settings()
        address = own["site_url"] if "site_url" in own else self.mkdocs_settings().get("site_url")
        if isinstance(address, str) and is_site_address(address):
            return address.rstrip("/") + "/"
        fragment = address if isinstance(address, str) else None
        if "site_url" in own:
            reason = "`site_url` must be the http or https address of the site"
            raise ConfigError(reason, path=str(self.mkdocs_yml), fragment=fragment)
        reason = "the address of the site is missing; add a line such as `address: https://transcripts.example.org/`"
        raise ConfigError(reason, path=str(self.archive_yml), fragment=fragment)

    def mkdocs_settings(self) -> dict[str, Any]:
        """Return all settings of MkDocs; a value with a tag of MkDocs (`!ENV`) is `None`.

        Raises:
            ConfigError: `mkdocs.yml` or `archive.yml` can't be read.
        """
        own = self.own_mkdocs_settings()
        return joined_settings(own, self.missing_mkdocs_settings(own))

    def own_mkdocs_settings(self) -> dict[str, Any]:
        """Return what `mkdocs.yml` and the files that it extends (`INHERIT`) say; nothing if it is missing.

        Raises:
            ConfigError: One of the files can't be read.
        """
        settings: dict[str, Any] = {}
        for path, data in reversed(self.mkdocs_files()):
            settings = joined_settings(settings, _parsed(path, data))
        return settings

    def mkdocs_files(self) -> list[tuple[Path, bytes]]:
        """Return `mkdocs.yml` and the files that it extends, each with its bytes; nothing if it is missing.

        Raises:
            ConfigError: One of the files can't be read.
        """
        files: list[tuple[Path, bytes]] = []
        path: Path | None = self.mkdocs_yml
        if not self.mkdocs_yml.exists() and not self.mkdocs_yml.is_symlink():
            return files
        while path is not None and len(files) < _MAX_INHERITED:
            try:
                data = read_plain_file(path, path.resolve().parent)
            except PlainFileError as error:
                raise ConfigError(error.reason, path=str(path)) from error
            files.append((path, data))
            parent = _parsed(path, data).get("INHERIT")
            path = path.parent / parent if isinstance(parent, str) else None
        if path is not None:
            raise ConfigError("the files of `INHERIT` extend each other", path=str(self.mkdocs_yml))
        return files

    def missing_mkdocs_settings(self, own: Mapping[str, Any]) -> dict[str, Any]:
        """Return the settings of MkDocs that an archive's own ones lack.

        Args:
            own: As `own_mkdocs_settings` returns them.

        Raises:
            ConfigError: `archive.yml` is needed and can't be read.
        """
        missing = missing_settings(own, fixed_defaults(self._interface()))
        if not missing_settings(own, archive_defaults("", "", "-")):
            return missing
        from generator.settings.archive import read_archive
        from generator.settings.settings_file import SettingsFile

        archive = read_archive(SettingsFile.read(self.archive_yml))
        more = archive_defaults(archive.name, archive.description, archive.address)
        if self.theme.is_dir():
            more["theme"] = {"custom_dir": self.theme.relative_to(self.root).as_posix()}
        return joined_settings(missing, missing_settings(own, more))

    def _interface(self) -> Interface:
        """Return the words in the language of `archive.yml`, without a check of the file, which would take longer."""
        try:
            settings = _parsed(self.archive_yml, read_plain_file(self.archive_yml))
            language = settings.get("language")
            return own_interface(self.theme, language) if isinstance(language, str) else ENGLISH
        except (PlainFileError, ConfigError, CatalogueError, OSError):
            return ENGLISH  # the file is missing; or the settings have the error, and report it

    def base_path(self) -> str:
        """Return the path of `site_url` as a browser asks for it: `/`, `/archive/` or `/%C3%A4rchiv/`."""
        return quote(urlsplit(self.site_url()).path, safe="/%:@!$&'()*+,;=~") or "/"


def _parsed(path: Path, data: bytes) -> dict[str, Any]:
    """Return what a file of settings says; nothing if it is empty.

    Raises:
        ConfigError: The file is not YAML, or has no settings.
    """
    try:
        settings = load_yaml(data, _TolerantLoader)
    except YamlError as error:
        raise ConfigError(
            f"the file can't be read: {error.reason}", path=str(path), line=error.line, fragment=error.fragment
        ) from error
    if settings is not None and not isinstance(settings, dict):
        raise ConfigError("the file must have settings such as `site_name: …`", path=str(path), line=1)
    return settings or {}


def is_site_address(address: str) -> bool:
    """Return True if a static site can be published at an address: it is a web address that ends with its path."""
    return is_web_address(address) and not re.search("[?#]", address)


class _TolerantLoader(yaml.CSafeLoader):
    """A loader that ignores the tags that only MkDocs understands (`!ENV`, `!!python/name`)."""


_TolerantLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
