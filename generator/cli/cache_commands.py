"""The commands about the results that earlier builds kept."""

from __future__ import annotations

import click

from generator.cli.archive_settings import pass_archive
from generator.project import Project


@click.group()
def cache() -> None:
    """Look into the results that earlier builds kept, or delete them."""


@cache.command("explain")
@click.argument("page")
@pass_archive
def cache_explain(project: Project, page: str) -> None:
    """Print why the page of a document was made again, stage by stage.

    PAGE is the address of the page, such as forum-2016/on-gardens/.
    """
    from generator.site.explain_cache import explain_page

    for line in explain_page(project, page):
        click.echo(line)


@cache.command("clean")
@pass_archive
def cache_clean(project: Project) -> None:
    """Delete all kept results.

    The next build makes everything again. The site and the Markdown stay.
    """
    from generator.site.build_lock import build_lock
    from generator.site.explain_cache import clean_cache

    with build_lock(project.cache, click.echo, command="cache clean"):
        clean_cache(project)
