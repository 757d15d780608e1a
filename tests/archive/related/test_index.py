"""The related sessions of a whole archive: of the day, the parts, the series, the speakers and the topics."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.related.index import RelatedLinks, find_related
from generator.archive.summary import Summary
from generator.archive.terms.terms import Term
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.settings.people import PersonInfo, Register
from generator.settings.series import SeriesInfo
from tests.support.event_documents import document
from tests.support.invented import MOOT_2003

HOLES = SeriesInfo(id="holes", name="On Holes", patterns=("hole*",))


def make_archive(*documents: Summary) -> Archive:
    return Archive(documents=documents, people=index_people(documents))


def make_terms(*words: str) -> Sequence[Term]:
    return [Term(word.lower(), word, 3, 9.0) for word in words]


def make_settings(*series: SeriesInfo, people: tuple[PersonInfo, ...] = ()) -> Settings:
    return Settings(archive=ArchiveInfo(), events=(), types=(), series=series, register=Register(people=people))


def test_names_of_the_people_register_are_no_topics() -> None:
    """The register also has the names that pages withhold."""
    documents = [document("one"), document("two")]
    terms = {document.own_address.href: make_terms("Okonkwo", "brine", "salt") for document in documents}
    settings = make_settings(people=(PersonInfo(id="pius", name="Pius Okonkwo"),))
    related = find_related(make_archive(*documents), settings, terms).by_document["moot-2001/one/"].related
    assert [topics for _, topics in related] == [("brine", "salt")]


def test_all_related_sessions_of_an_archive() -> None:
    part_1 = document("washed-holes-part-1", "Ada Churn", "Bo Whey", day=1)
    part_2 = document("washed-holes-part-2", "Ada Churn", "Bo Whey", day=1)
    other = document("big-holes", "Ada Churn", "Bo Whey", event=MOOT_2003)
    article = document("release", kind="press-release", day=1)
    terms = {session.own_address.href: make_terms("brine", "rind", "salt") for session in (part_1, part_2, other)}
    index = find_related(make_archive(part_1, part_2, other, article), make_settings(HOLES), terms)
    links = index.by_document[part_1.href]
    assert (links.day.previous, links.day.next) == (None, part_2)
    assert links.parts == (part_2,)
    assert [(place.info.id, place.previous, place.next) for place in links.series] == [("holes", None, part_2)]
    assert [(session.href, [person.name for person in people]) for session, people in links.people] == [
        (other.href, ["Ada Churn", "Bo Whey"])
    ]
    assert [(session.href, topics) for session, topics in links.related] == [(other.href, ("brine", "rind", "salt"))]
    assert links.day.articles == (article,)
    assert {session.href for session, _ in index.by_document[other.href].related} == {part_1.href, part_2.href}
    assert index.by_document[article.href].day.others == (part_1, part_2)
    assert index.by_document[article.href].related == ()
    assert [members.info.id for members in index.series] == ["holes"]


def test_an_unrelated_document_has_no_links() -> None:
    index = find_related(make_archive(document("alone")), make_settings(), {})
    assert index.by_document == {"moot-2001/alone/": RelatedLinks()}
    assert index.series == ()
