"""The page of an event on which every list is as long as it may be."""

from __future__ import annotations

import gzip

import msgspec
import pytest

from generator.archive.archive import Archive, chronology
from generator.archive.people.people_index import index_people
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages import event
from generator.pages.events import event_pages
from generator.pages.views.mentions import with_mentions
from generator.pages.views.page import render_page
from generator.pages.views.subpages import MAX_ENTRIES
from generator.pages.views.wording import KINDS
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from generator.slugs import slug
from tests.benchmark.list_pages import invented_name, many_summaries
from tests.support.page_html import read
from tests.support.page_values import values_of

MOOT = Event("moot", "MOOT", 1, "Upper Wensley", "2019-11-10", "2019-11-14")
SPEAKERS = 8


@pytest.mark.slow
def test_the_largest_page_of_an_event_has_less_than_100_kb_compressed() -> None:
    invented = iter([each for each in many_summaries(1500) if each.is_session])
    documents = []
    names = {slug(name): name for name in map(invented_name, range(event._MAX_PEOPLE))}
    ids = list(names)
    for number in range(event._MAX_SESSIONS):
        session = next(invented)
        speakers = [ids[(number * SPEAKERS + turn) % len(ids)] for turn in range(SPEAKERS)]
        turns = tuple(
            msgspec.structs.replace(turn, speaker=speaker)
            for turn, speaker in zip(session.turns, speakers, strict=False)
        )
        speaker_names = {speaker: names[speaker] for speaker in speakers}
        documents.append(msgspec.structs.replace(session, event=MOOT, turns=turns, names_by_person=speaker_names))
    for kind in KINDS[1:]:
        articles = [next(invented) for _ in range(event._MAX_ARTICLES)]
        documents += [msgspec.structs.replace(each, event=MOOT, kind=kind, turns=()) for each in articles]
    archive = Archive(documents=tuple(sorted(documents, key=chronology)), people=index_people(documents))
    mentioning = [each for each in many_summaries(500) if each.is_session][:MAX_ENTRIES]
    mentions = MentionIndex(by_target={"moot/": tuple(Mention(each, each.turns[0], 2) for each in mentioning)})
    pages = list(with_mentions(event_pages(archive, Settings(archive=ArchiveInfo(), events=(), types=())), mentions))
    assert not [page.path for page in pages if "main_page" in values_of(page)["front"]]
    (text,) = [render_page(page) for page in pages if page.path == "moot/index.md"]
    _, html = read(text)
    listed = event._MAX_SESSIONS + len(KINDS[1:]) * event._MAX_ARTICLES + event._MAX_PEOPLE + MAX_ENTRIES
    assert html.count("<li>") == listed
    assert len(gzip.compress(html.encode(), compresslevel=6)) < 95_000, "the frame has less than 5 KB"
