"""The command line: a thin shell over the functions of the package.

Each command imports its own modules, so that `parse` doesn't load what only `build` needs.
"""

from __future__ import annotations

import errno
import os
import shlex
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import __version__
from generator.errors import ArchiveError, StoppedError, path_of
from generator.project import Project

if TYPE_CHECKING:
    import datetime

    from generator.settings.load import Settings
    from generator.site.build_report import BuildReport
    from generator.site.site_build import BuildOptions
    from generator.sources.stated_facts import StatedFact


class _CommandGroup(click.Group):
    """Prints an error of the archive, or of the system about a file, as one sentence without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            for note in getattr(error, "__notes__", ()):  # the traceback of a fault of the program
                click.echo(note, err=True)
            click.ClickException(str(error)).show()
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:  # before or after the stages of a build, which say what they left
            _show_stopped(ctx)
        except OSError as error:
            if _follows_interrupt(error):
                _show_stopped(ctx)
            if error.errno == errno.EPIPE:  # nobody reads the output any longer, which click handles
                raise
            raise click.ClickException(_system_error(error)) from error


def _show_stopped(ctx: click.Context) -> NoReturn:
    click.ClickException("the command was stopped").show()
    ctx.exit(StoppedError.exit_code)


def _follows_interrupt(error: BaseException) -> bool:
    """Return True if an error arose while an interrupt ended the command: processes lose their pipes at any moment."""
    earlier = error.__context__
    return earlier is not None and (isinstance(earlier, KeyboardInterrupt) or _follows_interrupt(earlier))


def _system_error(error: OSError) -> str:
    """Return an error of the system as one sentence, with the path if the system names one."""
    reason = error.strerror or " ".join(str(error).split()) or type(error).__name__
    path = path_of(error)
    return f"{path}: the system refused this ({reason})" if path else f"the system stopped the command ({reason})"


def _settings(project: Project) -> Settings:
    """Return the settings in `site_config/`; a build that finds nothing changed does not need their modules."""
    from generator.settings.load import load_settings

    return load_settings(project.site_config)


def _stated_facts(project: Project, settings: Settings) -> Callable[[Path], tuple[StatedFact, ...]]:
    """Return a function that returns the facts of a file in `content/documents.csv`."""
    if not project.documents_csv.exists():
        return lambda path: ()
    from generator.archive.stages.find_sources import source_files
    from generator.reading.stated.table import documents_table
    from generator.sources.control_characters import clean_name
    from generator.sources.source_path import source_path_of

    sources = [path.relative_to(project.transcripts).as_posix() for path in source_files(project.transcripts)]
    table = documents_table(project.documents_csv, settings, sources)
    by_name = {clean_name(path): facts for path, facts in table.items()}
    return lambda path: by_name.get(source_path_of(path, project.transcripts).shown, ())


def _settings_lock(project: Project, command: str) -> AbstractContextManager[None]:
    """Hold the lock of the files in `site_config/` that commands write."""
    from generator.site.build_lock import SETTINGS_LOCK_FILE, build_lock

    return build_lock(project.cache, click.echo, command=command, file_name=SETTINGS_LOCK_FILE)


def _build_with_display(project: Project, options: BuildOptions, *, quiet: bool) -> BuildReport:
    """Build, with lines on the standard output, and progress on the standard error unless it is not wanted."""
    from generator.site.build import build_site
    from generator.site.display import make_display

    if quiet:
        return build_site(project, print_line=click.echo, options=options)
    display = make_display(click.echo)
    return build_site(project, print_line=display.print_line, options=options, progress=display)


@click.group(cls=_CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="transcript-archive")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
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


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
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
    answers = {field: _answer(field, options[field], default) for field, default in defaults.items()}
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


@main.command()
@click.option("--write", is_flag=True, help="Write the files that nobody edited.")
@click.pass_obj
def upgrade(project: Project, write: bool) -> None:
    """Show what this version changes in the files that init wrote.

    An edited file is never written; its changed lines are shown.
    """
    from generator.start.upgrade import upgrade_archive

    for line in upgrade_archive(project.root, write=write):
        click.echo(line)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 if a record has a finding of severity `error`.")
@click.pass_obj
def parse(project: Project, files: tuple[Path, ...], strict: bool) -> None:
    """Print the session record of each file.

    The output has one JSON object a line, in the order of FILES.
    """
    from generator.archive.stages.read_sources import read_source
    from generator.records import to_json

    settings = _settings(project)
    stated = _stated_facts(project, settings)
    has_error = False
    stdout = sys.stdout.buffer
    for path in files:
        record = read_source(path, project.transcripts, settings, stated(path))
        has_error = has_error or any(finding.severity == "error" for finding in record.findings)
        stdout.write(to_json(record) + b"\n")
        stdout.flush()
    if strict and has_error:
        raise SystemExit(1)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the session record."""
    from generator.schema import record_schema_json

    click.echo(record_schema_json())


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def explain(project: Project, file: Path) -> None:
    """Show what each line of FILE became.

    Names the rule that decided about the line.
    """
    from generator.reading.explain import explain as explain_file

    settings = _settings(project)
    stated = _stated_facts(project, settings)(file)
    for line in explain_file(file, project.transcripts, settings, stated):
        click.echo(line)


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    show_default="standard output",
    help="The file to write.",
)
@click.pass_obj
def report(project: Project, out: Path | None) -> None:
    """Print a report about the sources as JSON.

    It counts the words attributed to speakers, and lists the findings of each document.
    """
    from generator.archive.report.make_report import make_report, report_json
    from generator.archive.stages.archive_of import archive_of_project
    from generator.results.whole_file import write_whole

    settings = _settings(project)
    with archive_of_project(project, settings) as (archive, _):
        data = report_json(make_report(archive, settings.sample))
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.exists() and not out.is_file():
            out.write_bytes(data)  # a pipe or a device, such as /dev/stdout
        else:
            write_whole(out, data)


