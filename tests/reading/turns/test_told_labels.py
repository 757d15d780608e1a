"""Labels that Markdown, HTML and Word tell apart from the words: bold names, headings, tables, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.reading.turns.forms.told_labels import may_be_label, read_label
from generator.records import SessionRecord
from generator.settings.load import Settings
from tests.support.make_docx import docx
from tests.support.make_word_body import paragraph, run, table

NAMES = ["Odile Marchetti", "Petter Dahl", "Odile Marchetti", "Ines van der Laan", "Petter Dahl", "Odile Marchetti"]
WORDS = [
    "Good morning to all of you, I think that we can begin now.",
    "The roof needs work before winter: that is what the report says.",
    "You said last year that the lights would be repaired. Note: nobody did.",
    "That is a fair point, Petter Dahl, and we will put it in the minutes.",
    "I would like to come back to the question. It is about 10:30.",
    "Yes.",
]
Write = Callable[[str, str], str]


def read(name: str, data: bytes | str, folder: Path, settings: Settings) -> SessionRecord:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(path, folder / "none", settings)


def turns(record: SessionRecord) -> list[tuple[str | None, str]]:
    return [(turn.label, " ".join(block.text for block in turn.blocks)) for turn in record.turns]


def join(write: Write, between: str = "\n\n", pairs: Iterable[tuple[str, str]] = ()) -> str:
    return between.join(write(name, words) for name, words in pairs or zip(NAMES, WORDS, strict=True))


MARKDOWN = {
    "bold": join(lambda name, words: f"**{name}** {words}"),
    "bold with a colon": join(lambda name, words: f"**{name}:** {words}"),
    "bold before a colon": join(lambda name, words: f"**{name}**: {words}"),
    "bold with a dash": join(lambda name, words: f"**{name}** — {words}"),
    "bold above the words": join(lambda name, words: f"**{name}**\n\n{words}"),
    "bold above a quotation": join(lambda name, words: f"**{name}**\n\n> {words}"),
    "bold with a time": join(lambda name, words: f"**{name}** [00:01:05]: {words}"),
    "bold with a colon and a time": join(lambda name, words: f"**{name}:** \\[00:08:10.23\\] {words}"),
    "a time before bold": join(lambda name, words: f"[00:01:05] **{name}:** {words}"),
    "underscores": join(lambda name, words: f"__{name}__ {words}"),
    "slanted with a colon": join(lambda name, words: f"*{name}:* {words}"),
    "bold and slanted": join(lambda name, words: f"***{name}:*** {words}"),
    "items": join(lambda name, words: f"- {name}: {words}", "\n"),
    "bold items": join(lambda name, words: f"* **{name}** {words}", "\n"),
    "headings": join(lambda name, words: f"### {name}\n\n{words}"),
    "headings with times": join(lambda name, words: f"### {name} (00:03)\n\n{words}"),
    "a table": "| Speaker | Text |\n|---|---|\n" + join(lambda name, words: f"| {name} | {words} |", "\n"),
    "a table with times": (
        "| Time | Who | What |\n|---|---|---|\n" + join(lambda name, words: f"| 0:05 | {name} | {words} |", "\n")
    ),
}
HTML = {
    "bold": join(lambda name, words: f"<p><b>{name}</b> {words}</p>"),
    "strong and a break": join(lambda name, words: f"<p><strong>{name}</strong><br>{words}</p>"),
    "a class": join(lambda name, words: f'<p><span class="speaker">{name}</span> {words}</p>'),
    "definitions": f"<dl>{join(lambda name, words: f'<dt>{name}</dt><dd>{words}</dd>')}</dl>",
    "headings": join(lambda name, words: f"<h4>{name}</h4><p>{words}</p>"),
    "quotations": join(lambda name, words: f"<p><b>{name}</b></p><blockquote>{words}</blockquote>"),
    "items": f"<ul>{join(lambda name, words: f'<li><b>{name}</b> - {words}</li>')}</ul>",
    "a table": f"<table><tr><th>Who<th>What</tr>{join(lambda n, w: f'<tr><td>{n}</td><td>{w}</td></tr>')}</table>",
    "a table of paragraphs": (
        f"<table>{join(lambda n, w: f'<tr><td><p>{n}</p></td><td><p>{w}</p></td></tr>')}</table>"
    ),
}
BOLD = "<w:b/>"
WORD = {
    "bold": join(lambda name, words: paragraph(run(name, BOLD), run(f" {words}"))),
    "bold above the words": join(lambda name, words: paragraph(run(name, BOLD)) + paragraph(run(words))),
    "slanted": join(lambda name, words: paragraph(run(name, "<w:i/>"), run(f" {words}"))),
    "a table": table(*zip(NAMES, WORDS, strict=True)),
    "a table with a head": table(("Speaker", "Text"), *zip(NAMES, WORDS, strict=True)),
    "a table with times": table(
        ("Time", "Name", "Words"), *[("0:00:04", *pair) for pair in zip(NAMES, WORDS, strict=True)]
    ),
    "a table with numbers": table(
        ("Nr.", "Sprecher", "Inhalt"), *[(str(n), *pair) for n, pair in enumerate(zip(NAMES, WORDS, strict=True), 1)]
    ),
    "times behind the names": table(*[(name, "0:04", words) for name, words in zip(NAMES, WORDS, strict=True)]),
    "Teams, 2022": join(
        lambda name, words: f"<w:p><w:r><w:t>0:0:0.0 --&gt; 0:0:3.9</w:t><w:br/><w:t>{name}</w:t><w:br/>"
        f"<w:t>{words}</w:t></w:r></w:p>"
    ),
    "Teams, 2024": (
        paragraph(run("Board-20220123_150411-Meeting Recording")) + paragraph(run("12m 34s"))
        + paragraph(run("Petter Dahl started transcription", BOLD))
        + join(lambda name, words: paragraph(run(name, BOLD), run("   0:04"), "<w:r><w:br/></w:r>", run(words)))
        + paragraph(run("Petter Dahl stopped transcription"))
    ),
    "Teams, with names that stand out": (
        paragraph(run("Petter Dahl", BOLD), run(" started transcription"))
        + join(lambda name, words: paragraph(run(name, BOLD), run("   0:04"), "<w:r><w:br/></w:r>", run(words)))
        + paragraph(run("Petter Dahl", BOLD), run(" stopped transcription"))
    ),
    "changes and notes": join(
        lambda name, words: paragraph(
            run(f"{name}: ", BOLD), run(words), "<w:del><w:r><w:delText>Deleted.</w:delText></w:r></w:del>",
            run("Hidden", "<w:vanish/>"),
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str, tmp_path: Path, settings: Settings) -> None:
    record = read("a.md", f"# The Roof\n\n{MARKDOWN[name]}", tmp_path, settings)
    assert turns(record) == list(zip(NAMES, WORDS, strict=True))
    assert record.title == "The Roof"


@pytest.mark.parametrize("name", HTML)
def test_html(name: str, tmp_path: Path, settings: Settings) -> None:
    record = read("a.html", f"<!doctype html><body><h1>The Roof</h1>{HTML[name]}</body>", tmp_path, settings)
    assert turns(record) == list(zip(NAMES, WORDS, strict=True))


@pytest.mark.parametrize("name", WORD)
def test_word(name: str, tmp_path: Path, settings: Settings) -> None:
    assert turns(read("a.docx", docx(body=WORD[name]), tmp_path, settings)) == list(zip(NAMES, WORDS, strict=True))


TOPICS = ["Key point", "Costs", "Key point", "The roof", "Costs", "The roof"]
PROSE = {
    "a report with bold topics": join(lambda name, words: f"**{name}** {words}", pairs=zip(TOPICS, WORDS, strict=True)),
    "a report with headings": join(lambda name, words: f"## {name}\n\n{words}", pairs=zip(TOPICS, WORDS, strict=True)),
    "notes in bold": join(
        lambda name, words: f"**{name}:** {words}", pairs=zip(["Note", "Decision", "Action"] * 2, WORDS, strict=True)
    ),
    "a list of things": "- milk: two litres\n- bread: one\n- cheese: some\n- rope: none\n- salt: a bag",
    "a table of prices": "| Thing | Price |\n|---|---|\n| Rope | 3 |\n| Steel | 4 |\n| Rope | 5 |",
    "names in prose": f"**Odile Marchetti** was there. {WORDS[0]}\n\n**Petter Dahl** was not. {WORDS[2]}",
}


@pytest.mark.parametrize("name", PROSE)
def test_what_stands_out_in_prose_is_no_label(name: str, tmp_path: Path, settings: Settings) -> None:
    assert {turn.label for turn in read("a.md", f"# The Roof\n\n{PROSE[name]}", tmp_path, settings).turns} == {None}


def test_minutes_of_labelled_items(tmp_path: Path, settings: Settings) -> None:
    text = (
        "# Roof WG\n\n- [Draft -- Ines Lindt](#draft----ines-lindt)\n\n## Draft -- Ines Lindt\n\n"
        "* Petter: We begin now.\n  * pd, as individual: Fine by me: go on.\n* J: Is it?\n* Petter: It is.\n\n"
        "<!-- he was\nrude -->\n\n"
        "## Costs\n\n* J: Too high.\n* Ines: I said so.[^1]\n* pd, as individual: Yes.\n\n[^1]: She did not.\n"
    )
    record = read("a.md", text, tmp_path, settings)
    assert turns(record) == [
        ("Petter", "We begin now."),
        ("pd, as individual", "Fine by me: go on."),
        ("J", "Is it?"),
        ("Petter", "It is."),
        ("J", "Too high."),
        ("Ines", "I said so.[^1]"),
        ("pd, as individual", "Yes."),
    ]
    assert [(entry.reason, entry.lines) for entry in record.removed if entry.reason in {"comment", "footnote"}] == [
        ("comment", (12, 13)),
        ("footnote", (21, 21)),
    ]


def test_a_time_with_which_a_sentence_begins_is_no_time_of_the_turn(tmp_path: Path, settings: Settings) -> None:
    said = [("Ada Bell", "10:30 is too late."), ("Bo Ek", "(10:30)? No."), ("Ada Bell", "Yes."), ("Bo Ek", "Well.")]
    record = read("session.md", join(lambda name, words: f"**{name}:** {words}", pairs=said), tmp_path, settings)
    assert turns(record)[0] == ("Ada Bell", "10:30 is too late.")
    assert record.turns[0].time is None


MEETING = """# Quay Ropes

