"""Short texts to repeat: a rule that is not linear takes much longer for one of them.

Tests repeat them a few times and look at the result; `tests/benchmark/growth.py` repeats them thousands of times and
measures how the time grows.
"""

from __future__ import annotations

LINE_UNITS = (
    ">> A", ">> A B ", ">> A.", "(", "((a", "[a (b ", "(a) ", "(Laughter) ", "- ", "--", "IGF 2016 - Day 1 - ",
    "a:", "A ", "The following is the output ", "authoritative ", "5 to ", "1 May 2016 ", "Paris, ", "\xa0 ",
    "\u2011", "Room 1 - ", "ODILE: ", "Odile Ferrand: ", "Odile: Yes.\n", "MR. BYRNE. ", "[00:00:01] ODILE: ",
    "Odile (00:01): ", ". ODILE FERRAND: Yes", "Yes. >> ODILE: ", ". > ODILE: ", ". >> ", "- 2 - ",
    "provided by: 555 010 ", "www.a.example ", "+1 555 010 0199 ", "This is the output ", "proceedings. This ",
    "Communication Access ", "unedited draft ", "Ã©", "Home > ", "[English] ", "applause and ", "(speaking the ",
    "a-b'c ", "(working on the ", "0:01\n", "Q. A. ", "Q. Yes?\nA. No.\n", "Odile Ferrand   0:03\n", "ODILE - ",
    "A OF B FROM ", "A AND ", "♪ ", "This is a rough ", "This transcript was auto", "[crosstalk 00:00:11] ",
    "speaking a-", "Deprecated: ", " on line ", "MS. ", "DE LA ", "O'", "13th ", "session was ", "RAW - ", "1:1",
    "at 5:45 p.m. ",
)  # fmt: skip
"""Parts of lines of a transcript."""
HEADING_UNITS = (
    "IGF 2016 ", "IGF 2016 - Day 1 - ", "Room 1 - ", "Day 1 ", "WS 1 ", "RAW - ", "- RAW", "FINISHED ", ".rtf",
    "Open ", "MAG ", "Open Consultations ", "Meeting - X", "5 to ", "1 May ", "1 May 2016 ", "10:00-", "10:00 ",
    "1 ", "12", "11am-", "Day & Time: ", "Room: ", "a | ", "10:00 | ", "Paris, ", "in Paris, France ",
    "Sixth Annual Meeting of the ", "2016 ", "Raw file. ", "7 December 2016. ", "Jalisco, Mexico. ",
    "The following is the output ", ">> ", "NOTE: ", "ROSA: ", "I ", "“a” said ", "10:00 - 10:20 ", ". . ",
    "13th Forum ", "the the ", "À", "\xa0", "(", "[", "–", "a-", "-0", "_", "ii-",
)  # fmt: skip
"""Parts of headings and header lines."""
VOCABULARY_UNITS = (
    "a", "a ", "A. ", "1 ", "1-", "(1) ", "a-b ", "a.b", "[English] ", "home > ", "* ", "= ", "applause ",
    "on line 1 of a ",
)  # fmt: skip
"""Parts of lines that match the patterns of the vocabulary in part."""
FORMAT_UNITS = (
    "<!-- -->", "<!--", " ", "\n", "<?xml ", "<a ", "**a", "---\n", "1\n", "From: x\n", "<br", "a: b\n", "\x00a",
)  # fmt: skip
"""Parts of files that look like the start of a format."""
CAPTION_UNITS = (
    "word ", "word\n", "<v A>b", ">> ", "&gt;", "00:01.000 --> 00:02.000\n", "00:01 -->", "<c>", "{\\an", "1\n",
    "A b ", "a1/.-", "A: b\n", "[A] b\n", "[SPEAKER_TURN]", "\n \n", "\n2\n\n", "NOTE ", "&a", "<b a=", " - ", "-> ",
)  # fmt: skip
"""Parts of caption files."""
STRUCTURED_CAPTION_UNITS = (
    "a ", ",", "{", "{a}", "\\N", "[a]\n", "1\t2\ta\n", "\t",
    '"a b",', '{"start": 1, "text": "a b"},',
    "<p begin='1s'>a</p>", "<br/>", "&amp;", "Dialogue: 0,0:00:01.00,0:00:02.00,D,A,0,0,0,,x\n",
)  # fmt: skip
"""Parts of captions in JSON, SubStation Alpha, tables and XML."""
HTML_UNITS = (
    "<p>word ", "<br>", "&nbsp;", "<", "</", "<!--", "&", "<a href=x>y</a> ", "<td>", "<p><b a={}>x</p>",
    "<div hidden>", "<nav>x</nav>", "<table><tr><td>", "<pre>\n", "\n", "<title>", "<![CDATA[", "<svg>", "<meta ",
)  # fmt: skip
"""Parts of web pages; `{}` is the number of the repetition."""
HTML_TAGS = ("div", "b", "font", "table", "ul><li", "a href=x", "p", "span", "blockquote", "form")
"""Tags that nest."""
HTML_ATTRIBUTES = (" a{}=1", "/a{}", ' a{}="x"', "a{}='1'", "\ta{}")
"""Attributes of one element; `{}` is the number of the repetition."""
LINK_UNITS = (
    "Ada Churn ", "Ada ", "MOOT 2003 ", "the 2003 MOOT ", "WS 168 ", "https://moot.example/a ", "a.moot.org ",
    "a.", "a-", "RFC 1 ", "RIND NCC ", "Ottilie, ", "Rosa ", "https://", "www.", "x", "A", "Ab", "é", ")",
    "Bram van der ", "'",
)  # fmt: skip
"""Words that are looked up, and words beside them."""


def repeated(unit: str, size: int) -> str:
    """Return a text of about `size` characters; `{}` in the unit becomes the number of the repetition."""
    count = size // len(unit)
    return "".join(unit.replace("{}", str(number)) for number in range(count)) if "{}" in unit else unit * count
