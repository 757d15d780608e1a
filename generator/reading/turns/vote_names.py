"""Who voted how, by name, between turns: `AYES: Bell, Kool` above `NOES: Alday`, and the columns of a division."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Piece
from generator.text.normal import fold

_SIDES = (
    r"ayes?|yeas?|noes?|nays?|for|against|in favou?r|opposed|tá|níl|staon|content|not content|"
    r"pour|contre|ont voté (?:oui|non|pour|contre)|a favor|en contra|ja|nein|za|przeciw"
)
_OTHERS = (
    r"wstrzymał\w{1,3} się|wstrzymuj[ęe] się|nieobecn[iay]|brak głosu|"
    r"se sont abstenue?s|s['’]est abstenue?|"
    r"absent|abstain(?:ed|ing)?|abstentions?|excused|recused|present|not voting|paired"
)
_SIDE_LINE = re.compile(
    rf"\s{{0,20}}(?P<side>(?i:{_SIDES}|{_OTHERS}))(?: ?\(\d{{1,4}}\))? ?:\s{{1,8}}"
    r"(?:[^\W\d_a-zß-ÿ](?:[^.:?!;]|(?<=\bM)\.|(?<=\bMM)\.|(?<=\bMr)\.|(?<=\bDr)\.){1,200}(?:\[(?:\.{3}|…)\])?|[Nn]one)\.?\s{0,20}"
)
_IS_SIDE = re.compile(_SIDES, re.IGNORECASE)
_MOTION_LINE = re.compile(
    r"\s{0,20}(?:Wyniki (?:imienne|głosowania):?(?: [^?!]{3,160})?|"
    r"(?:MOTION|MOVED|MOVER|SECOND(?:ED)?)(?: BY)?:.{2,80}|"
    r"(?:MOTION|ORDINANCE|RESOLUTION|AMENDMENT|ITEM)\b.{0,40} (?:CARRIED|CARRIES|FAILED|FAILS|PASSED|PASSES|ADOPTED)"
    r"(?:[ ,:(]{1,3}\d{1,3} ?[-–—] ?\d{1,3}(?: ?[-–—] ?\d{1,3})?\)?)?\.?)\s{0,20}"
)
_COLUMNS = re.compile(
    rf"\s{{0,20}}(?:{_SIDES})(?: ?: ?\d{{1,4}})?"
    rf"(?:(?:\t|\s{{3,40}})(?:{_SIDES}|{_OTHERS}|abstain)(?: ?: ?\d{{1,4}})?){{1,3}}\s{{0,20}}",
    re.IGNORECASE,
)
_TELLERS = re.compile(r"\s{0,20}tellers(?: for [\w ]{2,20})?:", re.IGNORECASE)
_ASSOCIATED = re.compile(r".{0,40}\bmembers? (?:permitted|allowed) to associate\b.{0,120}:\s{0,20}", re.IGNORECASE)
"""`Hon. Members permitted to associate with the issue raised by Shri Bell:` above a list of names."""

_HEAD_OF_ROWS = re.compile(
    r"\s{0,20}(?:(?:board |council |committee )?(?:council)?member|name|councill?or|"
    r"trustee|director|commissioner|senator)s?[\s|]{1,60}votes?\s{0,20}"
    r"|\s{0,20}(?:nombre|nome|nom|representante|senador|diputado|deputado|congresista)s?[\s|]{1,60}(?:votos?|vote)\s{0,20}",
    re.IGNORECASE,
)
_TITLE_OF_ROWS = re.compile(
    r"\s{0,20}(?:publicación )?(?:(?:del? )?registro|lista|resultados?|registo|relação)(?: nominal| electrónico)?"
    r" de (?:la )?(?:votación|votaciones|votantes|votação)[^.?!:]{0,80}\s{0,20}"
    r"|\s{0,20}(?:record of votes?|recorded votes?|roll[- ]call votes?)\s{0,20}",
    re.IGNORECASE,
)
"""The title of such a table, in a paragraph of its own."""

_ROW = re.compile(
    rf"\s{{0,20}}[^.?!:;]{{1,60}}[\s|](?:yes|no|abstain|sí|si|não|sim|oui|non|{_SIDES}|{_OTHERS})\s{{0,20}}",
    re.IGNORECASE,
)
_SIDE_ALONE = re.compile(
    r"\s{0,20}(?:AYES?|YEAS?|NOES?|NAYS?|ABSTENTIONS?|ABSTAINED|FOR|AGAINST)(?: ?[(–:-]? ?\d{1,4}\)?)?\s{0,20}"
)
_LISTED_NAME = re.compile(
    r"\s{0,20}(?:(?:[a-z]{2,3} ){0,2}[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30}){0,2}, "
    r"(?:[A-ZÀ-Þ][\w'’-]{0,30}\.?[ -]?){1,5}"
    r"|(?:Mr|Mrs|Ms|Miss|Dr|Hon|Sir|Madam)\.?(?: [A-ZÀ-Þ][\w'’-]{0,30}\.?){1,5})\s{0,20}"
)
_TITLED_NAME = re.compile(
    r"(?:(?:Rt )?Hon|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Senator|Deputy|Councillor|Cllr)\.?"
    r"(?: [A-ZÀ-Þ][\w.'’-]{0,30}){1,4}"
)
_VOTED_STARTS = frozenset({"Vota", "Se a"})
_VOTED = re.compile(
    r"\s{0,20}(?:Votaron (?:por la (?:afirmativa|negativa)|a favor|en contra)|Se abstuv(?:o|ieron)"
    r"|Votaram (?:a favor|contra|sim|não)),? ?:? (?:(?:el|la|los|las|o|a|os|as) )?(?:honorables? )?"
    r"(?:señor(?:as?|es)?|senhor(?:as?|es)?|deputad[oa]s?|senador(?:as?|es)?|srs?\.|sras?\.)"
    r" [^?!:¿¡]{3,2000}\.?\s{0,20}",
    re.IGNORECASE,
)
"""`Votaron por la afirmativa las señoras Bell y Kool.`"""

_COUNTS = re.compile(
    r"\s{0,20}(?:[A-Z][^.?!:]{0,50}[–:—-]\s{0,20})?Ayes:? {0,3}\d{1,4}[,;]?\s{1,20}Noes:? {0,3}\d{1,4}"
    r"(?:[,;]?\s{1,20}Abst\w{3,10}:? {0,3}\d{1,4})?\.?\s{0,20}"
)
_DID_NOT_VOTE = re.compile(
    r"\s{0,20}(?:[A-ZÀ-Þ][\w.'’-]{0,30} ){1,6}(?:did not vote|declined to vote|abstained|was absent)\.?\s{0,20}"
)
"""Below the list of a division: `Mr. T. Alday did not vote.`"""

_MAX_NAME_CHARS = 40
_MIN_SIDES = 2
_MAX_LINES = 400
_MAX_CHARS = 250


def vote_names(pieces: tuple[Piece, ...]) -> Iterator[range]:
    """Yield the pieces of each paragraph that says who voted how, and of each division in columns with its tellers."""
    index = 0
    ends_at = -1
    """Where the last such paragraph ends."""
    while index < len(pieces):
        end = _end_of_names(pieces, index) or _end(pieces, index)
        lines = pieces[index:end]
        if _are_rows(lines) and ends_at != index and index and _heads_rows(pieces, index):
            yield range(index - 1, index)
        if (
            _are_sides(lines)
            or _are_columns(lines)
            or _are_tellers(lines)
            or _are_associated(lines)
            or _are_rows(lines)
            or _are_below_side(lines)
            or _is_side_of_names(lines)
            or _says_who_voted(lines)
            or (_is_count(lines) and (index == 0 or pieces[index - 1].line != pieces[index].line))
            or (ends_at == index and len(lines) == 1 and _DID_NOT_VOTE.fullmatch(lines[0].text[:_MAX_CHARS]))
        ):
            ends_at = end
            yield range(index, end)
        index = end


def _end(pieces: tuple[Piece, ...], index: int) -> int:
    """Return the end of the paragraph that begins at a piece: lines without a claim that follow each other."""
    end = index + 1
    if pieces[index].became is not None:
        return end
    while end < len(pieces) and pieces[end].became is None and pieces[end].line == pieces[end - 1].line + 1:
        end += 1
    return end


def _are_sides(lines: tuple[Piece, ...]) -> bool:
    """Return True if two lines or more are sides with names, one of them `AYES` or the like, and the others motions."""
    if not _MIN_SIDES <= len(lines) <= _MAX_LINES or ":" not in lines[-1].text + lines[-2].text:
        return False
    if any(len(piece.text) > _MAX_CHARS for piece in lines):
        return False
    sides = [match for piece in lines if (match := _SIDE_LINE.fullmatch(piece.text)) is not None]
    if len(sides) < _MIN_SIDES or not any(_IS_SIDE.fullmatch(fold(match["side"])) for match in sides):
        return False
    return sum(_MOTION_LINE.fullmatch(piece.text) is not None for piece in lines) == len(lines) - len(sides)


def _are_columns(lines: tuple[Piece, ...]) -> bool:
    """Return True if a line names the sides of a division, and the lines below it are rows of names."""
    if len(lines) < _MIN_SIDES or len(lines) > _MAX_LINES or _COLUMNS.fullmatch(lines[0].text[:_MAX_CHARS]) is None:
        return False
    return all(
        "\t" in piece.text or "   " in piece.text.strip() or _is_short(piece.text.strip()) for piece in lines[1:]
    )


def _is_short(text: str) -> bool:
    """Return True for one word, or a few words without the sign of a sentence: the rest of a column that is longer."""
    return " " not in text or (len(text) <= _MAX_NAME_CHARS and text[-1] not in ".?!:;,")


def _are_below_side(lines: tuple[Piece, ...]) -> bool:
    """Return True for `NOES` alone on its line above names: `Kool, Ms. W.`."""
    if not _MIN_SIDES <= len(lines) <= _MAX_LINES or _SIDE_ALONE.fullmatch(lines[0].text[:_MAX_CHARS]) is None:
        return False
    return all(_LISTED_NAME.fullmatch(piece.text[:_MAX_CHARS]) for piece in lines[1:])


def _end_of_names(pieces: tuple[Piece, ...], index: int) -> int:
    """Return the end of the paragraph of names below `AYES` alone in its paragraph; 0 without such a paragraph."""
    if pieces[index].became is not None or _SIDE_ALONE.fullmatch(pieces[index].text[:_MAX_CHARS]) is None:
        return 0
    names = _end(pieces, index)
    if names != index + 1 or names == len(pieces) or pieces[names].became is not None:
        return 0
    end = _end(pieces, names)
    return end if _is_side_of_names(pieces[index:end]) else 0


def _is_side_of_names(lines: tuple[Piece, ...]) -> bool:
    """Return True for `AYES` alone on its line above a sentence of names: `Mr Bell, Ms Kool, Lord Alday.`."""
    if not _MIN_SIDES <= len(lines) <= _MAX_LINES or _SIDE_ALONE.fullmatch(lines[0].text[:_MAX_CHARS]) is None:
        return False
    names = " ".join(piece.text.strip() for piece in lines[1:]).rstrip(".").split(", ")
    return len(names) >= _MIN_SIDES and all(_TITLED_NAME.fullmatch(name) for name in names)


def _says_who_voted(lines: tuple[Piece, ...]) -> bool:
    """Return True for a paragraph of one line that names who voted: `Votaron a favor las señoras Bell y Kool.`."""
    return len(lines) == 1 and lines[0].text.lstrip()[:4] in _VOTED_STARTS and bool(_VOTED.fullmatch(lines[0].text))


def _is_count(lines: tuple[Piece, ...]) -> bool:
    """Return True for a paragraph of one line with both counts of a division: `In the Board – Ayes 3, Noes 1`."""
    return len(lines) == 1 and "yes" in lines[0].text and _COUNTS.fullmatch(lines[0].text[:_MAX_CHARS]) is not None


def _are_tellers(lines: tuple[Piece, ...]) -> bool:
    """Return True for a paragraph of one line that says who counted: `Tellers: Tá, Deputies Bell and Kool`."""
    return len(lines) == 1 and _TELLERS.match(lines[0].text) is not None


def _are_rows(lines: tuple[Piece, ...]) -> bool:
    """Return True for a table of who voted how: `Member  Vote` above `Bell  Aye` and `Kool  No`."""
    if not _MIN_SIDES <= len(lines) <= _MAX_LINES or _HEAD_OF_ROWS.fullmatch(lines[0].text[:_MAX_CHARS]) is None:
        return False
    return all(_ROW.fullmatch(piece.text[:_MAX_CHARS]) for piece in lines[1:])


def _heads_rows(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True for `Publicación registro de votación` in a paragraph of its own above the table."""
    above = pieces[index - 1]
    is_apart = index == 1 or pieces[index - 2].line < above.line - 1
    return above.became is None and is_apart and _TITLE_OF_ROWS.fullmatch(above.text[:_MAX_CHARS]) is not None


def _are_associated(lines: tuple[Piece, ...]) -> bool:
    """Return True if a line says who joined a speaker, and the lines below it are names."""
    if len(lines) < _MIN_SIDES or _ASSOCIATED.fullmatch(lines[0].text[:_MAX_CHARS]) is None:
        return False
    return all(len(piece.text) < _MAX_CHARS and piece.text.rstrip()[-1:] not in ".?!:" for piece in lines[1:])
