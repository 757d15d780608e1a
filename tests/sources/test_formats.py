"""The format of a file, found from its bytes; and any bytes give a record."""

from __future__ import annotations

import io
import tempfile
import wave
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from generator.reading.explain import explain
from generator.reading.steps import read_document
from generator.records import SessionRecord, from_json, to_stored_json
from generator.settings.load import Settings
from generator.sources.document import read_source
from generator.sources.formats import format_of
from generator.text import words
from tests.support.examples import examples
from tests.support.make_docx import docx

SUFFIXES = (".txt", ".html", ".docx", ".vtt", ".srt", ".sbv", ".ass", ".json", ".md", ".pdf", ".JPG", "")


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "Words.")
    return out.getvalue()


def sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 1, 8000, 8, "NONE", ""))
        file.writeframes(b"\x80" * 8)
    return out.getvalue()


FORMATS: dict[str, tuple[bytes, ...]] = {
    "text": (
        b">> ADA: Good morning.\n>> BO: a < b and c > d.\n",
        b"RIFF is a word here, and so is GIF89a.",
        b"ID3 was said, and OggS, and PK.",
        b"The page began with <html> and ended with </html>, she said. <b>Bold</b>.",
        b"WEBVTTs are captions.",
        b"00:01 --> 00:02 is how it looks.",
        b"--- \nWords between\n---",
        b"***\n**strong** words\n",
        b"{a: 1} is JSON",
        "Gut: Äpfel".encode("cp1252"),
        b"",
        b" \n",
    ),
    "html": (
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n <!-- saved --><HTML><body>x",
        b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'>x",
        b"<br />\n<b>Deprecated</b>: f() in <b>/x.php</b> on line <b>3</b><br />\n<!DOCTYPE html><html><body><p>x",
        b"Deprecated: f() in /x.php on line 3\n\n<!DOCTYPE html>\n<html><head></head><body><p>x</p>",
        b"<div><p>One</p><p>Two</p></div>",
        "<html><body>x".encode("utf-16"),
    ),
    "vtt": (
        b"WEBVTT\n\n00:01.000 --> 00:02.000\nx",
        b"\xef\xbb\xbfWEBVTT",
        b"00:01.000 --> 00:02.000\nx",
        b"start\tend\ttext\n0\t1000\tx",
        b"speaker,timestamp,words,tags\nAda,0:01,One.,",
        b'"Start","End","Text"\r\n0,1,One.',
        b"<?xml version='1.0'?><tt xmlns='x'><body><p begin='1s'>Words.</p></body></tt>",
    ),
    "sbv": (b"0:00:01.000,0:00:02.000\nx",),
    "ass": (b"[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x",),
    "srt": (b"1\n00:00:01,000 --> 00:00:02,000\nx", b"\r\n\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\nx"),
    "markdown": (
        b"---\ntitle: x\n---\nx",
        b"**Ada:** One.\n\n**Bo:** Two.\n\n**Ada:** Three.\n",
        b"__Ada__: One.\n__Bo__: Two.\n__Ada__: Three.\n",
    ),
    "docx": (docx("Words."),),
    "rtf": (b"{\\rtf1\\ansi Words.}",),
    "pdf": (b"%PDF-1.4 x",),
    "unknown": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"GIF89a\x01\0\x01\0",
        b"\x1f\x8b\x08\0",
        packed("a.txt"),
        packed("xl/workbook.xml"),
        packed("mimetype", "META-INF/manifest.xml"),
        b"PK\x03\x04 and nothing",
        sound(),
        b"\0\0\0\x18ftypmp42\0",
        b"<?xml version='1.0'?><moot xmlns='x'><p begin='1s'>Words.</p></moot>",
        b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
    ),
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(name, data, id=f"{name} {number}")  # zip files hold the time, so their bytes can't be the id
        for name, samples in FORMATS.items()
        for number, data in enumerate(samples)
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".xyz", ""])
def test_bytes_decide_the_format(name: str, data: bytes, suffix: str) -> None:
    assert format_of(data, f"a{suffix}").name == name


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"text", "unknown"}])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_bytes_decide_against_the_name(name: str, suffix: str) -> None:
    data = FORMATS[name][0]
    assert format_of(data, f"a{suffix}").name == (name if name != "markdown" else format_of(data, "a.md").name)


