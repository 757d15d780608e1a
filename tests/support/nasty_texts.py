"""Texts of a source that are markup in HTML, Markdown, Jinja, YAML or an attribute list."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.sources.control_characters import clean

STARTS = (
    "#", "# ", "##", "> ", "- ", "+ ", "* ", "! ", "1. ", "1) ", "1.", "12. ", "0) ", "    ", "\t", "=",
    "===", "---", "- - -", "***", "___", ": ", ":   ", "|", "| a | b |", "~~~", "```", "~~~ html", "``` {.x}",
    "?", "[x]: y", "[^1]: ", "*[A]: b", "!!! note", "??? x", "--8<--", '--8<-- "x"', "{: #x }", "{ #x }",
    "{%", "{{", "{#", "<", "<!--", "<?php", "<![CDATA[", "</div>", "<div>", "&", "&#", "%YAML", "...", "^",
    "$$", "\\", "\\#", "@", "(c)", ":smile:", "::: x", "<details>", "///", "¶", "[TOC]", "[TOC] x", "http://",
)  # fmt: skip
"""Markup at the start of a paragraph."""

PIECES = (
    "<script>top.hit=1</script>", "<img src=x onerror=hit()>", "<b>", "</b>", "</p>", "</h2>", "</title>",
    "-->", "]]>", "<a href=x>", "<x@y.example>", "<https://x.example>", '<h2 id="x">', "&amp;", "&lt;",
    "&#60;", "&#x3c;", "&copy", "&nbsp;", "&", "{{ 7*7 }}", "{{ config }}", "{% raw %}", "{% endraw %}",
    "{% include 'x' %}", "{# x #}", "{ #x }", "{ .x }", "{: .x }", "{.x}", "{ onclick=x }", "{ #x .y z=1 }",
    "{: onload=hit() }", "*a*", "**", "***", "_a_", "__", "a_b_c", "`a`", "``", "```", "[a](b)",
    "[a](javascript:x)", "[a][b]", "[a]", "![a](b)", "]", "[", "](", "[^1]", "\\", "\\\\", "\\n", "\\*", "|",
    "a | b", "--- | ---", "===", "---", "- ", "# x", "#", "##", " #", "x #", "\\#", "\\\\#", "{#", "}", "{", "}}", "%}",
    "\n---\n", "\n...\n", "\n", "\n\n", "\n# x", "\n- x", "\n    x", "\n> x", "\n===", "\n{ #x }", "\n: x",
    "\n[x]: y", "\n<div>", "  \n", "\t", "\u00a0", "\u2028", "\u2029", "\u0085", "\u200b", "\ufeff", "\u00ad",
    "\u202e", "\u2066", "\u200f", "שלום", "مرحبا", "👩‍👩‍👧", "é", "e\u0301", "ﬁ", "漢字", "\x00", "\x02", "\x03",
    "\x1b", "\x7f", "\ud800", "\ufffe", "\ufffd", '"', "'", "'a'", '"a": b', "a: b", "- a", "!!python/object",
    "!x", "&anchor", "*alias", "~", "null", "%", "@", "`", "``x`", "wzxhzdk:0", "klzzwxh:0", "amp", "STX",
    "mailto:a@b.example", "http://x.example/a_b*c*", "www.x.example", "x^2^", "~~x~~", "==x==", "++x++", ":)",
    "1. ", "1) ", "1986. ", "+", "*", "-", ">", "<", "!", "(Applause)", ">> ", "word", "two words", "a", "Ω",
    "İ", "0", "  ",
)  # fmt: skip
"""Markup inside a line, and plain words."""


def _text(parts: tuple[str, list[str]]) -> str:
    return clean(parts[0] + "".join(parts[1]))[0]


def texts(max_pieces: int = 6) -> st.SearchStrategy[str]:
    """Return possible texts of a record: never empty, control characters replaced by U+FFFD, line ends allowed."""
    pieces = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=max_pieces)
    starts = st.one_of(st.sampled_from(STARTS), st.sampled_from(PIECES), st.just(""))
    return st.tuples(starts, pieces).map(_text).filter(lambda text: bool(text.split()))
