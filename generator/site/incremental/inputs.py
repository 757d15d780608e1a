"""The inputs of a build: everything that the bytes of a site depend on, as hashes."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec

from generator.errors import ConfigError
from generator.project import Project
from generator.results.file_hashes import FileHash, FileHashes, hash_folder
from generator.results.plain_file import irregular_file
from generator.results.program import PROGRAM_THEME, is_asset, read_program
from generator.results.value_hashes import digest
from generator.site.engine.engine_config import renders_page_by_page

_THEME_FOLDER = "theme"
"""The folder in `site_config/` that an engine reads, and `mkdocs.yml` names."""

_CATALOGUES = f"{_THEME_FOLDER}/locales/"
"""The folder there with the words of the interface, which pages are made of, too."""

_EMBEDS_ASSET = re.compile(rb"""\{%-?\s*(?:include|import|from|extends)\b[^%]*\.(?:css|js|svg)['"]""")
_EMBEDS_ICON = re.compile(rb"""\{%-?\s*include\s+["']\.icons/""")
_LISTS_PAGES = re.compile(rb"\{[{%][^}%]*\bpages\b")
_ENVIRONMENT_TAG = re.compile(r"!ENV\s+(.*)")


class Inputs(msgspec.Struct, frozen=True):
    """Hashes of the inputs, from the narrowest to the widest."""

    assets: FileHashes
    """The files that a theme folder of this archive or of the program gives to the site as they are."""
    program: str
    """The program without its assets, its libraries, Python, and the environment."""
    reading: str
    """What `build/docs` depends on: the program, the content, the settings without the theme, and `mkdocs.yml`."""
    rendering: str
    """What every page depends on: the program, the engine, `mkdocs.yml` and the templates of this archive."""
    everything: str
    """All inputs."""
    content: FileHashes
    """The files that people wrote or received, as paths in `content/`."""
    asset_folders: tuple[Path, ...]
    """The folders of the assets; the first one that has a file gives it to the site."""
    page_by_page: bool
    """Whether a page depends on nothing else than its Markdown and `rendering`, as far as the settings say."""


def read_inputs(project: Project, engine: str) -> Inputs:
    """Read and hash all inputs of a build by this engine.

    Raises:
        ConfigError: `mkdocs.yml` or a file of the archive's theme can't be read, or a file is in the place of a folder.
    """
    project.check_folders()
    settings = project.mkdocs_settings()
    theme_folder = _theme_folder(project, settings)
    own_theme = _theme_files(theme_folder) if theme_folder else {}
    program = read_program()
    assets = program.assets | {name: file for name, file in own_theme.items() if is_asset(name)}
    templates = {name: file for name, file in own_theme.items() if not is_asset(name)}
    mkdocs_yml = "\n".join(data.decode("utf-8", "surrogateescape") for _, data in project.mkdocs_files())
    completed = project.missing_mkdocs_settings(project.own_mkdocs_settings())
    embedded = assets if _mentions(theme_folder, templates, _EMBEDS_ASSET, _EMBEDS_ICON) else {}
    rendering = digest(program.hash, engine, mkdocs_yml, completed, _environment_of(mkdocs_yml), templates, embedded)
    site_config = hash_folder(project.site_config)
    if theme_folder == project.site_config / _THEME_FOLDER:
        site_config = {name: file for name, file in site_config.items() if _is_read(name)}
    content = hash_folder(project.root / "content") | _links_to_folders(project.root / "content")
    reading = digest(program.hash, mkdocs_yml, content, site_config)
    return Inputs(
        assets=assets,
        program=program.hash,
        reading=reading,
        rendering=rendering,
        everything=digest(rendering, assets, reading),
        content=content,
        asset_folders=(*([theme_folder] if theme_folder else []), PROGRAM_THEME),
        page_by_page=renders_page_by_page(settings) and not _mentions(theme_folder, templates, _LISTS_PAGES),
    )


def _is_read(name: str) -> bool:
    """Return True if a page's Markdown may depend on a file in `site_config/`."""
    return not name.startswith(f"{_THEME_FOLDER}/") or name.startswith(_CATALOGUES)


def _theme_folder(project: Project, settings: dict[str, Any]) -> Path | None:
    theme = settings.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return project.root / folder if isinstance(folder, str) else None


def _theme_files(folder: Path) -> FileHashes:
    """Return the files of the archive's theme, which an engine reads or copies.

    Raises:
        ConfigError: One of them can't be read as a file.
    """
    irregular = irregular_file(folder)
    if irregular is not None:
        path, reason = irregular
        raise ConfigError(reason, path=str(path))
    return hash_folder(folder)


def _mentions(
    folder: Path | None, templates: FileHashes, pattern: re.Pattern[bytes], allowed: re.Pattern[bytes] | None = None
) -> bool:
    """Return True if a template, except the sitemap, has a match of `pattern` that is not `allowed`."""
    texts = [(folder / name).read_bytes() for name in templates if folder and name != "sitemap.xml"]
    matches = [match[0] for text in texts for match in pattern.finditer(text)]
    return any(allowed is None or not allowed.match(text) for text in matches)


def _environment_of(mkdocs_yml: str) -> dict[str, str | None]:
    """Return the variables of the environment that `mkdocs.yml` reads."""
    names = {name for match in _ENVIRONMENT_TAG.finditer(mkdocs_yml) for name in re.findall(r"\w+", match[1])}
    return {name: os.environ.get(name) for name in sorted(names)}


def _links_to_folders(folder: Path) -> FileHashes:
    """Return the links to folders below `folder`: reading doesn't follow them, but a link may become a folder."""
    links = {}
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink():
                links[path.relative_to(folder).as_posix()] = FileHash(f"link to {path.readlink()}", 0)
    return links
