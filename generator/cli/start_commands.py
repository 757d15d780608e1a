"""The commands that begin an archive, and bring its files up to date."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import click

from generator.cli.archive_settings import pass_archive
from generator.cli.path_types import FOLDER_TO_WRITE
from generator.project import Project


@click.command()
@click.argument("folder", type=FOLDER_TO_WRITE)
@click.option("--name", show_default="the folder's name", help="What the archive is called.")
@click.option("--address", show_default="a placeholder", help="The address that the site will have.")
@click.option("--contact", show_default="no address", help="The mail address where readers report a mistake.")
@click.option("--language", show_default="en", help="The language of the site, such as en or fr.")
@click.option("--accent", show_default="petrol", help="The colour of links, such as #7c2b2b.")
def init(folder: Path, **options: str | None) -> None:
    """Write the files of a new archive into FOLDER.

    Asks on a terminal for what no option says. A file that is there already stays as it is.
    """
    from generator.start.answers import PLACEHOLDER_ADDRESS, Answers, name_from_folder
    from generator.start.init import init_archive
    from generator.start.installed_program import installed_program, serve_command

    defaults = {
        "name": name_from_folder(folder.resolve().name),
        "address": PLACEHOLDER_ADDRESS,
        "contact": "",
        "language": "en",
        "accent": "",
    }
    answers = {field: _answer(field, options[field], default).strip() for field, default in defaults.items()}
    for line in init_archive(folder, Answers(**answers)):
        click.echo(line)
    click.echo(f"Next: cd {shlex.quote(str(folder))} && {serve_command(installed_program(), os.environ)}")


_QUESTIONS = {
    "name": "Name of the archive",
    "address": "Address that the site will have",
    "contact": "Mail address for reports of mistakes (may be empty)",
    "language": "Language of the site",
    "accent": "Colour of links, such as #7c2b2b (may be empty)",
}


def _answer(field: str, option: str | None, default: str) -> str:
    """Return what an option says, or the answer of a person on a terminal, or the default."""
    if option is not None:
        return option
    if not sys.stdin.isatty():
        return default
    return str(click.prompt(_QUESTIONS[field], default=default, show_default=bool(default)))


@click.command()
@click.argument("language")
@pass_archive
def words(project: Project, language: str) -> None:
    """Write the words of the interface into a file, to translate them into LANGUAGE.

    Translations that the file has stay. A build takes them, and English for the others.
    """
    from generator.errors import ConfigError
    from generator.interface.own_catalogue import CatalogueError
    from generator.start.renew_catalogue import renew_catalogue

    try:
        path, count, missing = renew_catalogue(project.theme, language)
    except CatalogueError as error:
        raise ConfigError(str(error)) from error
    click.echo(f"{path.relative_to(project.root).as_posix()}: {count} messages, {missing} without a translation")


@click.command()
@click.option("--write", is_flag=True, help="Write the files that nobody edited.")
@click.pass_obj
def upgrade(project: Project, write: bool) -> None:
    """Show what this version changes in the files that init wrote.

    An edited file is never written; its changed lines are shown.
    """
    from generator.start.upgrade import upgrade_archive

    for line in upgrade_archive(project.root, write=write):
        click.echo(line)