@main.command()
@click.argument("count", type=click.IntRange(min=1), default=50)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws other turns.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    show_default="standard output",
    help="The sheet to write.",
)
@click.option(
    "--score",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    show_default="no sheet",
    help="A sheet that a person filled in: write its figures to site_config/sample.yml.",
)
@click.pass_obj
def sample(project: Project, count: int, seed: int, out: Path | None, score: Path | None) -> None:
    """Draw COUNT turns at random for a person to judge.

    Writes a sheet with the lines of each source beside the record. COUNT is 50 if it is left out.
    """
    from generator.archive.commands.sample_commands import draw_sample, score_sheet

    if score is not None:
        for line in score_sheet(project, score):
            click.echo(line)
        return
    sheet = draw_sample(project, count, seed)
    if out is None:
        sys.stdout.buffer.write(sheet.encode())
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(sheet, encoding="utf-8", newline="\n")


@main.command()
@click.argument("more", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def terms(project: Project, more: tuple[Path, ...]) -> None:
    """Count terms, to relate sessions.

    Counts the transcripts that contain each term, in the archive and in the files MORE.
    """
    from generator.archive.commands.term_commands import count_terms

    with _settings_lock(project, "terms"):
        click.echo(count_terms(project, more))


@main.group()
def cache() -> None:
    """Look into the results that earlier builds kept, or delete them."""


@cache.command("explain")
@click.argument("page")
@click.pass_obj
def cache_explain(project: Project, page: str) -> None:
    """Print why the page of a document was made again, stage by stage.

    PAGE is the address of the page, such as forum-2016/on-gardens/.
    """
    from generator.site.explain_cache import explain_page

    for line in explain_page(project, page):
        click.echo(line)


@cache.command("clean")
@click.pass_obj
def cache_clean(project: Project) -> None:
    """Delete all kept results.

    The next build makes everything again. The site and the Markdown stay.
    """
    from generator.site.build_lock import build_lock
    from generator.site.explain_cache import clean_cache

    with build_lock(project.cache, click.echo, command="cache clean"):
        clean_cache(project)


@main.group()
def people() -> None:
    """Maintain the people register.

    Suggests, accepts and rejects pairs of ids that may be the same person, and checks the register.
    """


@people.command("suggest")
@click.pass_obj
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
@click.pass_obj
def people_accept(project: Project, keep: str, other: str) -> None:
    """Record that OTHER is the same person as KEEP.

    In the register the labels of OTHER become aliases of KEEP.
    """
    from generator.archive.commands.people_commands import accept_pair

    with _settings_lock(project, "people accept"):
        for label in accept_pair(project, keep, other):
            click.echo(f"{keep}: {label}")


@people.command("reject")
@click.argument("first")
@click.argument("second")
@click.pass_obj
def people_reject(project: Project, first: str, second: str) -> None:
    """Record that FIRST and SECOND are different people."""
    from generator.archive.commands.people_commands import reject_pair

    with _settings_lock(project, "people reject"):
        reject_pair(project, first, second)
    click.echo(f"{first} and {second} are different people")


@people.command("check")
@click.pass_obj
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


@main.command()
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
@click.option("--quiet", is_flag=True, help="Print no progress, and no lines of stages on the standard error.")
@click.pass_obj
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
    report = _build_with_display(project, options, quiet=quiet)
    if report.faults or report.not_read or (strict and report.errors):
        raise SystemExit(1)


@main.command()
@click.option("--strict", is_flag=True, help="Exit with 1 if a document has a finding of severity `error`.")
@click.option("--quiet", is_flag=True, help="Print no progress, and no lines of stages on the standard error.")
@click.pass_obj
def pages(project: Project, strict: bool, quiet: bool) -> None:
    """Write only the Markdown pages.

    They are in build/docs/.
    """
    from generator.site.site_build import BuildOptions
    from generator.workers import usable_cores

    options = BuildOptions(workers=usable_cores(), until="pages")
    report = _build_with_display(project, options, quiet=quiet)
    if strict and report.errors:
        raise SystemExit(1)


@main.command()
@click.argument("formats", nargs=-1)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    show_default="build/export",
    help="The folder to write into; other files in it stay.",
)
@click.option(
    "--copy",
    type=click.Path(path_type=Path, file_okay=False),
    show_default="no copy",
    help="A new or empty folder for a copy of the built site that works without a server, search included.",
)
@click.option(
    "--pdf",
    type=click.Path(path_type=Path, file_okay=False),
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
@click.option("--quiet", is_flag=True, help="Print no progress, and no lines of stages on the standard error.")
@click.pass_obj
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


@main.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_obj
def index(project: Project, site: Path) -> None:
    """Make the search index of the built SITE."""
    from generator.site.build_lock import build_lock
    from generator.site.search.index import index_site
    from generator.text.english import counted

    with build_lock(project.cache, click.echo, command="index"):
        count = index_site(site, _settings(project))
    click.echo(f"search: {counted(count, 'document')} indexed")


@main.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
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
    checked = read_site(site, published, WithheldNames(_settings(project)))
    faults = checked.faults
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"check: {counted(len(faults), 'fault') if faults else 'no faults'}")
    click.echo(count_not_frozen(checked.turn_ids, published))
    if faults or (frozen and not is_frozen(checked.turn_ids, published)):
        raise SystemExit(1)


