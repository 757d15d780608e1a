"""The program `transcript-archive`: a group of all commands."""

from __future__ import annotations

from pathlib import Path

import click

from generator import __version__
from generator.cli.build_commands import build, export, pages, serve
from generator.cli.cache_commands import cache
from generator.cli.command_group import CommandGroup
from generator.cli.path_types import FOLDER
from generator.cli.people_commands import people
from generator.cli.site_commands import check, freeze, index, publish
from generator.cli.source_commands import explain, parse, report, sample, schema, terms
from generator.cli.start_commands import init, upgrade, words
from generator.project import Project


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="transcript-archive")
@click.option(
    "--root",
    type=FOLDER,
    default=Path(),
    show_default="the current folder",
    help="The archive's folder, which holds content/ and site_config/.",
)
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Turn meeting transcripts into a permanent, searchable static archive."""
    ctx.obj = project = Project(root=root.resolve())
    from generator.site.leftovers import put_right

    put_right(project, lambda line: click.echo(line, err=True))


COMMANDS: tuple[click.Command, ...] = (
    init,
    upgrade,
    words,
    parse,
    schema,
    explain,
    report,
    sample,
    terms,
    cache,
    people,
    build,
    pages,
    export,
    index,
    check,
    freeze,
    publish,
    serve,
)
"""All commands of the program. A command of `cache` or `people` is in its module."""

for _command in COMMANDS:
    main.add_command(_command)
