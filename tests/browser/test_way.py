"""A way through a session: strip, speakers, keys, the field "in this session", short turns, small talk and parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.project import Project
from generator.site.build import build_site
from tests.support.axe import violations_in_both_schemes
from tests.support.browser import SESSION, Archive, NewVisit, Visit
from tests.support.long_session import long_session
from tests.support.make_archive import complete_archive
from tests.support.serving import serving

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
COALITION = "igf-2016/dc-on-internet-rights-and-principles/"
DIALOGUE = "moot-2001/dialogue/"
TALK = "moot-2001/talk/"
TURNS = 400
VERY_LONG = "moot-2001/very-long/"
MANY = 3600

SMALL_TALK = """A Talk

>> ADA LOVELACE: Good morning, everybody.
>> BO: Can you hear me?
>> ADA LOVELACE: Yes, we can hear you, Bo.
>> BO: Yes.
>> ADA LOVELACE: Thank you for the rind.
>> BO: Thank you, Ada.
>> ADA LOVELACE: This is a long turn with more than twelve words, and it has thanks in it: thank you.
"""
FOLDED = ["ada-lovelace-1", "bo-1", "ada-lovelace-2", "bo-3"]


ARABIC = """\
>> ليلى حداد: السؤال الذي طرحته الزميلة مهم جدا، وسأحاول أن أجيب عنه باختصار. شكرا لكم جميعا على الحضور إلى هذه الجلسة.

>> عمر الفاسي: نحن بحاجة إلى شبكة مفتوحة وآمنة للجميع في القرى والمدن. في السنة الماضية وصلنا ثلاثين مدرسة بالشبكة.

>> ADA BRANDT: Thank you both. We have heard what the harbour needs, and we will come back to it in the afternoon.
"""


@pytest.fixture(scope="module")
def dialogue(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with a session of 400 turns, and one with small talk."""
    del chromium
    project = complete_archive(tmp_path_factory.mktemp("way"))
    folder = project.transcripts / "moot-2001"
    (folder / "dialogue.txt").write_text(long_session(TURNS), encoding="utf-8")
    (folder / "very-long.txt").write_text(long_session(MANY), encoding="utf-8")
    (folder / "talk.txt").write_text(SMALL_TALK, encoding="utf-8")
    (folder / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    assert build_site(project, print_line=lambda _: None).faults == 0
    base = Project(project.root).base_path()
    with serving(Path(project.site), base=base, port=0) as server:
        yield Archive(server.origin, base)


def focused(page: Page) -> str | None:
    """The id of the turn that has the focus."""
    return page.evaluate("document.activeElement.closest('[data-turn]')?.dataset.turn ?? null")  # type: ignore[no-any-return]


def test_the_strip_has_a_stroke_for_every_turn(visit: Visit) -> None:
    page = visit.open(SESSION)
    strokes = page.locator(".strip path:not([fill]):not(.strip__marks, .strip__parts)").evaluate_all(
        """all => all.filter((path) => !path.closest('pattern'))
            .map((path) => path.getAttribute('d').split('M').length - 1)"""
    )
    assert sum(strokes) == 62
    inks = page.locator(".strip [class*='ink-']").evaluate_all(
        "all => all.map((group) => getComputedStyle(group).fill)"
    )
    assert len(set(inks)) == 5
    assert page.locator(".strip pattern").count() >= 4


def test_the_list_of_speakers_says_what_the_strip_shows(visit: Visit) -> None:
    page = visit.open(SESSION)
    lines = page.locator(".way__voices li")
    assert lines.first.inner_text().split("\n")[:2] == ["Rachel Azafrani", "29 turns"]
    expect(page.locator(".strip")).to_have_attribute("aria-hidden", "true")
    lines.first.get_by_role("link").click()
    assert page.url.endswith("#rachel-azafrani-1")
    page.get_by_role("button", name="Next turn of Verena Weber").click()
    assert focused(page) == "verena-weber-1"
    page.get_by_role("button", name="Next turn of Verena Weber").click()
    assert focused(page) == "verena-weber-2"


def test_a_click_on_the_strip_goes_there_and_back_returns(visit: Visit) -> None:
    page = visit.open(SESSION)
    box = page.locator(".strip").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 10, box["y"] + box["height"] * 0.5)
    page.wait_for_url("**#*")
    middle = page.url.partition("#")[2]
    expect(page.locator(f"[id='{middle}']")).to_be_in_viewport()
    number = page.evaluate(
        "(id) => [...document.querySelectorAll('[data-turn]')].findIndex((t) => t.dataset.turn === id)", middle
    )
    assert 20 < number < 50
    expect(page.locator(".way__here")).to_contain_text(f"Turn {number + 1} of 62")
    page.go_back()
    assert page.url == visit.archive.url(SESSION)