_DATE_OF_ADDITIONS = click.option(
    "--date",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    show_default="today",
    help="The date on which new documents are added to the archive.",
)


@main.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@_DATE_OF_ADDITIONS
@click.pass_obj
def freeze(project: Project, site: Path, date: datetime.datetime | None) -> None:
    """Freeze the addresses of the built SITE.

    Adds its addresses and turns to content/permalinks/; every later build keeps them. The next build shows when each
    document was added.
    """
    _freeze(project, site, date)


def _freeze(project: Project, site: Path, date: datetime.datetime | None) -> None:
    import datetime

    from generator.archive.privacy.withheld_names import WithheldNames
    from generator.site.build_lock import build_lock
    from generator.site.freeze import freeze_site
    from generator.site.leftovers import end_stopped_writes

    with build_lock(project.cache, click.echo, command="freeze"):
        end_stopped_writes(project)
        withheld_names = WithheldNames(_settings(project))
        day = (date or datetime.datetime.now()).date().isoformat()  # noqa: DTZ005 - the maintainer's own calendar
        click.echo(freeze_site(site, project.permalinks, withheld_names, date=day))


@main.command()
@click.option("--strict", is_flag=True, help="Freeze nothing if a document has a finding of severity `error`.")
@_DATE_OF_ADDITIONS
@click.option("--quiet", is_flag=True, help="Print no progress, and no lines of stages on the standard error.")
@click.pass_obj
def publish(project: Project, strict: bool, date: datetime.datetime | None, quiet: bool) -> None:
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
    report = _build_with_display(project, options, quiet=quiet)
    if report.faults or report.not_read or (strict and report.errors):
        click.echo("publish: nothing is frozen; correct the faults above, then publish again")
        raise SystemExit(1)
    _freeze(project, project.site, date)
    is_new = hash_folder(project.permalinks) != before
    if is_new:
        _build_with_display(project, options, quiet=quiet)
    first = "Commit content/permalinks/ now, then give" if is_new else "Every address was frozen before: give"
    click.echo(f"{first} site/ to its host.")


@main.command()
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
@click.pass_obj
def serve(project: Project, port: int, host: str) -> None:
    """Build the site and serve it on this machine.

    Rebuilds the site after every change.
    """
    from generator.site.serve import serve_site

    serve_site(project, port=port, host=host, print_line=click.echo)
