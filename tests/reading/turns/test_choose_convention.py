"""Which forms of marks a document has, which do not count, and which labels are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.draft import Draft
from generator.reading.record import record_of
from generator.reading.steps import draft_of
from generator.reading.turns.forms.mark_forms import MARK_FORMS
from generator.settings.load import Settings
from generator.sources.document import read_source

TALK = "Good morning to all of you. I say what I think, and you say what you think."

DOCUMENTS = {
    "chevrons": f">> {TALK}\n\n>> Thank you.\n\n>> You are welcome.",
    "chevrons, single chevrons": f">> {TALK}\n\n> Thank you.\n\n>> You are welcome.",
    "chevrons, labels": f">> ODILE FERRAND: {TALK}\n\nODILE FERRAND: Hello.\n\n>> WIM KOOL: Thanks.",
    "labels behind a word for the speaker": (
        f"SPEAKER: S1\n{TALK}\n\nSPEAKER: S2\nThanks.\n\nSPEAKER: S1\nYes.\n\nSPEAKER: S2\nWell."
    ),
    "labels": f"Odile Ferrand: {TALK}\n\nWim Kool: Thanks.\n\nOdile Ferrand: Hello.\n\nWim Kool: Hello.",
    "numbered questions, labels": (
        f"CHAIR: {TALK}\n\n1. MS ODILE FERRAND: Where is it?\n\nMR WIM KOOL: Here.\n\nMS ODILE FERRAND: When?\n\n"
        "MR WIM KOOL: Now."
    ),
    "labels, questions and answers": (
        f"MR. KOOL: {TALK}\n\nQ.  Where?\n\nA.  Here.\n\nQ.  When?\n\nA.  Now.\n\nMR. KOOL: Thank you.\n\n"
        "MS. FERRAND: Well.\n\nMS. FERRAND: That is so.\n\nMR. KOOL: Yes."
    ),
    "labels, initials of question and answer": (
        f"SEÑOR KOOL: {TALK}\n\nSEÑORA IBARRA: Hola.\n\nP: ¿Estaba usted allí?\n\nR: Sí, yo estaba.\n\n"
        "P: ¿Y usted lo vio?\n\nR: No, yo dormía.\n\nSEÑOR KOOL: Gracias.\n\nSEÑORA IBARRA: De nada.\n\n"
        "SEÑOR KOOL: Adiós."
    ),
    "dated messages": (
        "14/03/2024 19:58 - Ada created the room\n14/03/2024 20:01 - Ada: Hello\n14/03/2024 20:02 - Bo: Hello\n"
        "and good evening\n14/03/2024 20:03 - Ada: Yes\n14/03/2024 20:04 - Bo: Well"
    ),
    "questions and answers": "Q.  Where were you?\n\nA.  At home.\n\nQ.  When?\n\nA.  On Sunday.",
    "questions and answers with colons": "\n".join(
        f"Q: Were you at the {place}?\nA: No, I was at home." for place in ("pier", "tower", "office", "market")
    ),
    "labels with a full stop": f"Mr. KOOL. {TALK}\n\nMs. FERRAND. I yield.\n\nMr. KOOL. I thank you.",
    "labels behind a sign": "○議長（佐藤一郎君）　開会。\n\n○高橋花子君　質問。\n\n○議長（佐藤一郎君）　閉会。",
    "rows of a table": (
        f"| Who | Words |\n|---|---|\n| Odile Ferrand | {TALK} |\n| Wim Kool | {TALK} |\n| Odile Ferrand | Thanks. |"
    ),
    "words that stand out": f"**Odile Ferrand**\n\n{TALK}\n\n**Wim Kool**\n\nYes.\n\n**Odile Ferrand**\n\nNo.",
    "times above names": (
        f"0:0:0.0 - 0:0:5.1\nWim Kool\n{TALK}\n\n0:0:5.1 - 0:0:8.1\nBo Ek\nYes, I do.\n\n"
        "0:0:9.1 - 0:0:18.1\nWim Kool\nNo, thanks."
    ),
    "names above times in words": (
        f"Odile Ferrand\n3 seconds\n0:03\n{TALK}\n\nWim Kool\n14 seconds\n0:14\nHello.\n\n"
        "Odile Ferrand\n1 minute 2 seconds\n1:02\nThank you."
    ),
    "names above descriptions": (
        f"Ms Odile FERRAND\n\nNorway, Harbour Group\n\n10:02:03\n\n{TALK}\n\nMr Wim KOOL\n\nMalta, Rapporteur\n\n"
        "10:03:09\n\nHello.\n\nMs Odile FERRAND\n\nNorway, Harbour Group\n\n10:04:03\n\nThank you."
    ),
    "headings that name a speaker": f"# A\n\n## Wim Kool\n\n{TALK}\n\n## Bo Ek\n\nYes.\n\n## Wim Kool\n\nNo.",
    "labelled items": f"- wk: {TALK}\n- bo, as chair: Yes.\n- wk: No.\n- bo, as chair: Well.\n- Eve: Hello.",
    "names in square brackets": f"[Chair] {TALK}\n\n[Odile Ferrand] Hello.\n\n[Chair] Thank you.",
    "names in brackets with a sign": f"[Chair]: {TALK}\n\n[Room 2]: Hello to all.\n\n[Chair]: Thank you.",
    "names in round brackets": f"(speaker 0) {TALK}\n\n(speaker 1) Hello.\n\n(speaker 0) Thank you.",
    "names in brackets of East Asia": "【佐藤大臣】始めます。\n\n【記者】いつですか。\n\n【佐藤大臣】明日です。",
    "names with times": f"Odile Ferrand 0:03\n{TALK}\n\nWim Kool 0:09\nHello.\n\nOdile Ferrand 1:07\nThank you.",
    "names above times": f"Odile Ferrand\n0:03\n{TALK}\n\nWim Kool\n0:02\nHello.\n\nOdile Ferrand\n1:01:07\nThank you.",
    "labels in lists": f"• Odile Ferrand: {TALK}\n• Wim Kool: Hello.\n• Odile Ferrand: Thank you.\n• Wim Kool: Yes.",
    "lines of a chat": "<mara> hi\n<tom_a> hello\n<mara> ok\n<tom_a> see you: at ten",
    "names between asterisks": (
        f"Talk\n\n**Odile Ferrand** [0:03] {TALK}\n\n**Wim Kool** [0:09] Hello.\n\n**Odile Ferrand** [1:07] Thank you."
    ),
    "signs of speakers": f"S00: {TALK}\n\nS01: Hello.\n\nS00: Thank you.\n\nS01: No.",
    "names with dashes": f"Odile Ferrand — {TALK}\n\nWim Kool — Hello.\n\nOdile Ferrand — Thank you.\n\nWim Kool — No.",
    "names before offices": (
        f"Odile Ferrand - Deputy Chair\n{TALK}\n\nWim Kool - North Pier\nHello to all.\n\n"
        "Odile Ferrand - Deputy Chair\nThank you.\n\nBo Ek - South Pier\nYes.\n\nOdile Ferrand - Deputy Chair\nWell."
    ),
    "names alone": f"Odile Ferrand\n{TALK}\n\nWim Kool\nHello.\n\nOdile Ferrand\nThank you.\n\nWim Kool\nYes.",
    "names above dashes, names alone": (
        f"ODILE FERRAND\n\n-{TALK}\n\nWIM KOOL\n\n-Hello.\n\nODILE FERRAND\n\n-Thank you.\n\nWIM KOOL\n\n-Yes."
    ),
    "names with Persian dashes": "رئیس ـ جلسه رسمی است.\n\nکریمی ـ متشکرم.\n\nرئیس ـ تصویب شد.",
    "dashes of a dialogue": (
        "Warum sind Sie hier?\n\n— Ich warte.\n\n— Auf wen?\n\n— Auf das Seil.\n\n— Wann kommt es?\n\n— Am Montag."
    ),
    "labels before a gap": f"AB\t{TALK}\n\nWK\tHello.\n\nAB\tThank you.\n\nWK\tYes.",
    "texts before colons": (
        "wimk: did you see it\nodile: no i was at home\nwimk: it was long\nodile: how long\nwimk: i don't know"
        "\nodile: you never know"
    ),
    "names with dates": (
        f"mara commented on Mar 12, 2025\nMember\n{TALK}\n\nwim-k commented 3 days ago\nMember\nHello to you.\n\n"
        "mara commented on Mar 13, 2025\nMember\nThank you."
    ),
    "tiers of speech": "@Begin\n*INV:\twho was it ?\n%com:\tlaughs\n*PAR:\tnobody .\n*INV:\toh .\n@End",
    "questions in bold letters": "\n\n".join(
        f"**Were you at the {place}?**\n\nNo, I was at home." for place in ("pier", "tower", "market")
    ),
    "labels between rules": "\n\n".join(
        f"{'-' * 40}\n{label}    [{number}]\n{'-' * 40}\n{TALK}"
        for number, label in enumerate(("Operator", "Wim Kool, Quay Holdings - Director", "Operator"), 1)
    ),
    "names below rules": "\n".join(
        f"{'.' * 40}\n{name}\nDirector, Quay Ropes\n\n{TALK}" for name in ("Odile Ferrand", "Wim Kool", "Odile Ferrand")
    ),
    "labels behind languages": "\n\n".join(
        f"Original {language}: {label} – {TALK}"
        for language, label in (("Spanish", "Mr KOOL (Malta)"), ("French", "Ms EK (Oslo)"), ("Dutch", "Ms BO (Quay)"))
    ),
    "labels with colons and dashes": (f"Judge:- {TALK}\n\nWim Kool:- Hello.\n\nJudge:- Thank you.\n\nWim Kool:- Yes."),
    "names before signs": f"ADA> {TALK}\n\nDISPATCH> Is he hurt?\n\nADA> No.\n\nDISPATCH> Good.",
    "tags of a new speaker": f"<Newspeech> {TALK}\n\n<Newspeech> Thank you.\n\n<Newspeech> Yes.",
    "labels between tags": "\n\n".join(
        f"<< speaker >> {label}: << speaker >>\n\n{TALK}" for label in ("Odile Ferrand", "Wim Kool", "Odile Ferrand")
    ),
    "labels beside links, people who are not named": "\n\n".join(
        f"Mr {name}  Information on {name}    Zoom on {name}   {TALK}\n\nA Member:   No."
        for name in ("Wim Kool", "Bo Ek", "Wim Kool", "Bo Ek")
    ),
    "labels, labels that a list has": (
        f"Attendees\nWim Kool, Bo Ek, Museum Library Room\n\nWim Kool: {TALK}\n\nMuseum Library Room: Yes.\n\n"
        "Bo Ek: No.\n\nWim Kool: Why?\n\nMuseum Library Room: Well.\n\nBo Ek: So it is."
    ),
    "messages of a chat, lines of a chat": "\n".join(
        f"10:0{minute}:04 From {name} to Everyone:\n\t{TALK}" for minute, name in enumerate(("Wim", "Bo", "Wim", "Bo"))
    ),
    "messages with brackets": (
        "[Ada] [8:01 PM] Hello\n[Bo] [8:02 PM] Hello\nand good evening\n[Ada] [8:03 PM] Yes\n[Bo] [8:04 PM] Well"
    ),
    "comments of a forum": "\n\n".join(
        f"[–]{name} {points} points 2 years ago\n\n{TALK}"
        for points, name in enumerate(("ada_b", "tomalday", "ada_b"), 2)
    ),
    "terms of a list": "<dl>"
    + "".join(
        f"<dt>{nick}</dt><dd>then i bring the saw, and the others bring the ropes</dd>"
        for nick in ("wim", "bo", "wim", "bo")
    )
    + "</dl>",
    "": "A page of prose.\n\nIt has two things: a colon, and no turns.",
}
"""The forms that count, in their order, and a document that has them."""


def read(text: str, folder: Path, settings: Settings, *, is_explained: bool = False) -> Draft:
    suffix = "md" if text.startswith(("|", "*", "#", "- ")) else "html" if text.startswith("<dl>") else "txt"
    path = folder / f"session.{suffix}"
    path.write_text(text, encoding="utf-8")
    return draft_of(read_source(path, folder / "none"), settings, is_explained=is_explained)


@pytest.mark.parametrize(("forms", "text"), DOCUMENTS.items())
def test_the_forms_of_a_document(forms: str, text: str, tmp_path: Path, settings: Settings) -> None:
    convention = read(text, tmp_path, settings).convention
    assert ", ".join(form.evidence.form for form in convention.forms) == forms
    assert all(0 < form.evidence.strength <= 1 and form.evidence.lines for form in convention.forms)


def test_every_form_has_a_document() -> None:
    assert {form.name for form in MARK_FORMS} == {name for names in DOCUMENTS for name in names.split(", ") if name}


def test_a_form_yields_only_to_forms_above_it() -> None:
    names = [form.name for form in MARK_FORMS]
    assert len(set(names)) == len(names)
    for index, form in enumerate(MARK_FORMS):
        assert set(form.yields_to) <= set(names[:index])


RIVALS = {
    ("questions and answers", "chevrons"): f">> {TALK}\n\nQ.  Where?\n\nA.  Here.\n\nQ.  When?\n\nA.  Now.",
    ("labels with a full stop", "labels"): (
        f"MS. FERRAND: {TALK}\n\nMr. KOOL. I yield.\n\nMr. KOOL. I rise.\n\nMS. FERRAND: Yes.\n\nMS. FERRAND: No.\n\n"
        "MR. BO: Well.\n\nMR. BO: Well."
    ),
}
"""A form that yields, the form that counts, and a document with both."""


@pytest.mark.parametrize(("names", "text"), RIVALS.items())
def test_a_rival_is_kept_with_its_evidence(
    names: tuple[str, str], text: str, tmp_path: Path, settings: Settings
) -> None:
    convention = read(text, tmp_path, settings, is_explained=True).convention
    (rival,) = (rival for rival in convention.rivals if rival.evidence.form == names[0])
    assert rival.winner == names[1]
    assert rival.evidence.lines


@pytest.mark.parametrize("marks", ["", ">> ", f">> {TALK}\n\n>> Thank you.\n\n>> You are welcome.\n\n"])
@pytest.mark.parametrize("text", DOCUMENTS.values())
def test_an_explained_document_has_the_same_record(text: str, marks: str, tmp_path: Path, settings: Settings) -> None:
    text = marks + text
    explained = read(text, tmp_path, settings, is_explained=True)
    plain = read(text, tmp_path, settings)
    assert record_of(plain) == record_of(explained)
    assert plain.convention.forms == explained.convention.forms
    assert all(rival in explained.convention.rivals for rival in plain.convention.rivals)


PASSED = f"""\
Odile Ferrand: {TALK} The rope is long.

Wim Kool: Thanks.

Rope: it must be long.

Odile Ferrand: Hello.

Ladder: it must be high.

Wim Kool: Hello.

Members of the Board:
"""


def test_labels_that_are_passed_over_have_a_reason(tmp_path: Path, settings: Settings) -> None:
    (form,) = read(PASSED, tmp_path, settings).convention.forms
    assert {passed.label: (passed.reason, passed.lines) for passed in form.evidence.passed_over} == {
        "Rope": ("the text has its words in lower case", (5,)),
        "Ladder": ("it comes once", (9,)),
    }
