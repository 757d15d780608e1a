"""README, docs/commands.md, the command line and the nox sessions agree."""

from __future__ import annotations

import re

import click
import pytest

from generator.cli import main
from tests.support.paths import ROOT

COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))

BARE_MACHINE_COMMAND = (
    "python3 -m venv --without-pip .venv"
    ' && python3 -m pip --python .venv/bin/python install "nox[uv]" && .venv/bin/nox -s {session}'
)


def documented_commands() -> dict[str, tuple[list[str], dict[str, str]]]:
    """Return the arguments and the options (with value and default) of each command in docs/commands.md."""
    commands = {}
    for section in re.split(r"^## ", COMMANDS, flags=re.MULTILINE)[1:]:
        heading, _, text = section.partition("\n")
        words = heading.strip("`").split()
        arguments = [word for word in words if word.isupper()]
        name = " ".join(word for word in words if not word.isupper())
        options = re.findall(r"^- `(--[a-z-]+)([^`]*)`( \(default: `?[^`)]+`?\))?:", text, flags=re.MULTILINE)
        commands[name] = (arguments, {option: (value + default).strip() for option, value, default in options})
    return commands


def implemented_commands() -> dict[str, tuple[list[str], dict[str, str]]]:
    """Return the arguments and the options of each command of the program."""
    commands: dict[str, click.Command] = {"transcript-archive": main, **all_commands()}
    return {name: (arguments_of(command), options_of(command)) for name, command in commands.items()}


def all_commands() -> dict[str, click.Command]:
    """Return every command by its name; a command in a group has the group's name before its own."""
    commands: dict[str, click.Command] = {}
    for name, command in main.commands.items():
        inner = command.commands if isinstance(command, click.Group) else {"": command}
        commands.update({f"{name} {subcommand}".strip(): inner_command for subcommand, inner_command in inner.items()})
    return commands


def arguments_of(command: click.Command) -> list[str]:
    return [(parameter.name or "").upper() for parameter in command.params if isinstance(parameter, click.Argument)]


def options_of(command: click.Command) -> dict[str, str]:
    return {
        parameter.opts[0]: value_of(parameter) for parameter in command.params if isinstance(parameter, click.Option)
    }


def value_of(option: click.Option) -> str:
    if option.is_flag:
        return ""
    type_names = {"integer range": "INTEGER"}
    kind = (
        "|".join(option.type.choices) if isinstance(option.type, click.Choice) else type_names.get(option.type.name, "")
    )
    kind = kind or option.type.name.upper()
    default = option.show_default if isinstance(option.show_default, str) else f"`{option.default}`"
    return f"{kind} (default: {default})"


def test_the_documented_commands_are_the_implemented_ones() -> None:
    assert documented_commands() == implemented_commands()


@pytest.mark.parametrize("name", sorted(all_commands()))
def test_every_command_has_a_short_help(name: str) -> None:
    command = all_commands()[name]
    assert command.help
    assert all(option.help or option.show_default for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_only_existing_commands_are_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`transcript-archive (?:--\S+ \S+ )?([a-z]+)", text)
    assert set(named) <= set(main.commands)
    for options in re.findall(r"`transcript-archive ([^`]*)`", text):
        command, *words = options.split()
        known = options_of(main.commands[command])
        assert {word for word in words if word.startswith("--")} <= set(known)


def test_only_existing_sessions_are_named_and_the_readme_names_all() -> None:
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    sessions = {
        name or function
        for name, function in re.findall(
            r'^@nox\.session(?:\(name="(\w+)".*\))?\ndef (\w+)', noxfile, flags=re.MULTILINE
        )
    }
    named = re.compile(r"nox -s (\w+)")
    assert set(named.findall(README)) == sessions
    for path in [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        assert set(named.findall(path.read_text(encoding="utf-8"))) <= sessions, path


@pytest.mark.parametrize("session", ["serve", "tests"])
def test_the_readme_shows_the_command_for_a_bare_machine(session: str) -> None:
    assert f"```sh\n{BARE_MACHINE_COMMAND.format(session=session)}\n```" in README


def test_ci_runs_the_readmes_own_test_command() -> None:
    assert BARE_MACHINE_COMMAND.format(session="tests") in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
PAGES += [page.relative_to(ROOT).as_posix() for page in sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize(("page", "suffix"), [("tour.md", ".webp"), ("speed.md", ".svg")])
def test_a_page_shows_every_picture_of_its_kind(page: str, suffix: str) -> None:
    shown = re.findall(r"\]\(images/([^)]+)\)", (ROOT / "docs" / page).read_text(encoding="utf-8"))
    pictures = [picture.name for picture in (ROOT / "docs" / "images").iterdir()]
    assert {name.rpartition(".")[2] for name in pictures} == {"webp", "svg"}
    assert sorted(set(shown)) == sorted(name for name in pictures if name.endswith(suffix))


@pytest.mark.parametrize("page", [page.name for page in DOCS])
def test_the_readme_or_the_manual_leads_to_every_page(page: str) -> None:
    manual = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert f"](docs/{page}" in README or f"]({page}" in manual


@pytest.mark.parametrize("name", PAGES)
def test_links_to_a_heading_have_a_target(name: str) -> None:
    path = ROOT / name
    for target, part in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", path.read_text(encoding="utf-8")):
        page = (path.parent / target if target else path).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", page, flags=re.MULTILINE)
        assert part in [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_repository_have_a_target(name: str) -> None:
    path = ROOT / name
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
