"""Control words of rich text: characters, notes and other destinations."""

from __future__ import annotations

from generator.sources.source_lines import Aside

SYMBOLS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}
"""Control words that are characters."""

DESTINATIONS: dict[str, Aside] = {
    "footnote": "footnote",
    "annotation": "comment",
    "header": "page-furniture",
    "headerl": "page-furniture",
    "headerr": "page-furniture",
    "headerf": "page-furniture",
    "footer": "page-furniture",
    "footerl": "page-furniture",
    "footerr": "page-furniture",
    "footerf": "page-furniture",
    "shptxt": "page-furniture",
}
"""Groups whose words are no part of the text, with the reason."""

UNREAD = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "objclass", "objname", "fldinst"}
    | {"listtable", "listoverridetable"}
    | {"rsidtbl", "generator", "xmlnstbl", "themedata", "colorschememapping", "datastore", "latentstyles", "revtbl"}
    | {"filetbl", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnref", "atnparent", "nonshppict"}
    | {"sp", "sn", "sv", "pntxta", "pntxtb", "listtext"}
)
"""Groups whose words are for programs: names of fonts and styles, codes of fields, pictures."""

FONT_CODECS = {
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Encodings of the fonts of a script, by the number of the script."""
