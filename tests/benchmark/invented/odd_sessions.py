"""Sessions of uncommon forms, for pictures and weights: very long, of one speaker, in other languages and scripts."""

from __future__ import annotations

import random
from pathlib import Path

from generator.project import Project
from tests.support.long_session import long_session

LONG_TURNS = 3600
EVENT = "igf-2024"

_SENTENCES = {
    "arabic": (
        "شكرا لكم جميعا على الحضور إلى هذه الجلسة.",
        "نحن بحاجة إلى شبكة مفتوحة وآمنة للجميع في القرى والمدن.",
        "السؤال الذي طرحته الزميلة مهم جدا، وسأحاول أن أجيب عنه باختصار.",
        "في السنة الماضية وصلنا ثلاثين مدرسة بشبكة الألياف الضوئية.",
        "أعتقد أن التعليم هو الطريق الوحيد إلى المشاركة الكاملة.",
    ),
    "chinese": (
        "谢谢主席，也谢谢各位来参加今天的会议。",
        "我们需要一个开放而安全的网络，让城市和乡村的学校都能使用。",
        "刚才提出的问题很重要，我想用一个例子来回答。",
        "去年我们为三十所学校接通了光纤。",
        "数据应当由社区自己保存和管理。",
    ),
    "spanish": (
        "Muchas gracias por la palabra y buenos días a todas y a todos.",
        "Las comunidades rurales todavía no tienen una conexión estable, y las escuelas necesitan apoyo.",
        "Quiero responder con un ejemplo de nuestra región: el año pasado conectamos treinta escuelas.",
        "¿Quién paga la red cuando termina el proyecto?",
        "Los datos deben quedar en manos de las personas que los producen.",
    ),
    "english": (
        "Thank you, and good morning to all who are here or who join us from far away.",
        "The schools in the villages still have no stable connection, and nobody pays for the masts.",
        "Let me answer with an example from our own region, where thirty schools were connected last year.",
        "The people who make the data should also decide who keeps it.",
        "What happens to the network when the project ends?",
    ),
}
_SPEAKERS = {
    "arabic": ("ليلى حداد", "عمر الفاسي", "سلمى بن يوسف"),
    "chinese": ("王小明", "李芳", "陈建国"),
    "spanish": ("LUCÍA FERNÁNDEZ", "JOSÉ MARÍA PEÑA", "MODERADORA"),
    "english": ("ADA BRANDT", "TOMAS BERG", "MODERATOR"),
}


def add_odd_sessions(project: Project, seed: int = 1) -> list[Path]:
    """Write the sessions into an archive of the benchmark, and return their files."""
    texts = {
        "ws901-a-very-long-dialogue": long_session(LONG_TURNS).partition("\n")[2],
        "ws902-a-lecture": "\n\n".join([f">> ADA BRANDT: {_speech('english', seed, 30)}", *_paragraphs(seed, 60)]),
        "ws903-in-spanish": _dialogue("spanish", seed),
        "ws904-in-chinese": _dialogue("chinese", seed),
        "ws905-in-arabic": _dialogue("arabic", seed),
        "ws906-in-four-languages": "\n\n".join(_dialogue(language, seed, 6) for language in _SENTENCES),
    }
    paths = []
    for number, (name, text) in enumerate(texts.items()):
        code, _, title = name.partition("-")
        path = project.transcripts / EVENT / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        heading = (
            f"IGF 2024 - Day {1 + number % 4} - Room {1 + number} - {code.upper()} {title.replace('-', ' ').title()}"
        )
        path.write_text(f"{heading}\n\n{text.strip()}\n", encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def _dialogue(language: str, seed: int, turns: int = 40) -> str:
    names = _SPEAKERS[language]
    return "\n\n".join(
        f">> {names[number % len(names)]}: {_speech(language, seed * 1000 + number, 1 + number % 5)}"
        for number in range(turns)
    )


def _paragraphs(seed: int, count: int) -> list[str]:
    return [_speech("english", seed * 1000 + number, 6) for number in range(count)]


def _speech(language: str, seed: int, sentences: int) -> str:
    chance = random.Random(f"{language} {seed}")  # noqa: S311 - the same every time, not a secret
    blank = "" if language == "chinese" else " "
    return blank.join(chance.choices(_SENTENCES[language], k=sentences))
