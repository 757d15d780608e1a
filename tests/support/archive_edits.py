"""Random edits of a whole archive: its sources, corrections, settings and theme, as a maintainer makes them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import yaml

from generator.project import Project
from generator.site.freeze import freeze_site

_WORDS = ("brine", "curd", "rennet", "whey", "Gouda", "hole", "rind", "the", "cheese", "ÄSKERSUND", "a<b>", "*cheddar*")
_LABELS = ("CHAIR", "OTTILIE O'BRINE", "AMALIA", "BRAM VAN DER KAAS", "CLEO WHEY", "AMALIA HOLES")
_EVENTS = ("moot-2001", "moot-2003", "other-meeting")
_DAMAGE = b"%PDF-1.4 cut off"
"""A PDF without pages: such a source can't be read."""

_SIGNED = {"reason": "It was heard.", "author": "Ed Itor", "date": "2024-05-31"}


class ArchiveEdits:
    """Makes random edits; some of them are errors, which a build reports.

    Args:
        project: The archive.
        chance: The source of all choices.
    """

    def __init__(self, project: Project, chance: random.Random) -> None:
        self._project = project
        self._chance = chance

    def edit(self) -> str:
        """Make an edit, and return its name."""
        edit = self._chance.choice(_EDITS)
        edit(self)
        return edit.__name__

    def edit_word(self) -> None:
        """Replace a word of a source, maybe by one of the same length."""
        path = self._source()
        words = path.read_text(encoding="utf-8").split(" ")
        words[self._chance.randrange(len(words))] = self._chance.choice(_WORDS)
        path.write_text(" ".join(words), encoding="utf-8")

    def add_source(self) -> None:
        """Add a session."""
        number = self._chance.randrange(1000)
        lines = [f"MOOT 2003 - Day {self._chance.randint(1, 3)} - WS{number} {self._text(3).title()}"]
        lines += [f" >> {self._chance.choice(_LABELS)}:  {self._text(9).capitalize()}." for _ in range(4)]
        path = self._project.transcripts / self._chance.choice(_EVENTS) / f"ws{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")

    def rename_source(self) -> None:
        """Rename a source or move it to another event."""
        path = self._source()
        folder = self._project.transcripts / self._chance.choice((path.parent.name, *_EVENTS))
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"renamed-{self._chance.randrange(100)}.txt")

    def delete_source(self) -> None:
        """Delete a source."""
        self._source().unlink()

    def damage_source(self) -> None:
        """Replace a source by bytes that are no text, or make a damaged one readable again."""
        path = self._source()
        is_damaged = path.read_bytes() == _DAMAGE
        path.write_bytes(f" >> CHAIR:  {self._text(9)}.\n".encode() if is_damaged else _DAMAGE)

    def write_sidecar(self) -> None:
        """Write the publisher beside a source."""
        self._source().with_suffix(".yml").write_text(f"publisher: {self._text(2)!r}\n", encoding="utf-8")

    def write_correction(self) -> None:
        """Correct a word, or delete the corrections of a source."""
        source = self._source()
        path = self._project.corrections / source.relative_to(self._project.transcripts).with_suffix(".yml")
        if path.exists():
            path.unlink()
            return
        words = source.read_text(encoding="utf-8").split()
        start = self._chance.randrange(len(words))
        entry = {"correct": "words", "fragment": " ".join(words[start : start + 5]), "printed": words[start]}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump([entry | {"words": "quark"} | _SIGNED], allow_unicode=True), encoding="utf-8")

    def edit_register(self) -> None:
        """Register a person under another name, or nobody."""
        label = self._chance.choice(_LABELS).title()
        people = [{"id": "somebody", "name": self._text(2).title(), "aliases": [label]}] * self._chance.randint(0, 1)
        path = self._project.site_config / "people.yml"
        path.write_text(yaml.safe_dump({"people": people}, allow_unicode=True), encoding="utf-8")

    def edit_glossary(self) -> None:
        """Explain an acronym."""
        path = self._project.site_config / "glossary.yml"
        path.write_text(f"- acronym: CHEESE\n  expansion: {self._text(3)!r}\n", encoding="utf-8")

    def edit_settings(self) -> None:
        """Change the plural of workshops."""
        path = self._project.site_config / "session_types.yml"
        text = path.read_text(encoding="utf-8").replace("plural: Workshop", f"plural: {self._text(1).title()} Workshop")
        path.write_text(text, encoding="utf-8")

    def edit_series(self) -> None:
        """Add a series of all workshops or of nothing, or delete all series."""
        path = self._project.site_config / "series.yml"
        word = self._chance.choice(["ws*", "nothing"])
        entry = f"- id: rinds\n  name: On {self._text(1).title()} Rinds\n  patterns: [{word!r}]\n"
        path.write_text(entry * self._chance.randint(0, 1), encoding="utf-8")

    def publish(self) -> None:
        """Freeze the addresses of the last site; from now on none of them may die."""
        freeze_site(self._project.site, self._project.permalinks)

    def edit_hand_written(self) -> None:
        """Add a paragraph to a hand-written page; its link may be broken."""
        path = self._project.hand_written / "about.md"
        target = self._chance.choice(["corrections.md", "moot-2003/main-session-on-holes.md", "people/index.md"])
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nMore about [{self._chance.choice(_WORDS[:5])}]({target}).\n")

    def edit_pages(self) -> None:
        """Add a hand-written page, or delete it."""
        path = self._project.hand_written / "odd [page] #1.md"
        if path.exists():
            path.unlink()
        else:
            front = "---\ntitle: Odd\ndescription: An odd page.\ntemplate: page.html\npage_kind: text\n---\n"
            path.write_text(f"{front}\n# Odd\n\n[Home](index.md)\n", encoding="utf-8")

    def edit_asset(self) -> None:
        """Replace a style sheet of the program, or delete the replacement."""
        path = self._project.site_config / "theme" / "assets" / self._chance.choice(["lists.css", "more.css"])
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"body {{ --x: {self._chance.randrange(100)} }}\n", encoding="utf-8")

    def edit_template(self) -> None:
        """Replace a template of the program, or delete the replacement."""
        path = self._project.site_config / "theme" / "partials" / "print-foot.html"
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"<p>{self._chance.randrange(100)}</p>\n", encoding="utf-8")

    def edit_mkdocs_yml(self) -> None:
        """Change the description of the site."""
        path = self._project.mkdocs_yml
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("site_description: ", "site_description: Cheese and "), encoding="utf-8")

    def _source(self) -> Path:
        paths = sorted(self._project.transcripts.rglob("*.txt"))
        if not paths:
            self.add_source()
            return self._source()
        return self._chance.choice(paths)

    def _text(self, length: int) -> str:
        return " ".join(self._chance.choices(_WORDS[:9], k=length))


_EDITS: tuple[Callable[[ArchiveEdits], None], ...] = (
    ArchiveEdits.edit_word,
    ArchiveEdits.edit_word,
    ArchiveEdits.edit_word,
    ArchiveEdits.add_source,
    ArchiveEdits.add_source,
    ArchiveEdits.rename_source,
    ArchiveEdits.delete_source,
    ArchiveEdits.damage_source,
    ArchiveEdits.damage_source,
    ArchiveEdits.write_sidecar,
    ArchiveEdits.write_correction,
    ArchiveEdits.edit_register,
    ArchiveEdits.edit_glossary,
    ArchiveEdits.edit_settings,
    ArchiveEdits.edit_series,
    ArchiveEdits.publish,
    ArchiveEdits.edit_hand_written,
    ArchiveEdits.edit_pages,
    ArchiveEdits.edit_asset,
    ArchiveEdits.edit_template,
    ArchiveEdits.edit_mkdocs_yml,
)