@pytest.mark.parametrize(
    ("suffix", "data", "name"),
    [
        (".html", b"Just a text, with 1 < 2.", "text"),
        (".html", b"Some words, and <b>bold</b> ones.", "html"),
        (".HTM", b"Words.<br>Words.", "html"),
        (".md", b"Some words.", "markdown"),
        (".md", b"# <br> x\n\n<p>x</p><p>x</p>", "markdown"),
        (".md", b"WEBVTT\n", "vtt"),
        (".vtt", b"Made by hand\n\n00:01.000 --> 00:02.000\nx", "vtt"),
        (".srt", b"Only words.", "text"),
        (".docx", b"Only words.", "text"),
        (".json", b'{"schema": 1}', "json"),
        (".html", b"", "html"),
        (".pdf", b"", "text"),
        (".txt", b"%PDF-1.4 x", "pdf"),
    ],
)
def test_the_name_decides_if_the_bytes_do_not(suffix: str, data: bytes, name: str) -> None:
    assert format_of(data, f"a{suffix}").name == name


def test_an_unknown_format_is_one_error_that_names_it(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    for data, named in ((packed("xl/a"), "Excel"), (packed("a"), "ZIP")):
        path.write_bytes(data)
        record = read_document(path, tmp_path / "none", settings)
        (error,) = [finding for finding in record.findings if finding.severity == "error"]
        assert error.code == "format-unknown"
        assert error.message.startswith("format not known: ")
        assert named in error.message
        assert (record.kind, record.turns, record.removed, record.source.lines) == ("other", (), (), 0)


def read(data: bytes, suffix: str, settings: Settings) -> SessionRecord:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"any{suffix}")
        path.write_bytes(data)
        record = read_document(path, Path(folder, "none"), settings)
        document = read_source(path, Path(folder, "none"))
        assert all(line.isprintable() or line for line in explain(path, Path(folder, "none"), settings) if line)
    # Rule 1 of the contract, on the lines that the format made.
    spoken = [text for turn in record.turns for text in (turn.label or "", *(block.text for block in turn.blocks))]
    kept = [*spoken, *(entry.text for entry in record.notices), *(entry.text for entry in record.removed)]
    lines = document.lines if document.readable else ()
    assert Counter(words.split_words("\n".join(kept))) == Counter(words.split_words("\n".join(lines)))
    assert record.source.lines == len(document.lines)
    assert not document.times or len(document.times) == len(document.lines)
    assert all("\n" not in line and "\r" not in line for line in document.lines)
    return record


def test_explain_shows_the_lines_of_the_format(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.html"
    path.write_text("<title>T</title><nav><a href=x>Menu</a></nav><p>&gt;&gt; ADA: One.<p>&gt;&gt; BO: Two.")
    shown = [" ".join(line.split()) for line in explain(path, tmp_path / "none", settings)]
    assert shown[1].startswith("6 lines made of the file · html · ")
    assert "1 removed: metadata source T" in shown
    assert "2 removed: navigation source Menu" in shown
    assert "4 turn ada-1 split marks: label >> ADA:" in shown


@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", *(data for samples in FORMATS.values() for data in samples)]),
)
@effort(deadline=None, max_examples=examples(20))
@example(data=b"\xff\xfe\x00", start=b"")
@example(data=b"\xff\xfe\x00\xd8", start=b"")
@example(data=b"\xff\xfe\x00\x00\xff\xff\xff\xff", start=b"")
def test_any_bytes_of_any_name_give_a_record(data: bytes, start: bytes, settings: Settings) -> None:
    for suffix in SUFFIXES:
        for bytes_ in (start + data, start[: len(start) // 2] + data):
            record = read(bytes_, suffix, settings)
            assert from_json(to_stored_json(record)) == record
            assert (
                record.turns
                or record.removed
                or [finding for finding in record.findings if finding.severity == "error"]
            )


TEXTS = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<br>",
                "<b>",
                "</b>",
                "&gt;&gt; ",
                "&nbsp;",
                "<nav>",
                "</nav>",
                "<h1>",
                "</h1>",
                "\n",
                "\n\n",
            ),
            *(
                "1\n",
                "00:01.000 --> 00:02.000\n",
                "00:00:05,000 --> 00:00:09,000\n",
                "<v Ada Churn>",
                "</v>",
                "NOTE x\n",
            ),
            *(
                ">> ADA CHURN: ",
                "BO: ",
                "**Ada:** ",
                "# ",
                "> ",
                "---\n",
                "title: x\n",
                "(Applause)",
                "[Gavel]",
                "Words. ",
            ),
            *("A longer sentence of words that are none of those that stand in a menu. ", "\u00a0", "\u2028", "\ufeff"),
        ]
    ),
    max_size=40,
).map("".join)


@given(text=TEXTS)
@effort(deadline=None, max_examples=examples(30))
def test_no_word_of_a_format_is_lost_in_reading(text: str, settings: Settings) -> None:
    for start, suffix in (("", ".txt"), ("<html>", ".html"), ("WEBVTT\n\n", ".vtt"), ("", ".md"), ("1\n", ".srt")):
        read((start + text).encode(), suffix, settings)
