"""Other generators of static sites with search, on the Markdown that a build has written.

Each gets the same pages with as few settings as it needs: Hugo with a small template (header, navigation, table of
contents, the facts of the page) and Pagefind over its output; MkDocs with Material and its own search, as they come.
Records and plain texts are not given to them, and none of them checks words, ids or published addresses.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.benchmark.builds.run_command import Run, run_command

_HUGO_CONFIG = """\
baseURL = "https://transcripts.example.org/archive/"
title = "Archive"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.parser.attribute]
block = true
[markup.tableOfContents]
startLevel = 2
endLevel = 2
"""

_HUGO_TEMPLATE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav>{{ range .Params.crumbs }}<a href="{{ .href | relURL }}">{{ .text }}</a> {{ end }}</nav></header>
<main data-pagefind-body>
<dl>{{ $facts := .Params }}{{ range slice "event" "place" "date" "room" "type" "words" "turns" "source" "sha256" -}}
{{ $name := . }}{{ with index $facts $name }}<dt>{{ $name }}</dt><dd>{{ . }}</dd>{{ end }}{{ end }}
{{ range .Params.people }}<dt>{{ .name }}</dt><dd>{{ .words }} words, {{ .share }} %</dd>{{ end }}
{{ range .Params.docket }}<dt>{{ .label }}</dt>
{{ range .items }}<dd>{{ .text }} {{ .note }}</dd>{{ end }}{{ end }}</dl>
<nav>{{ .TableOfContents }}</nav>
{{ .Content }}
</main>
</body>
</html>
"""

_HUGO_LINK_HOOK = """\
<a href="{{ replaceRE `index\\.md` "" .Destination | safeURL }}"{{ with .Title }} title="{{ . }}"{{ end }}>\
{{ .Text }}</a>
"""
"""Turns a link to a Markdown file into the address of its page; without it, such links are dead."""

_MKDOCS_CONFIG = """\
site_name: Archive
site_url: https://transcripts.example.org/archive/
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list, toc]
"""

_TEMPLATE_LINE = re.compile(r"^template: .*\n", re.MULTILINE)
"""The line of front matter that names a template of our theme."""


class Peer(msgspec.Struct, frozen=True):
    """A generator of static sites."""

    name: str
    prepare: Callable[[Path, Path], None]
    """Writes its settings and a copy of the Markdown in the first folder into the second one; not measured."""
    commands: tuple[tuple[str, ...], ...]
    """The arguments of Python that build the site, one command after another."""
    output: str
    """The folder of its site, in its own folder."""


def run_peer(peer: Peer, docs: Path, folder: Path) -> Run:
    """Build the site of a peer in a new folder from the Markdown in `docs`, and return what its commands needed.

    Raises:
        RuntimeError: A command failed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    peer.prepare(docs, folder)
    runs = [run_command([sys.executable, *command], folder, _ENVIRONMENT) for command in peer.commands]
    memory = runs[0].memory
    for run in runs[1:]:
        memory = memory.at_least(run.memory)
    return Run(sum(run.cpu for run in runs), sum(run.wall for run in runs), memory)


def hugo_path(path: Path, docs: Path) -> Path:
    """Return where Hugo wants a page: a folder with other pages below it has the page `_index.md`."""
    name = path.relative_to(docs)
    if path.name == "index.md" and any(folder.is_dir() for folder in path.parent.iterdir()):
        return name.with_name("_index.md")
    return name


def _prepare_hugo(docs: Path, folder: Path) -> None:
    for path in docs.rglob("*.md"):
        target = folder / "content" / hugo_path(path, docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(_HUGO_CONFIG, "utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_TEMPLATE, "utf-8")


def _prepare_hugo_with_links(docs: Path, folder: Path) -> None:
    _prepare_hugo(docs, folder)
    hook = folder / "layouts" / "_default" / "_markup" / "render-link.html"
    hook.parent.mkdir()
    hook.write_text(_HUGO_LINK_HOOK.rstrip("\n"), "utf-8")


def _prepare_mkdocs(docs: Path, folder: Path) -> None:
    for path in docs.rglob("*.md"):
        target = folder / "docs" / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        target.write_text(_TEMPLATE_LINE.sub("", text, count=1), "utf-8", newline="\n")
    (folder / "mkdocs.yml").write_text(_MKDOCS_CONFIG, "utf-8")


_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
_HUGO_COMMANDS = (
    ("-m", "hugo", "--quiet", "--destination", "public"),
    ("-m", "pagefind", "--site", "public", "--silent"),
)

PEERS = (
    Peer("Hugo + Pagefind", _prepare_hugo, _HUGO_COMMANDS, "public"),
    Peer("Hugo with links + Pagefind", _prepare_hugo_with_links, _HUGO_COMMANDS, "public"),
    Peer("MkDocs + Material", _prepare_mkdocs, (("-m", "mkdocs", "build", "--quiet"),), "site"),
)