def test_the_strip_shows_where_the_reader_is(visit: Visit) -> None:
    page = visit.open(f"{SESSION}#rachel-azafrani-1")
    window = page.locator(".strip__window")
    top = float(window.get_attribute("y") or 0)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    page.wait_for_function(
        "(top) => Number(document.querySelector('.strip__window').getAttribute('y')) > top + 50", arg=top
    )


def test_the_strip_covers_nothing_of_the_foot(visit: Visit) -> None:
    page = visit.open(SESSION)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.locator(".foot a").last).to_be_in_viewport()
    covered = page.locator(".foot a").evaluate_all(
        """links => links.filter((link) => {
            const { left, right, top, bottom } = link.getBoundingClientRect();
            return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== link;
        }).map((link) => link.textContent)"""
    )
    assert covered == []


def test_keys_go_from_turn_to_turn(visit: Visit) -> None:
    page = visit.open(SESSION)
    order = page.locator("[data-turn]").evaluate_all("all => all.map((turn) => turn.dataset.turn)")
    reached = []
    for key in "jjjkj":
        page.keyboard.press(key)
        reached.append(focused(page))
    assert reached == [order[place] for place in (0, 1, 2, 1, 2)]
    expect(page.locator(f"[id='{reached[-1]}']")).to_be_in_viewport()


def test_keys_go_from_turn_to_turn_of_the_same_speaker(visit: Visit) -> None:
    page = visit.open(f"{SESSION}#verena-weber-2")
    reached = []
    for key in "nnnpp":
        page.keyboard.press(key)
        reached.append(focused(page))
    assert reached == [f"verena-weber-{number}" for number in (3, 4, 4, 3, 2)]
    expect(page.get_by_role("status").filter(has_text="No later turn")).to_have_count(0)


def test_the_last_turn_says_that_it_is_the_last(visit: Visit) -> None:
    page = visit.open(f"{SESSION}#verena-weber-4")
    page.keyboard.press("n")
    expect(page.get_by_role("status").filter(has_text="No later turn of Verena Weber")).to_have_count(1)


def test_in_the_middle_of_a_long_turn_k_goes_to_its_beginning(visit: Visit) -> None:
    page = visit.open(f"{SESSION}#verena-weber-4")
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => document.querySelector('#verena-weber-4').getBoundingClientRect().bottom < 0")
    page.keyboard.press("k")
    assert focused(page) == "verena-weber-4"


def test_letters_in_a_field_are_letters(visit: Visit) -> None:
    page = visit.open(SESSION)
    page.keyboard.press("/")
    page.keyboard.type("jknp/?")
    expect(page.get_by_label("In this session").locator("input")).to_have_value("jknp/?")
    assert focused(page) is None
    page.keyboard.press("Control+k")
    page.keyboard.type("jk")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("jk")


def test_keys_can_be_switched_off_and_stay_so(visit: Visit) -> None:
    page = visit.open(SESSION)
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert focused(page) is None
    page.reload()
    page.keyboard.press("j")
    assert focused(page) is None


