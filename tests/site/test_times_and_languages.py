"""The times of turns, the recording and the languages, on the built pages and in the files beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.project import Project
from generator.site.build import build_site
from tests.support.make_archive import complete_archive

VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"
CAPTIONS = """\
WEBVTT

00:00:03.000 --> 00:00:09.000
<v Ada Churn>Good morning to everybody in the room.

01:02:15.500 --> 01:02:20.000
<v Wim Kool>Thank you, that was the last question of the day.
"""
ARABIC = """\
---
title: التعاونيات الرقمية في الموانئ
---

>> ليلى حداد: صباح الخير جميعاً، نبدأ الجلسة الآن. موضوعنا اليوم هو السلالم في الموانئ وكيف نحسبها.

>> ADA CHURN: Thank you very much for this. I would like to hear more about the ladders that you have counted in \
the harbour, and what the people who use them every day had to say about them when you were there.

>> عمر سالم: شكراً سيدتي الرئيسة. عددنا تسعة سلالم قبل الشتاء، وكان ثلاثة منها على الحائط مكسورة ولم يعرف أحد عمرها.
"""
ARABIC += 9 * ARABIC[ARABIC.rindex("\n\n") :]
MIXED = """\
>> ADA CHURN: Thank you very much. I will now read the message of the harbour office to all of you.

港口有九个梯子，我们在冬天之前数过每一个。

That was the message, and I thank them for it.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = complete_archive(tmp_path_factory.mktemp("archive"))
    event = made.transcripts / "moot-2003"
    for name, text in {
        "timed.vtt": CAPTIONS,
        "timed.yml": f"recording: {VIDEO}\nlicence: https://example.org/licence\n",
        "untimed.vtt": CAPTIONS.replace("Ada Churn", "Bo Whey"),
        "arabic.md": ARABIC,
        "mixed.txt": MIXED,
    }.items():
        (event / name).write_text(text, encoding="utf-8")
    lines: list[str] = []
    assert build_site(made, print_line=lines.append).faults == 0, lines
    return made


def page(project: Project, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(Path(project.site, address, "index.html").read_bytes())


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    (node,) = tree.css(selector)
    return node


def test_each_turn_shows_its_time_which_opens_the_recording_there(project: Project) -> None:
    tree = page(project, "moot-2003/timed")
    times = [(node.text(), node.attributes["href"], node.attributes["rel"]) for node in tree.css(".turn__time a")]
    assert times == [
        ("0:03", f"{VIDEO}&t=3s", "noopener external"),
        ("1:02:15", f"{VIDEO}&t=3735s", "noopener external"),
    ]
    assert [node.text() for node in tree.css(".turn h2")] == ["Ada Churn", "Wim Kool"]
    assert not tree.css("[data-record] .turn__time, iframe, video, audio")


def test_the_docket_leads_to_the_recording_and_to_the_licence(project: Project) -> None:
    tree = page(project, "moot-2003/timed")
    recording = one(tree, ".docket__row--recording a")
    assert (recording.text(), recording.attributes["href"]) == ("www.youtube.com", VIDEO)
    assert recording.attributes["rel"] == "noopener external"
    assert one(tree, ".docket__row--licence a").attributes["href"] == "https://example.org/licence"


def test_without_a_recording_a_time_is_text(project: Project) -> None:
    tree = page(project, "moot-2003/untimed")
    assert [node.text() for node in tree.css(".turn__time")] == ["0:03", "1:02:15"]
    assert not tree.css(".turn__time a, .docket__row--recording")


def test_without_times_there_is_no_trace_of_them(project: Project) -> None:
    assert not page(project, "moot-2003/main-session-on-holes").css(".turn__time")


def test_the_plain_files_have_the_times(project: Project) -> None:
    markdown = Path(project.docs, "moot-2003/timed/index.md").read_text(encoding="utf-8")
    assert re.findall(
        r"^## .*Wim Kool.* \*\[1:02:15\]\(.*\)\*\{: \.turn__time \} \{ #wim-kool-1 \}$", markdown, re.MULTILINE
    )
    text = Path(project.site, "moot-2003/timed/session.txt").read_text(encoding="utf-8")
    assert f"\nRecording: {VIDEO}\n" in text
    assert "\nWim Kool [1:02:15] [#wim-kool-1]\n" in text


def test_title_and_words_in_another_language_name_it_and_the_frame_keeps_its_own(project: Project) -> None:
    tree = page(project, "moot-2003/arabic")
    assert one(tree, "html").attributes["lang"] == "en"
    assert (one(tree, "h1").attributes["lang"], one(tree, "h1").attributes["dir"]) == ("ar", "auto")
    words = [(node.attributes.get("lang"), node.attributes.get("dir")) for node in tree.css(".turn__words")]
    assert words == [("ar", "auto"), ("en", "auto"), *[("ar", "auto")] * 10]
    assert one(tree, ".docket__row--language dd").text() == "Arabic"


def test_a_title_in_another_language_names_it_in_lists(project: Project) -> None:
    links = [node for node in page(project, "moot-2003").css("a") if "التعاونيات" in node.text()]
    assert links
    assert {(node.attributes.get("lang"), node.attributes.get("dir")) for node in links} == {("ar", "auto")}


def test_a_passage_in_another_script_names_its_language(project: Project) -> None:
    tree = page(project, "moot-2003/mixed")
    paragraphs = tree.css(".turn__words p")
    assert [node.attributes.get("lang") for node in paragraphs] == [None, "zh", None]
    assert {node.attributes.get("dir") for node in paragraphs} == {"auto"}
    assert one(tree, ".turn__words").attributes.get("lang") is None
