"""The files of a new archive: each a template in `files/`, rendered with the answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import yaml
from jinja2 import Environment, StrictUndefined

from generator import __version__
from generator.interface.catalogue import interface_language
from generator.pages.markdown.escape import escape, escape_heading
from generator.start.answers import Answers, quoted
from generator.start.installed_program import WHEELS, InstalledProgram

_FOLDER = Path(__file__).with_name("files")

INSTALL = "python -m pip install -r requirements.txt"
"""How workflows install the program."""


class StartFile(msgspec.Struct, frozen=True):
    """A file that `init` writes."""

    path: str
    """In the archive."""
    template: str
    """In `files/`; `{language}` in it is the language of the archive, or English if there is no such file."""
    is_kept: bool = False
    """True for a file that `upgrade` compares with the program's; others belong to the people from the start."""


EXAMPLE = "content/transcripts/example-2024/board-meeting.txt"
"""The invented document of a new archive."""

START_FILES = (
    StartFile("README.md", "README.md"),
    StartFile("site_config/archive.yml", "archive.yml"),
    StartFile("site_config/events.yml", "example/events.{language}.yml"),
    StartFile(EXAMPLE, "example/board-meeting.{language}.txt"),
    StartFile(".gitignore", "gitignore", is_kept=True),
    StartFile(".gitattributes", "gitattributes", is_kept=True),
    StartFile("requirements.txt", "requirements.txt", is_kept=True),
    StartFile("noxfile.py", "noxfile", is_kept=True),
    StartFile(".github/workflows/site.yml", "site.yml", is_kept=True),
    StartFile("netlify.toml", "netlify.toml", is_kept=True),
    StartFile("wrangler.toml", "wrangler.toml", is_kept=True),
)


def render_start_file(file: StartFile, answers: Answers, program: InstalledProgram, *, install: str = INSTALL) -> str:
    """Return the text of a file of a new archive.

    Args:
        file: The file.
        answers: What the archive is called, and where it will be.
        program: How other machines install the program.
        install: The command by which workflows install it.
    """
    values = {
        **msgspec.structs.asdict(answers),
        "description": _description(answers),
        "requirement": program.requirement,
        "wheels": WHEELS if program.wheel is not None else "",
        "version": __version__,
        "install": install,
    }
    return _environment().from_string(_template(file, answers.language).read_text(encoding="utf-8")).render(values)


def _description(answers: Answers) -> str:
    """Return one sentence about the archive in its language."""
    text = (_FOLDER / "example" / "descriptions.yml").read_text(encoding="utf-8")
    sentences: dict[str, str] = yaml.load(text, Loader=yaml.CSafeLoader)
    return sentences[interface_language(answers.language)] % {"name": answers.name}


def _template(file: StartFile, language: str) -> Path:
    names = (file.template.replace("{language}", name) for name in (language, language.partition("-")[0], "en"))
    paths = [_FOLDER / name for name in names if ".." not in name]
    return next((path for path in paths if path.is_file()), paths[-1])


@cache
def _environment() -> Environment:
    """Return the templates' environment; its signs are not those of workflows (`${{ … }}`)."""
    environment = Environment(
        autoescape=False,  # noqa: S701 - the files are of many formats; each value has a filter for its own
        undefined=StrictUndefined,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., object]] = {"yaml": quoted, "heading": escape_heading, "markdown": escape}
    environment.filters |= filters
    return environment