def test_the_tab_key_stops_at_one_turn_only(visit: Visit) -> None:
    page = visit.open(f"{SESSION}#verena-weber-3")
    page.keyboard.press("Tab")
    stops = page.locator("section[data-turn]").evaluate_all(
        """all => all.filter((turn) => [turn, ...turn.querySelectorAll('a')].some((one) => one.tabIndex >= 0))
            .map((turn) => turn.dataset.turn)"""
    )
    assert stops == ["verena-weber-3"]
    page.keyboard.press("j")
    after = focused(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "turn__link"
    assert focused(page) == after


def test_without_the_keys_every_link_is_a_stop(visit: Visit) -> None:
    page = visit.open(SESSION)
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Tab")
    assert page.locator("section[data-turn] a[tabindex='-1']").count() == 0


def test_the_field_counts_marks_and_goes_to_each_match(visit: Visit) -> None:
    page = visit.open(SESSION)
    page.keyboard.press("/")
    page.keyboard.type("interoperab")
    status = page.locator(".find__status")
    expect(status).to_have_text("3 in 2 turns")
    assert page.evaluate("CSS.highlights.get('found').size") == 3
    assert page.locator("[data-record] mark").count() == 0, "the words of the page are left as they are"
    marks = page.locator(".strip__marks").get_attribute("d") or ""
    assert 1 <= marks.count("M") <= 3
    page.keyboard.press("Enter")
    expect(status).to_have_text("1 of 3")
    page.keyboard.press("Shift+Enter")
    expect(status).to_have_text("3 of 3")
    page.get_by_role("button", name="Next match").click()
    expect(status).to_have_text("1 of 3")
    here = "CSS.highlights.get('found-here').keys().next().value"
    assert page.evaluate(f"{here}.toString()").lower() == "interoperab"
    assert 0 < page.evaluate(f"{here}.getBoundingClientRect().top") < 900
    page.get_by_role("button", name="Clear").click()
    expect(status).to_have_text("")
    assert page.evaluate("CSS.highlights.get('found').size") == 0


@pytest.mark.parametrize(
    ("typed", "text"),
    [("GBENGA sesan", "'Gbenga Sesan"), ("ocarroll", None), ("o'carroll", "O'Carroll"), ("nothing at all here", None)],
)
def test_the_field_folds_words_as_marks_do(visit: Visit, typed: str, text: str | None) -> None:
    page = visit.open(COALITION if "carroll" in typed else SESSION)
    page.get_by_label("In this session").locator("input").fill(typed)
    if text is None:
        expect(page.locator(".find__status")).to_have_text("Not found")
    else:
        expect(page.locator(".find__status")).to_contain_text(" in ")
        found = page.evaluate("[...CSS.highlights.get('found')].map(String)")
        assert {each.strip("'") for each in found} == {text.strip("'")}


def test_the_marks_of_the_address_are_counted_and_cleared(visit: Visit) -> None:
    page = visit.open(f"{SESSION}?mark=interoperability#verena-weber-4")
    expect(page.locator("[data-record] mark").first).to_be_attached()
    marks = page.locator("[data-record] mark").count()
    status = page.locator(".find__status")
    expect(status).to_contain_text(f"{marks} in ")
    page.get_by_role("button", name="Next match").click()
    expect(status).to_contain_text(f" of {marks}")
    words = page.locator("[data-turn='verena-weber-4'] .turn__words").inner_text()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-record] mark")).to_have_count(0)
    assert page.locator("[data-turn='verena-weber-4'] .turn__words").inner_text() == words
    assert page.url == visit.archive.url(f"{SESSION}#verena-weber-4")


def test_a_short_turn_is_one_line(visit: Visit) -> None:
    page = visit.open(COALITION)
    turn = page.locator("[data-turn='marianne-franklin-8']")
    box = turn.bounding_box()
    assert box is not None
    assert box["height"] < 60
    name, words = turn.locator("h2").bounding_box(), turn.locator("p").bounding_box()
    assert name is not None
    assert words is not None
    assert words["y"] < name["y"] + name["height"]
    assert words["x"] > name["x"] + name["width"]


