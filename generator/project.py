"""The folders of an archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
import yaml

from generator.errors import ConfigError
from generator.results.plain_file import PlainFileError, read_plain_file


class Project(msgspec.Struct, frozen=True):
    """The folders and files of an archive, all below `root`, the folder with `mkdocs.yml`."""

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
        """The settings of MkDocs."""
        return self.root / "mkdocs.yml"

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

    def site_url(self) -> str:
        """Return the address the site is published under, with a slash at its end.

        Raises:
            ConfigError: `mkdocs.yml` can't be read or has no usable `site_url`.
        """
        address = self.mkdocs_settings().get("site_url")
        if not isinstance(address, str) or not _is_site(address):
            raise ConfigError(
                "`site_url` must be the http or https address of the site",
                path=str(self.mkdocs_yml),
                fragment=address if isinstance(address, str) else None,
            )
        return address.rstrip("/") + "/"

    def mkdocs_settings(self) -> dict[str, Any]:
        """Return what `mkdocs.yml` says; a value with a tag of MkDocs (`!ENV`) is `None`.

        Raises:
            ConfigError: `mkdocs.yml` can't be read.
        """
        try:
            data = read_plain_file(self.mkdocs_yml, self.mkdocs_yml.resolve().parent)
            settings = yaml.load(data, Loader=_TolerantLoader)  # noqa: S506 - a SafeLoader
        except PlainFileError as error:
            raise ConfigError(error.reason, path=str(self.mkdocs_yml)) from error
        except yaml.YAMLError as error:
            raise ConfigError("the file is not valid YAML", path=str(self.mkdocs_yml), fragment=str(error)) from error
        return settings if isinstance(settings, dict) else {}

    def base_path(self) -> str:
        """Return the path of `site_url` as a browser asks for it: `/`, `/archive/` or `/%C3%A4rchiv/`."""
        return quote(urlsplit(self.site_url()).path, safe="/%:@!$&'()*+,;=~") or "/"


def _is_site(address: str) -> bool:
    """Return True if a static site can be published at an address: it has a host, and ends with its path."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)


class _TolerantLoader(yaml.CSafeLoader):
    """A loader that ignores the tags that only MkDocs understands (`!ENV`, `!!python/name`)."""


_TolerantLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