## Annual General Meeting – Transcript

*The Old Quay House, Harbour*

### Welcome

**Dame Odile Marchetti, Chair**

Good morning to all of you, I think that we can begin now.

**Petter Dahl, Chief Executive**

We sold more rope, we sold it for less, and a shareholder asked why.

**Odile Marchetti**

You may ask him, too.

**Shareholder 1**

Why is it the same as last year?

**Petter Dahl**

It's on page 61.

**Ines van der Laan (private shareholder)**

I have never seen it.

**Shareholder 2**

Hear, hear.

### Resolutions

| Resolution | For |
|------------|-----|
| 1. Report  | 99% |

**Odile Marchetti**

Thank you for coming.

**[END OF TRANSCRIPT]**
"""


def test_names_in_bold_letters_of_which_one_comes_with_an_office_first(tmp_path: Path, settings: Settings) -> None:
    record = read("meeting.md", MEETING, tmp_path, settings)
    assert [label for label, _ in turns(record)] == [
        "Dame Odile Marchetti, Chair",
        "Petter Dahl, Chief Executive",
        "Odile Marchetti",
        "Shareholder 1",
        "Petter Dahl",
        "Ines van der Laan (private shareholder)",
        "Shareholder 2",
        "Odile Marchetti",
    ]
    assert turns(record)[-2:] == [("Shareholder 2", "Hear, hear."), ("Odile Marchetti", "Thank you for coming.")]


def test_a_table_below_words_stays_with_them(tmp_path: Path, settings: Settings) -> None:
    text = MEETING.replace("### Resolutions", "I read the votes to you.")
    record = read("meeting.md", text, tmp_path, settings)
    assert "99%" in turns(record)[-2][1]


def test_people_in_bold_letters_above_what_they_did_are_no_speakers(tmp_path: Path, settings: Settings) -> None:
    people = ["Odile Marchetti, Chair", "Petter Dahl, Treasurer", "Ines van der Laan, Clerk", "Tom Alday, Diver"]
    text = "# People of the board\n\n" + "\n\n".join(f"**{name}**\n\nBorn in Oslo in 1960." for name in people)
    record = read("people.md", text, tmp_path, settings)
    assert record.kind == "other"
    assert [turn.label for turn in record.turns] == [None]


def test_an_office_in_slanted_letters_behind_a_name_in_bold_ones_is_not_said(
    tmp_path: Path, settings: Settings
) -> None:
    office = "**Odile Marchetti** – *Chief Executive Officer*"
    text = (
        f"**Operator**\n\nGood morning.\n\n{office}\n\nThank you. Let's begin.\n\n**Operator**\n\nA question.\n\n"
        f"**Petter Dahl**\n\nWho pays?\n\n{office}\n\nNobody.\n\n**Operator**\n\nThank you."
    )
    assert turns(read("call.md", text, tmp_path, settings)) == [
        ("Operator", "Good morning."),
        ("Odile Marchetti", "Thank you. Let's begin."),
        ("Operator", "A question."),
        ("Petter Dahl", "Who pays?"),
        ("Odile Marchetti", "Nobody."),
        ("Operator", "Thank you."),
    ]


def test_a_sentence_in_slanted_letters_behind_a_name_is_said(tmp_path: Path, settings: Settings) -> None:
    text = "\n\n".join(f"**{name}** – *{words}*" for name, words in zip(NAMES, WORDS, strict=True))
    (_, words), *_ = turns(read("talk.md", text, tmp_path, settings))
    assert words.strip("*") == WORDS[0]


def test_the_scribe_program_sets_labels_in_cite_and_marks_what_programs_wrote(
    tmp_path: Path, settings: Settings
) -> None:
    lines = [
        "<p class=bot><cite>&lt;Logger&gt;</cite> logging to a file</p>",
        "<p class=phone><cite>Odile:</cite> Good morning. Two items today.</p>",
        "<p class=phone><cite>Petter:</cite> One correction: I was on a train.</p>",
        "<p class=irc><cite>&lt;ines_l&gt;</cite> you were present on the train</p>",
        "<p class=phone><cite>Odile:</cite> Any objections?</p>",
        "<p class=bot><cite>&lt;Queue&gt;</cite> Petter, you wanted to ask about rain</p>",
        "<p class=phone><cite>Petter:</cite> Does that hold outdoors?</p>",
        "<p class=phone><cite>Tomasina:</cite> I agree with Ines.</p>",
        "<p class=resolution><strong>RESOLUTION:</strong> it is dim</p>",
    ]
    foot = "<footer>Formatted by <a href=x>scribe.perl</a> version 221.</footer>"
    page = f"<html><body><main><h2>Minutes</h2>{''.join(lines)}</main>{foot}</body></html>"
    assert turns(read("minutes.html", page, tmp_path, settings)) == [
        ("Odile", "Good morning. Two items today."),
        ("Petter", "One correction: I was on a train."),
        ("ines_l", "you were present on the train"),
        ("Odile", "Any objections?"),
        ("Petter", "Does that hold outdoors?"),
        ("Tomasina", "I agree with Ines."),
    ]


def test_a_work_in_cite_within_a_sentence_is_said(tmp_path: Path, settings: Settings) -> None:
    words = "I read <cite>The Ladder:</cite> it is short."
    lines = [f"<p>Odile: {words}</p>", "<p>Petter: Yes.</p>"]
    page = f"<html><body>{''.join(lines)}<p>Odile: Good bye.</p><p>Petter: Bye.</p></body></html>"
    assert [label for label, _ in turns(read("talk.html", page, tmp_path, settings))] == ["Odile", "Petter"] * 2


SHOW = (
    "<h1>The cheese</h1><p>It was posted in 1983. I found out why.</p><h2>Show notes</h2><p>03:10 – The label</p>"
    "<div class=ad><b>Sponsored:</b> Crates for all of you.</div>"
)


def test_notes_of_a_show_above_the_heading_of_its_transcript(tmp_path: Path, settings: Settings) -> None:
    said = join(lambda name, words: f"<p><b>{name}:</b> {words}</p>", "")
    for heading, count in (("<h2>Transcript</h2>", 0), ("", 1)):
        page = f"<html><body><article>{SHOW}{heading}{said}</article></body></html>"
        labels = [label for label, _ in turns(read("show.html", page, tmp_path, settings))]
        assert labels.count(None) == count
        assert "Sponsored" not in labels


def test_a_heading_of_a_transcript_below_turns_cuts_nothing(tmp_path: Path, settings: Settings) -> None:
    said = join(lambda name, words: f"<p><b>{name}:</b> {words}</p>", "")
    page = f"<html><body><article>{said}<h2>Transcript</h2>{said}</article></body></html>"
    assert len(turns(read("show.html", page, tmp_path, settings))) == 12


def test_one_word_in_bold_behind_a_time_is_a_label_beside_names(tmp_path: Path, settings: Settings) -> None:
    pairs = [
        ("Odile Marchetti", WORDS[0]),
        ("Dev", "Hello."),
        ("Odile Marchetti", WORDS[5]),
        ("Dev", "Dev is my name."),
    ]
    text = join(lambda name, words: f"[00:01:05] **{name}:** {words}", "\n\n[00:01:07] I go on.\n\n", pairs)
    assert [label for label, _ in turns(read("talk.md", text, tmp_path, settings))] == ["Odile Marchetti", "Dev"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Alday (Saltmarsh): Thank you.", "Mr. Alday (Saltmarsh)"),
        ("Mr. Alday (Saltmarsh) (spoke in French): Thank you.", "Mr. Alday (Saltmarsh) (spoke in French)"),
        ("Mr. Alday: (Saltmarsh): Thank you.", "Mr. Alday"),
        ("Mr. Alday (10:30): Thank you.", "Mr. Alday"),
        ("Mr. Alday (who came late) thanked us: all of us.", "Mr. Alday"),
    ],
)
def test_notes_before_the_colon_belong_to_the_label(text: str, expected: str) -> None:
    label = read_label(text, len("Mr. Alday"), 1, "lead")
    assert label is not None
    assert label.label == expected


@pytest.mark.parametrize(
    ("label", "expected"), [("417th", False), ("12", False), ("3.", False), ("3 Speakers", True), ("12番", True)]
)
def test_a_number_alone_is_no_label(label: str, expected: bool) -> None:
    assert may_be_label(label) is expected