def test_words_from_right_to_left_have_name_and_tools_on_their_side(new_visit: NewVisit, dialogue: Archive) -> None:
    for width in (1280, 390):
        page = new_visit(dialogue, viewport={"width": width, "height": 844}).open("moot-2001/arabic/")
        turn = page.locator(".turn[dir=rtl]").first
        name, words, link = (turn.locator(part).bounding_box() for part in ("h2", "p", ".turn__link"))
        assert name is not None
        assert words is not None
        assert link is not None
        assert abs(name["x"] + name["width"] - words["x"] - words["width"]) < 40
        assert link["x"] < name["x"]
        turn.locator(".turn__link").click()
        tools = page.locator("#Turn-tools").bounding_box()
        assert tools is not None
        assert tools["x"] >= 0
        assert tools["x"] + tools["width"] <= width
        assert page.locator(".turn:not([dir])").count() == 1, "English words have no direction of their own"


def test_the_tools_open_from_the_link_of_a_turn(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, permissions=["clipboard-read", "clipboard-write"]).open(SESSION)
    opener = page.get_by_role("button", name="Tools of turn verena-weber-4")
    opener.focus()
    page.keyboard.press("Enter")
    tools = page.locator("#Turn-tools")
    expect(tools).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    names = tools.locator("> *").all_inner_texts()
    assert {"Copy link", "Report a mistake"} <= set(names)
    reached = []
    for _ in names:
        reached.append(page.evaluate("document.activeElement.textContent"))
        page.keyboard.press("ArrowDown")
    assert reached == names
    assert page.evaluate("document.activeElement.textContent") == names[0], "from the last tool to the first"
    assert "verena-weber-4" in (page.get_by_role("link", name="Report a mistake").first.get_attribute("href") or "")
    page.keyboard.press("Escape")
    expect(tools).to_be_hidden()
    expect(opener).to_be_focused()
    opener.press("Space")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == archive.url(f"{SESSION}#verena-weber-4")
    expect(tools).to_be_hidden()


def test_without_scripts_each_turn_has_a_plain_link(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, java_script_enabled=False).open(SESSION)
    links = page.get_by_role("link", name="Link to turn")
    assert links.count() == 62
    assert links.first.inner_text() == "Link"
    links.nth(3).click()
    assert page.url.endswith("#" + (page.locator("[data-turn]").nth(3).get_attribute("data-turn") or "-"))
    assert page.locator(".way, .way-open").count() == 0


