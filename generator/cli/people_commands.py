"""The commands about the people register."""

from __future__ import annotations

import click

from generator.cli.archive_settings import pass_archive, settings_lock
from generator.project import Project


@click.group()
def people() -> None:
    """Maintain the people register.

    Suggests, accepts and rejects pairs of ids that may be the same person, and checks the register.
    """


@people.command("suggest")
@pass_archive
def people_suggest(project: Project) -> None:
    """Print ids that may be the same person.

    Each line has two ids and the reasons, separated by tabs; the likeliest pairs come first.
    """
    from generator.archive.commands.people_commands import suggestions

    for suggestion in suggestions(project):
        click.echo(f"{suggestion.keep}\t{suggestion.other}\t{'; '.join(suggestion.reasons)}")


@people.command("accept")
@click.argument("keep")
@click.argument("other")
@pass_archive
def people_accept(project: Project, keep: str, other: str) -> None:
    """Record that OTHER is the same person as KEEP.

    In the register the labels of OTHER become aliases of KEEP.
    """
    from generator.archive.commands.people_commands import accept_pair

    with settings_lock(project, "people accept"):
        for label in accept_pair(project, keep, other):
            click.echo(f"{keep}: {label}")


@people.command("reject")
@click.argument("first")
@click.argument("second")
@pass_archive
def people_reject(project: Project, first: str, second: str) -> None:
    """Record that FIRST and SECOND are different people."""
    from generator.archive.commands.people_commands import reject_pair

    with settings_lock(project, "people reject"):
        reject_pair(project, first, second)
    click.echo(f"{first} and {second} are different people")


@people.command("check")
@pass_archive
def people_check(project: Project) -> None:
    """Check the people register.

    Looks for unused or shared aliases and for likely duplicates. Exits with 1 if it finds any.
    """
    from generator.archive.commands.people_commands import register_findings

    sentences = register_findings(project)
    for sentence in sentences:
        click.echo(sentence)
    if sentences:
        raise SystemExit(1)
