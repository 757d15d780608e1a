"""Each value that a template uses is a field of its struct, and each field is used."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest
from jinja2 import meta

from generator.pages.data import DataBody, DataFront
from generator.pages.event import EventBody
from generator.pages.home import HomeFront
from generator.pages.people import PeopleFront, RankingBody
from generator.pages.person import PersonBody, PersonFront
from generator.pages.redirect import FormerBody, RedirectBody, RedirectFront
from generator.pages.session import ArticleBody, SessionBody
from generator.pages.views.document_metadata import ArticleFront, DocumentFront, SessionFront
from generator.pages.views.former_note import FormerFront, UnreadBody, WithdrawnBody
from generator.pages.views.listing import ListBody, ListFront, Lists
from generator.pages.views.page import Body, Front
from generator.pages.views.shown_blocks import ShownBlock
from generator.records import Block
from tests.support.paths import ROOT, THEME
from tests.support.template_names import TemplateNames, Use, structs_in, uses_of

MARKDOWN = TemplateNames(ROOT / "generator" / "pages" / "templates")
HTML = TemplateNames(THEME)
BODIES: tuple[type[Body], ...] = (
    ArticleBody, DataBody, EventBody, FormerBody, ListBody, Lists, PersonBody, RankingBody, RedirectBody, SessionBody,
    UnreadBody, WithdrawnBody,
)  # fmt: skip
FRONTS: dict[str, type[Front | HomeFront]] = {
    "article.html": ArticleFront, "former-note.html": FormerFront, "home.html": HomeFront, "page.html": ListFront,
    "people.html": PeopleFront, "person.html": PersonFront,
    "redirect.html": RedirectFront, "session.html": SessionFront,
}  # fmt: skip
GLOBALS = {"gettext", "heading_id", "sentence"}
"""Functions that every template of Markdown has."""
READ_BY_MKDOCS = {"template"}
READ_BY_PAGES = {Block, ShownBlock}
"""The type of a block is for `pages/session.py`."""
MADE_BY_HAND = {"base.html", "search.html", "404.html", "main.html", "document.html"}
"""Templates of hand-written pages, and those that others extend."""


def test_every_template_has_a_struct() -> None:
    names = {path.name for path in (ROOT / "generator" / "pages" / "templates").iterdir()}
    assert {body.template for body in BODIES} == names
    assert {path.name for path in THEME.glob("*.html")} == {*FRONTS, *MADE_BY_HAND}


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.template)
def test_a_template_of_markdown_uses_exactly_the_fields_of_its_struct(body: type[Body]) -> None:
    parts = [MARKDOWN.tree(name) for name in MARKDOWN.closure(body.template)]
    used = set[str]().union(*(meta.find_undeclared_variables(part) for part in parts))
    assert used - {"front", *GLOBALS} == set(body.__struct_fields__)
    assert ("front" in used) == (body is not Lists)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.template)
def test_a_template_of_markdown_uses_exactly_the_fields_of_what_it_lists(body: type[Body]) -> None:
    uses = uses_of(MARKDOWN, body.template, typing.get_type_hints(body))
    structs = structs_in(body) - {body}
    fields = {(struct, name) for struct in structs for name in struct.__struct_fields__}
    assert uses <= fields
    assert {(struct, name) for struct, name in fields - uses if struct not in READ_BY_PAGES} == set()


def front_uses(template: str) -> set[Use]:
    front = FRONTS[template]
    return uses_of(HTML, template, {"meta": front, "page.meta": front})


@pytest.mark.parametrize("template", FRONTS)
def test_every_field_of_the_front_matter_is_used(template: str) -> None:
    used = set[Use]().union(*map(front_uses, FRONTS))
    structs = structs_in(FRONTS[template])
    fields = {(struct, name) for struct in structs for name in struct.__struct_fields__}
    shared = {name for struct, name in used if struct in FRONTS.values()}
    unused = {name for struct, name in fields - used if struct is not FRONTS[template] or name not in shared}
    assert unused == READ_BY_MKDOCS


@pytest.mark.parametrize("template", FRONTS)
def test_every_value_of_the_front_matter_is_a_field(template: str) -> None:
    """A template for several kinds of pages may use a field that only some of them have."""
    shared = {name for front in (*FRONTS.values(), DataFront) for name in front.__struct_fields__}
    for struct, name in front_uses(template):
        known = shared if struct is FRONTS[template] else set(struct.__struct_fields__)
        assert name in known, (template, struct, name)


def test_the_check_finds_a_field_that_is_not_there(tmp_path: Path) -> None:
    source = (
        "{% set meta = page.meta %}{% for one in meta.people[1:] or [] %}{{ one.nane }}{% endfor %}{{ meta.titel }}"
    )
    (tmp_path / "x.html").write_text(source, encoding="utf-8")
    uses = uses_of(TemplateNames(tmp_path), "x.html", {"page.meta": DocumentFront})
    assert {name for _, name in uses} == {"people", "nane", "titel"}
    assert {struct.__name__ for struct, _ in uses if isinstance(struct, type)} == {"DocumentFront", "Voice"}
