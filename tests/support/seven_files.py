"""Seven invented files of seven formats in a language, as an organisation has them on its disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.support.make_docx import docx

Speech = Sequence[tuple[str, str]]


class Words(msgspec.Struct, frozen=True):
    """The words of the files in one language."""

    event: str
    """The name of the event, which has one day."""
    titles: tuple[str, str, str, str, str]
    """Of the files that print their titles: text, Word, rich text, Markdown and web page."""
    date: str
    """The date as the files print it."""
    speech: Speech
    """Labels with their words; the last label is another form of the name before it."""
    misheard: tuple[str, str]
    """A word of the speech, and the right one."""
    room: str
    label_end: str = ": "


ENGLISH = Words(
    event="Board meetings 2024",
    titles=("The budget", "The library", "The harbour wall", "Report of the year", "Questions of members"),
    date="14 March 2024",
    speech=(
        ("Wen Zhao", "Good morning, and welcome. We begin with the harbour fond."),
        ("Marta Silva", "Thank you. I have read the report, and I agree with its first part."),
        ("Samuel Okonjo", "May I ask who wrote it? I did not see a name on the first page."),
        ("Wen Zhao", "The treasurer wrote it, and she will answer your question herself."),
        ("Sam Okonjo", "Thank you, then I will wait for her."),
    ),
    misheard=("fond", "fund"),
    room="Room: Library",
)

FRENCH = Words(
    event="Réunions du conseil 2024",
    titles=("Le budget", "La bibliothèque", "Le mur du port", "Le rapport annuel", "Les questions des membres"),
    date="14 mars 2024",
    speech=(
        ("Hélène Marchand", "Bonjour et bienvenue. Nous commençons par le fond du port."),
        ("Marta Silva", "Merci. J'ai lu le rapport, et j'en approuve la première partie."),
        ("Emmanuel Okonjo", "Puis-je demander qui l'a écrit ? Je n'ai vu aucun nom sur la première page."),
        ("Hélène Marchand", "La trésorière l'a écrit, et elle répondra elle-même à votre question."),
        ("Emanuel Okonjo", "Merci, alors je vais l'attendre."),
    ),
    misheard=("fond", "fonds"),
    room="Salle : Bibliothèque",
    label_end=" : ",
)

ARABIC = Words(
    event="اجتماعات المجلس 2024",
    titles=("الميزانية", "المكتبة", "جدار الميناء", "التقرير السنوي", "أسئلة الأعضاء"),
    date="14 مارس 2024",
    speech=(
        ("ليلى حداد", "صباح الخير ومرحبا بكم. نبدأ بصندق الميناء."),
        ("مارتا سيلفا", "شكرا. لقد قرأت التقرير وأوافق على الجزء الأول منه."),
        ("سامي العلي", "هل يمكنني أن أسأل من كتبه؟ لم أر اسما في الصفحة الأولى."),
        ("ليلى حداد", "أمينة الصندوق كتبته وستجيب على سؤالك بنفسها."),
        ("سامى العلي", "شكرا، إذن سأنتظرها."),
    ),
    misheard=("بصندق", "بصندوق"),
    room="القاعة: المكتبة",
)


def write_seven_files(folder: Path, words: Words) -> None:
    """Write the files: plain text, Word, rich text, Markdown, a web page, WebVTT and SubRip."""
    folder.mkdir(parents=True)
    turns = [f"{label}{words.label_end}{text}" for label, text in words.speech]
    head = (words.date, words.room)
    texts = {
        "budget.txt": "\n".join([words.titles[0], *head, "", *(f"{turn}\n" for turn in turns)]),
        "harbour-wall.rtf": _rtf([words.titles[2], *head, *turns]),
        "annual-report.md": _markdown(words, turns),
        "questions.html": _page(words, turns),
        "members-forum.vtt": "WEBVTT\n\n" + "\n".join(_cues(words.speech, ".", "")),
        "open-questions.srt": "\n".join(_cues(words.speech, ",", "number")),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "library.docx").write_bytes(docx(words.titles[1], *head, *turns))


def _markdown(words: Words, turns: Sequence[str]) -> str:
    text = "\n\n".join(turns)
    return f'---\ntitle: "{words.titles[3]}"\ndate: 2024-03-14\n---\n\n{text}\n'


def _page(words: Words, turns: Sequence[str]) -> str:
    paragraphs = "\n".join(f"<p>{text}</p>" for text in (words.date, words.room, *turns))
    title = words.titles[4]
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f"<!doctype html><html><head>{head}</head><body><h1>{title}</h1>\n{paragraphs}\n</body></html>"


def _cues(speech: Speech, point: str, numbered: str) -> list[str]:
    lines = []
    for number, (label, text) in enumerate(speech):
        times = (f"00:00:{number * 8 + seconds:02d}{point}000" for seconds in (0, 7))
        lines += [*([str(number + 1)] if numbered else []), " --> ".join(times)]
        lines += [f"{label}: {text}" if numbered else f"<v {label}>{text}</v>", ""]
    return lines


def _rtf(paragraphs: Sequence[str]) -> str:
    def escaped(text: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)

    return "{\\rtf1\\ansi\\uc1 " + "\\par\n".join(map(escaped, paragraphs)) + "\\par}"
