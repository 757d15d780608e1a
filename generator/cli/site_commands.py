"""The commands that work on a built site, and publish it."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.archive_settings import pass_archive, settings_of
from generator.cli.build_commands import build_with_display, quiet_option
from generator.cli.path_types import FOLDER
from generator.project import Project


@click.command()
@click.argument("site", type=FOLDER)
@click.pass_obj
def index(project: Project, site: Path) -> None:
    """Make the search index of the built SITE."""
    from generator.errors import BuildError
    from generator.site.build_lock import build_lock
    from generator.site.search.index import index_site
    from generator.text.english import counted

    if not (site / "index.html").is_file():
        raise BuildError("the folder holds no page; build the site first", path=str(site))
    with build_lock(project.cache, click.echo, command="index"):
        count = index_site(site, settings_of(project))
    click.echo(f"search: {counted(count, 'document')} indexed")


@click.command()
@click.argument("site", type=FOLDER)
@click.option("--frozen", is_flag=True, help="Exit with 1 also if a turn or page is not frozen.")
@click.pass_obj
def check(project: Project, site: Path, frozen: bool) -> None:
    """Check the built SITE.

    Checks links, ids, words, hosts, titles and published addresses. Exits with 1 on a fault.
    """
    from generator.archive.permanence.published import read_permalinks
    from generator.archive.privacy.withheld_names import WithheldNames
    from generator.site.check import read_site
    from generator.site.freeze import count_not_frozen, is_frozen
    from generator.text.english import counted

    published = read_permalinks(project.permalinks)
    checked = read_site(site, published, WithheldNames(settings_of(project)))
    faults = checked.faults
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"check: {counted(len(faults), 'fault') if faults else 'no faults'}")
    click.echo(count_not_frozen(checked.turn_ids, published))
    if faults or (frozen and not is_frozen(checked.turn_ids, published)):
        raise SystemExit(1)


class _Day(click.ParamType[datetime.date]):
    """A day such as 2026-11-29."""

    name = "date"

    def convert(
        self, value: str | datetime.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Return the day."""
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-11-29", param, ctx)


_date_option = click.option(
    "--date",
    type=_Day(),
    show_default="today",
    help="The date on which new documents are added to the archive.",
)


@click.command()
@click.argument("site", type=FOLDER)
@_date_option
@pass_archive
def freeze(project: Project, site: Path, date: datetime.date | None) -> None:
    """Freeze the addresses of the built SITE.

    Adds its addresses and turns to content/permalinks/; every later build keeps them. The next build shows when each
    document was added.
    """
    _freeze(project, site, date)


def _freeze(project: Project, site: Path, date: datetime.date | None) -> None:
    from generator.archive.privacy.withheld_names import WithheldNames
    from generator.site.build_lock import build_lock
    from generator.site.freeze import freeze_site
    from generator.site.leftovers import end_stopped_writes

    with build_lock(project.cache, click.echo, command="freeze"):
        end_stopped_writes(project)
        withheld_names = WithheldNames(settings_of(project))
        day = (date or datetime.date.today()).isoformat()  # noqa: DTZ011 - the maintainer's own calendar
        click.echo(freeze_site(site, project.permalinks, withheld_names, date=day))


@click.command()
@click.option("--strict", is_flag=True, help="Freeze nothing if a document has a finding of severity `error`.")
@_date_option
@quiet_option
@pass_archive
def publish(project: Project, strict: bool, date: datetime.date | None, quiet: bool) -> None:
    """Build and check the site, freeze its addresses, and build it again.

    The second build shows when new documents were added. The site is then ready for its host.
    """
    from generator.results.file_hashes import hash_folder
    from generator.site.site_build import BuildOptions
    from generator.start.start_files import EXAMPLE
    from generator.workers import usable_cores

    if (project.root / EXAMPLE).is_file() and not project.permalinks.is_dir():
        click.echo(f"{EXAMPLE}: this invented example gets an address for ever, too; delete it if you want none")
    options = BuildOptions(workers=usable_cores())
    before = hash_folder(project.permalinks)
    report = build_with_display(project, options, quiet=quiet)
    if report.faults or report.not_read or (strict and report.errors):
        click.echo("publish: nothing is frozen; correct the faults above, then publish again")
        raise SystemExit(1)
    _freeze(project, project.site, date)
    is_new = hash_folder(project.permalinks) != before
    if is_new:
        build_with_display(project, options, quiet=quiet)
    first = "Commit content/permalinks/ now, then give" if is_new else "Every address was frozen before: give"
    click.echo(f"{first} site/ to its host.")