def test_on_a_phone_the_strip_is_behind_a_control(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, **PHONE).open(SESSION)
    expect(page.locator(".way")).to_be_hidden()
    page.get_by_role("button", name="Session").tap()
    expect(page.locator(".strip")).to_be_visible()
    box = page.locator(".strip").bounding_box()
    assert box is not None
    assert box["height"] > 400
    page.touchscreen.tap(box["x"] + 20, box["y"] + box["height"] * 0.7)
    expect(page.locator(".way")).to_be_hidden()
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (1280, 900)])
def test_what_can_be_touched_is_large_enough(new_visit: NewVisit, archive: Archive, size: tuple[int, int]) -> None:
    page = new_visit(archive, viewport={"width": size[0], "height": size[1]}, has_touch=size[0] < 1000).open(COALITION)
    if size[0] < 1000:
        page.get_by_role("button", name="Session").click()
    small = page.locator(".way :is(a, button, summary, input), .turn__link").evaluate_all(
        """all => all.map((one) => [one.textContent, one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([text]) => text)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_the_controls_of_a_phone_never_hide_the_focus(new_visit: NewVisit, archive: Archive) -> None:
    page = new_visit(archive, viewport={"width": 390, "height": 844}).open(SESSION)
    page.evaluate("localStorage.setItem('archive-keys', 'off')")
    page.reload()
    for _ in range(70):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one.closest('.head')) return false;
              const bar = document.querySelector('.head__controls').getBoundingClientRect();
              return one.getBoundingClientRect().bottom > bar.top + 2;
            }"""
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML")


def test_a_page_of_3600_turns_takes_little_work(new_visit: NewVisit, dialogue: Archive) -> None:
    page = new_visit(dialogue, **PHONE).page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # the same on a busy machine

    def seconds() -> float:
        values = session.send("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in values if each["name"] == "TaskDuration")  # type: ignore[no-any-return]

    page.goto(dialogue.url(VERY_LONG))
    page.wait_for_function(
        "() => document.querySelector('.way-open')"
    )  # `expect` describes the page, which takes minutes
    loaded = seconds()
    assert loaded < 2, "0.6 on two cores of 2026"
    page.locator(".way-open").tap()
    page.locator("#Find").fill("accessibility")
    page.wait_for_function(
        "() => document.querySelector('.find__status').textContent.includes('turns')", timeout=60_000
    )
    assert seconds() - loaded < 2, "0.6 on two cores of 2026"
    assert page.locator(".strip *").count() < 60, "the strip has some elements a speaker, none a turn"


def test_small_talk_folds_on_demand(new_visit: NewVisit, dialogue: Archive) -> None:
    page = new_visit(dialogue).open(TALK)
    assert page.locator(".turn--folded").count() == 0
    page.get_by_text("Small talk: 4 turns").click()
    page.get_by_label("Fold them").check()
    folded = page.locator(".turn--folded").evaluate_all("all => all.map((turn) => turn.dataset.turn)")
    assert folded == FOLDED
    box = page.locator("[data-turn='bo-1']").bounding_box()
    assert box is not None
    assert box["height"] < 12
    page.locator("[data-turn='bo-1']").click()
    expect(page.locator("[data-turn='bo-1'] p")).to_be_visible()
    page.goto(dialogue.url(f"{TALK}#bo-3"))
    expect(page.locator("[data-turn='bo-3'] p")).to_be_visible()


def test_the_strip_of_a_few_words_is_short(new_visit: NewVisit, dialogue: Archive) -> None:
    boxes = [
        new_visit(dialogue).open(f"moot-2001/{name}/").locator(".strip").bounding_box() for name in ("talk", "dialogue")
    ]
    heights = [box["height"] for box in boxes if box]
    assert 100 < heights[0] < 200
    assert heights[1] > 400


def test_parts_are_listed_above_the_turns_and_on_the_strip(new_visit: NewVisit, dialogue: Archive) -> None:
    page = new_visit(dialogue).open(DIALOGUE)
    parts = page.get_by_role("navigation", name="Parts")
    assert parts.get_by_role("link").all_inner_texts() == ["Part 1", "Part 2"]
    expect(parts).to_contain_text("after the note “(Coffee break.)”")
    assert (page.locator(".strip__parts").get_attribute("d") or "").count("M") == 2
    parts.get_by_role("link", name="Part 2").click()
    expect(page.locator(".way__here")).to_contain_text(f"Turn {TURNS // 2 + 2} of {TURNS}")


def test_a_session_of_one_part_lists_no_parts(visit: Visit) -> None:
    assert visit.open(SESSION).locator(".parts").count() == 0


def test_turns_out_of_view_are_found_opened_and_printed(new_visit: NewVisit, dialogue: Archive) -> None:
    page = new_visit(dialogue).open(f"{DIALOGUE}#ada-lovelace-100")
    expect(page.locator("#ada-lovelace-100")).to_be_in_viewport()
    top = page.evaluate("document.querySelector('#ada-lovelace-100').getBoundingClientRect().top")
    assert 0 < top < 120
    assert page.evaluate("getComputedStyle(document.querySelector('.turns')).contentVisibility") == "auto"
    copied = page.evaluate("(getSelection().selectAllChildren(document.body), getSelection().toString().split(/\\s+/))")
    words = page.evaluate(
        "[...document.querySelectorAll('.turn__words')].map((one) => one.textContent).join(' ').split(/\\s+/)"
    )
    assert copied.count("accessibility") == words.count("accessibility") > 100
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.turns')).contentVisibility") == "visible"


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_strip_and_the_tools(new_visit: NewVisit, dialogue: Archive, width: int) -> None:
    levels = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    page = new_visit(dialogue, viewport={"width": width, "height": 844}).open(TALK)
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.keyboard.press("/")
    page.keyboard.type("thank")
    expect(page.locator(".find__status")).to_contain_text(" in ")
    assert [rule["id"] for rule in violations_in_both_schemes(page, options=levels)] == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".turn__link").nth(1).click()
    assert [rule["id"] for rule in violations_in_both_schemes(page, options=levels)] == []
