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
    "atnid": "comment",
    "atnauthor": "comment",
    "listtext": "marker",
    "pntext": "marker",
    "dptxbxtext": "page-furniture",
    "header": "page-furniture",
    "headerl": "page-furniture",
    "headerr": "page-furniture",
    "headerf": "page-furniture",
    "footer": "page-furniture",
    "footerl": "page-furniture",
    "footerr": "page-furniture",
    "footerf": "page-furniture",
    "shptxt": "page-furniture",
    "ftnsep": "page-furniture",
    "ftnsepc": "page-furniture",
    "ftncn": "page-furniture",
    "aftnsep": "page-furniture",
    "aftnsepc": "page-furniture",
    "aftncn": "page-furniture",
    "ffdeftext": "page-furniture",
    "ffl": "page-furniture",
    "ffhelptext": "page-furniture",
    "ffstattext": "page-furniture",
    "hlfr": "page-furniture",
}
"""Groups whose words are no part of the text, with the reason."""

PROPERTIES = frozenset(
    {"title", "subject", "author", "manager", "company", "category", "keywords", "comment", "doccomm"}
    | {"propname", "staticval"}
)
"""Groups inside the group `info`, and of properties that a person has named, with what people write about a document;
the others are for programs."""

SHAPE_WORDS = frozenset({"wzDescription", "wzTooltip", "gtextUNICODE"})
"""Properties of shapes with words: a description, what is under the pointer, and letters that are drawn."""

UNREAD = frozenset(
    # Fonts, colours, styles and lists.
    {"fonttbl", "falt", "panose", "fname", "fontemb", "fontfile", "colortbl", "expandedcolortbl", "stylesheet"}
    | {"latentstyles", "lsdlockedexcept", "keycode", "listtable", "listoverridetable", "listpicture", "list"}
    | {"listlevel", "leveltext", "levelnumbers", "listname", "liststylename", "listoverride", "lfolevel", "pn"}
    | {"pnseclvl", "pntxta", "pntxtb", "themedata", "colorschememapping", "defchp", "defpap", "pgdsctbl", "pgdsc"}
    | {"oldcprops", "oldpprops", "oldsprops", "oldtprops", "tsrowd"}
    # Pictures, shapes and objects; a group with words inside of one is read.
    | {"pict", "nonshppict", "shppict", "shp", "shpinst", "shprslt", "sp", "svb", "picprop", "blipuid"}
    | {"blipupi", "bliptag", "do", "background", "hl", "hlloc", "hlsrc"}
    | {"objdata", "objclass", "objname", "objalias", "objsect", "objtime", "oleclsid"}
    # Fields, forms, marks and entries of an index.
    | {"fldtype", "datafield", "formfield", "ffname", "ffentrymcr", "ffexitmcr", "ffformat"}
    | {"bkmkstart", "bkmkend", "bkmkpub", "atrfstart", "atrfend", "atntime"}
    | {"atndate", "atnicn", "atnref", "atnparent", "protstart", "protend", "xe", "tc", "tcn", "rxe", "txe", "mmathPr"}
    # Facts about the file, and what programs remember in it.
    | {"rsidtbl", "generator", "xmlnstbl", "xmlopen", "xmlname", "xmlattr", "xmlattrname", "xmlattrvalue"}
    | {"xmlclose", "factoidname", "datastore", "revtbl", "filetbl", "file", "protusertbl", "docvar"}
    | {"operator", "hlinkbase", "template", "private", "nextfile", "wgrffmtfilter", "windowcaption", "passwordhash"}
    | {"password", "writereservation", "writereservhash", "mailmerge", "htmltag", "mhtmltag", "pgptbl", "pgp"}
)
"""Groups whose words are for programs: names of fonts and styles, codes of fields, pictures. The words of a group that
programs may skip, and that is not in this list, are kept as hidden ones."""

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
