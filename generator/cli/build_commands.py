"""The commands that build the site, its pages and its exports, and serve them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.archive_settings import pass_archive
from generator.cli.path_types import FOLDER_TO_WRITE
from generator.project import Project

if TYPE_CHECKING:
    from generator.site.build_report import BuildReport
    from generator.site.site_build import BuildOptions

quiet_option = click.option(
    "--quiet", is_flag=True, help="Print no progress, and no lines of stages on the standard error."
)
"""The option of the commands that build with `build_with_display`."""


def build_with_display(project: Project, options: BuildOptions, *, quiet: bool) -> BuildReport:
    """Build, with lines on the standard output, and progress on the standard error unless it is not wanted."""
    from generator.site.build import build_site
    from generator.site.display import make_display

    if quiet:
        return build_site(project, print_line=click.echo, options=options)
    display = make_display(click.echo)
    return build_site(project, print_line=display.print_line, options=options, progress=display)


@click.command()
@click.option("--strict", is_flag=True, help="Exit with 1 if a document has a finding of severity `error`.")
@click.option(
    "--engine",
    type=click.Choice(["mkdocs", "properdocs"]),
    default="mkdocs",
    show_default=True,
    help="The program that turns Markdown into HTML.",
)
@click.option("--no-cache", is_flag=True, help="Build everything, without results of the last build.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    show_default="the processor cores",
    help="How many processes of this machine work at once.",
)
@click.option(
    "--executor",
    default="local",
    show_default=True,
    help="Where documents are worked on: local, or dask:ADDRESS for a Dask cluster.",
)
@click.option(
    "--until",
    show_default="the last stage",
    help="Stop after this stage; --explain-stages prints their names.",
)
@click.option("--verify", is_flag=True, help="Compare the files of the last build by content, not by size.")
@click.option(
    "--explain-stages", is_flag=True, help="Print a line for each stage: seconds, what it did, and memory so far."
)
@quiet_option
@pass_archive
def build(
    project: Project,
    /,
    *,
    strict: bool,
    no_cache: bool,
    workers: int | None,
    quiet: bool,
    **others: Any,  # noqa: ANN401 - the fields of BuildOptions with the same names
) -> None:
    """Build the whole site and check it.

    Writes records, Markdown, HTML and the search index; the site is in site/. Only what changed since the last build is
    made again.
    """
    from generator.site.site_build import BuildOptions
    from generator.workers import usable_cores

    options = BuildOptions(use_cache=not no_cache, workers=workers or usable_cores(), **others)
    report = build_with_display(project, options, quiet=quiet)
    if report.faults or report.not_read or (strict and report.errors):
        raise SystemExit(1)


@click.command()
@click.option("--strict", is_flag=True, help="Exit with 1 if a document has a finding of severity `error`.")
@quiet_option
@pass_archive
def pages(project: Project, strict: bool, quiet: bool) -> None:
    """Write only the Markdown pages.

    They are in build/docs/.
    """
    from generator.site.site_build import BuildOptions
    from generator.workers import usable_cores

    options = BuildOptions(workers=usable_cores(), until="pages")
    report = build_with_display(project, options, quiet=quiet)
    if strict and report.errors:
        raise SystemExit(1)


@click.command()
@click.argument("formats", nargs=-1)
@click.option(
    "--to",
    "target",
    type=FOLDER_TO_WRITE,
    show_default="build/export",
    help="The folder to write into; other files in it stay.",
)
@click.option(
    "--copy",
    type=FOLDER_TO_WRITE,
    show_default="no copy",
    help="A new or empty folder for a copy of the built site that works without a server, search included.",
)
@click.option(
    "--pdf",
    type=FOLDER_TO_WRITE,
    show_default="no PDF",
    help="A folder for the built pages of documents as PDF, printed by Chromium.",
)
@click.option(
    "--page",
    "pages",
    multiple=True,
    show_default="all documents",
    help="With --pdf: the address of a document to print, such as forum-2016/on-gardens/; may be repeated.",
)
@quiet_option
@pass_archive
def export(
    project: Project,
    /,
    *,
    formats: tuple[str, ...],
    target: Path | None,
    copy: Path | None,
    pdf: Path | None,
    pages: tuple[str, ...],
    quiet: bool,
) -> None:
    """Write the words of the archive as open data, in FORMATS such as tables, json or sqlite.

    Without FORMATS, those that a build writes. Each file has the path that it has on the site.
    """
    if pages and pdf is None:
        raise click.UsageError("--page names what --pdf prints; add --pdf FOLDER")
    if copy is not None:
        from generator.site.portable.write_copy import copy_site

        click.echo(copy_site(project, copy, click.echo))
    if pdf is not None:
        from generator.site.portable.print_pages import print_pages

        print_pages(project, pdf, pages, click.echo)
    if (copy is not None or pdf is not None) and not formats:
        return
    from generator.site.display import make_display
    from generator.site.export import export_archive
    from generator.workers import usable_cores

    display = None if quiet else make_display(click.echo)
    print_line = click.echo if display is None else display.print_line
    folder = target or project.root / "build" / "export"
    export_archive(project, formats, folder, workers=usable_cores(), print_line=print_line, progress=display)


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes a free port.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; 0.0.0.0 lets other machines in, and is what a container needs.",
)
@pass_archive
def serve(project: Project, port: int, host: str) -> None:
    """Build the site and serve it on this machine.

    Rebuilds the site after every change.
    """
    from generator.site.serve import serve_site

    serve_site(project, port=port, host=host, print_line=click.echo)
