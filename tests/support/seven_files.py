"""Seven invented files of seven formats in a language, as an organisation has them on its disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

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
    """Labels with their words; the fifth label is another form of the third."""
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
        ("Wen Zhao", "She is here in a moment. Marta, you had a question about the harbour wall."),
        ("Marta Silva", "Yes. The report says that it will be repaired in spring. Is that still true?"),
        ("Wen Zhao", "It is, if the weather allows it. The work takes three weeks."),
        ("Samuel Okonjo", "And who pays for it? Last year the town did."),
        ("Marta Silva", "The town pays one half, and we pay the other."),
        ("Wen Zhao", "Then that is clear, and we can vote."),
        ("Samuel Okonjo", "I am in favour."),
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
        ("Manu Okonjo", "Merci, alors je vais l'attendre."),
        ("Hélène Marchand", "Elle arrive dans un instant. Marta, vous aviez une question sur le mur du port."),
        ("Marta Silva", "Oui. Le rapport dit qu'il sera réparé au printemps. Est-ce toujours vrai ?"),
        ("Hélène Marchand", "Oui, si le temps le permet. Les travaux durent trois semaines."),
        ("Emmanuel Okonjo", "Et qui les paie ? L'année dernière, c'était la ville."),
        ("Marta Silva", "La ville en paie la moitié, et nous payons l'autre."),
        ("Hélène Marchand", "Alors c'est clair, et nous pouvons voter."),
        ("Emmanuel Okonjo", "Je suis pour."),
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
        ("ليلى حداد", "ستصل بعد لحظة. مارتا، كان عندك سؤال عن جدار الميناء."),
        ("مارتا سيلفا", "نعم. يقول التقرير إنه سيرمم في الربيع. هل هذا صحيح حتى الآن؟"),
        ("ليلى حداد", "نعم، إذا سمح الطقس بذلك. ويستغرق العمل ثلاثة أسابيع."),
        ("سامي العلي", "ومن يدفع ثمنه؟ في العام الماضي دفعته المدينة."),
        ("مارتا سيلفا", "تدفع المدينة النصف وندفع نحن النصف الآخر."),
        ("ليلى حداد", "إذن الأمر واضح ويمكننا أن نصوت."),
        ("سامي العلي", "أنا موافق."),
    ),
    misheard=("بصندق", "بصندوق"),
    room="القاعة: المكتبة",
)


def write_seven_files(folder: Path, words: Words) -> None:
    """Write the files: plain text, Word, rich text, Markdown, a web page, WebVTT and SubRip.

    In each file the words of a turn after the first are in another order, or the files would be copies of one session.
    """
    folder.mkdir(parents=True)
    head = (words.date, words.room)

    def turns(file: int) -> list[str]:
        return [f"{label}{words.label_end}{text}" for label, text in _in_another_order(words.speech, file)]

    texts = {
        "budget.txt": "\n".join([words.titles[0], *head, "", *(f"{turn}\n" for turn in turns(0))]),
        "harbour-wall.rtf": _rtf([words.titles[2], *head, *turns(1)]),
        "annual-report.md": _markdown(words, turns(2)),
        "questions.html": _page(words, turns(3)),
        "members-forum.vtt": "WEBVTT\n\n" + "\n".join(_cues(_in_another_order(words.speech, 4), ".", "")),
        "open-questions.srt": "\n".join(_cues(_in_another_order(words.speech, 5), ",", "number")),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "library.docx").write_bytes(docx(words.titles[1], *head, *turns(6)))


def _in_another_order(speech: Speech, file: int) -> Speech:
    chance = Random(file)  # noqa: S311 - no secret
    shuffled = [speech[0]]
    for label, text in speech[1:]:
        parts = text.strip(".?").split()
        chance.shuffle(parts)
        first = parts[0]
        shuffled.append((label, f"{first[:1].upper()}{first[1:]} {' '.join(parts[1:])}."))
    return shuffled


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
        times = (f"00:00:{number * 5 + seconds:02d}{point}000" for seconds in (0, 4))
        lines += [*([str(number + 1)] if numbered else []), " --> ".join(times)]
        lines += [f"{label}: {text}" if numbered else f"<v {label}>{text}</v>", ""]
    return lines


def _rtf(paragraphs: Sequence[str]) -> str:
    def escaped(text: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)

    return "{\\rtf1\\ansi\\uc1 " + "\\par\n".join(map(escaped, paragraphs)) + "\\par}"
