"""The results of votes that minutes print between turns: nobody says them.

A paragraph is one if its lines are all a heading, a count (`Pour : 24`, `בעד – 31`) or the outcome, and two are counts,
or one line has two counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.draft import Piece, is_apart
from generator.text.normal import fold

_DIGIT = re.compile(r"\d")
_QUOTATION_MARKS = re.compile("[«»„“”]")
_MAX_LINES = 8
_MAX_CHARS = 160
_SIGN = r"(?: ?[:：=–—-])? *"
_VALUE = r"(?:\d{1,4}|nil|none|keine|aucune?|ninguno|nenhum|geen|ingen|нет|אין)"

_HEADING = re.compile(
    r"(?:the )?(?:result of (?:the )?)?(?:roll[- ]call |recorded |electronic )?(?:vote|voting|division|"
    r"ballot)(?: on .{1,60})?:?"
    r"|(?:ergebnis der |namentliche )?abstimmung(?:sergebnis)?:?|(?:résultats? du )?(?:vote|"
    r"scrutin)(?: public)?:?|votación:?|votação:?"
    r"|votazione:?|votering:?|afstemning:?|stemming(?: nr\.? ?\d+)?:?|głosowanie(?: nr ?\d+)?:?|"
    r"hlasování(?: č\. ?\d+)?:?"
    r"|(?:поіменне |поименное )?голос(?:ування|ование):?|результати (?:голосування|реєстрації)(?: \(.{1,40}\))?:?"
    r"|результаты (?:голосования|регистрации)(?: \(.{1,40}\))?:?|гласуване:?"
    r"|הצבעה(?: מס['׳’]? ?\d+)?|oylama(?: sonucu)?:?|"
    r"abstimmung [–—-] vote|vote [–—-] abstimmung|wyniki głosowania:?"
    r"|採決|表決結果|voturi:?|balsojums:?|санал хураалтын дүн:?|rezultati i votimit:?|bozketaren emaitza:?"
)
_COUNT = re.compile(
    r"(?:ayes?|noes?|yeas?|nays?|yes|no|for|against|in favou?r|opposed|abstain(?:ed|ing)?|abstentions?|absent|"
    r"present|not voting|excused"
    r"|ja|nein|nej|nei|enthaltungen|enthalten|dafür|dagegen|pour|contre|ne prend pas part au vote|a favor|"
    r"en contra|abstenciones"
    r"|votos a favor|votos contra|votos en contra|sim|não|abstenções|contra|"
    r"favorevoli|contrari|astenuti|voor|tegen|blank|"
    r"avstår|frånvarande|mot"
    r"|za|przeciw|wstrzymało się|proti|zdržel[io]? se|pentru|împotrivă|abțineri|par|pret|atturas|igen|nem|tartózkodott"
    r"|(?:проголосовало )?(?:за|против)|воздержал(?:ось|ись)|не голосовало|присутствует|отсутствует|голосовало|за|проти"
    r"|בעד|נגד|נמנעים|kabul|ret|çekimser|贊成|反對|棄權|赞成|反对|弃权"
    r"|зөвшөөрсөн|татгалзсан|түтгэлзсэн|бүгд|қосқандар|қарсы|қалыс қалғандар|կողմ|դեմ|ձեռնպահ"
    r"|për|kundër|abstenime?|воздржани"
    r"|aldekoak|kontrakoak|abstentzioak|emandako botoak|পক্ষে|বিপক্ষে)"
    rf"{_SIGN}(?P<value>{_VALUE})\b(?:[^?!]{{0,90}})?"
    r"|(?:für|dagegen|gegen|pour|contre|rejet)\b[^.?!:;]{0,80}\.{3} ?\d{1,4} (?:stimmen?|voix)"
)
_OUTCOME = re.compile(
    r"(?:результат: .{2,40}|.{3,80} (?:adopted|carried|rejected|negatived|passed|adoptée?s?(?: à .{3,40})?|"
    r"rejetée?s?|aprobad[ao]s?|rechazad[ao]s?"
    r"|aprovad[ao]s?|rejeitad[ao]s?|angenommen|abgelehnt|aangenomen|verworpen|bifalt(?: .{2,50})?|godkendt|"
    r"godkänd|vedtatt|approvat[ao]|respint[ao]"
    r"|נתקבלה|לא נתקבלה|принято|не принято|(?:не )?прийнят[оі]|kabul edilmiştir"
    r"|дэмжигдлээ|дэмжигдсэнгүй|батлагдлаа))\.?"
)
_PUT = re.compile(r"(?:colocad|post|submetid)[ao]s? [aà] votação,? [^?!]{3,140}")
_DECIDED = re.compile(r"(?:рішення (?:не )?прийнято|решение (?:не )?принято)\.?")
"""What a board shows below the count."""

_BY_GROUPS = re.compile(r"(?:по|за) фракц[^\W\d_]{1,5}: (?:[^\d?!;:]{2,80} [–—-] \d{1,3}[,;.]? ?){2,12}")
"""How many of each group were in favour: `По фракціях: Рідна толока – 118, позафракційні – 26.`"""

_COUNTS_INSIDE = re.compile(
    r"(?:favorevoli|contrari|astenuti|pour|contre|abstentions?|ja|nein|enthaltungen|za|proti|przeciw):? \d{1,4}|"
    r"\d{1,4} (?:votes? )?(?:in favou?r|against|abstentions?|votos? a favor|votos? en contra|abstenciones|"
    r"en contra|voix pour|voix contre"
    r"|ja-stimmen|nein-stimmen|enthaltungen|stemmer|votos? favoráve(?:l|is)|votos? contrários?|abstenç(?:ão|"
    r"ões)|stemmen voor|stemmen tegen)"
)


_SIDE = re.compile(
    r"(?:voting )?(?:in favou?r|against|abstaining|abstentions?|not voting)|pour|contre|se sont abstenus|"
    r"votos? (?:a favor|en contra)|en contra|abstenciones|dafür|dagegen|enthaltungen"
)
"""The heading of the list of those who voted so, as the United Nations print it: `In favour:`."""

_MAX_SIDE_LINES = 40


def vote_lists(pieces: tuple[Piece, ...]) -> list[range]:
    """Return the lists of those who voted in one way; none if the document has only one."""
    sides = [lines for index in range(len(pieces)) if len(lines := _side(pieces, index)) > 1]
    return sides if len(sides) > 1 else []


def _side(pieces: tuple[Piece, ...], index: int) -> range:
    """Return the pieces of a list of those who voted in one way: its heading, and lines that are no sentences."""
    first = pieces[index].text.strip()
    if first[-1:] != ":" or pieces[index].became is not None or _SIDE.fullmatch(fold(first[:-1])) is None:
        return range(0)
    end = index + 1
    while end < len(pieces) and pieces[end].line == pieces[end - 1].line + 1:
        if pieces[end].became is not None or end - index > _MAX_SIDE_LINES or pieces[end].text.rstrip()[-1:] in ".?!":
            return range(0)
        end += 1
    return range(index, end)


def vote_results(pieces: tuple[Piece, ...]) -> Iterator[range]:
    """Yield the pieces of each paragraph that is the result of a vote."""
    index = 0
    while index < len(pieces):
        end = _paragraph_end(pieces, index)
        if end > index and _is_result([_folded(piece.text) for piece in pieces[index:end]]):
            yield range(index, end)
        index = max(end, index + 1)


def _folded(line: str) -> str:
    """Return a line without quotation marks around its words: `«за» – 71, «проти» – 0`."""
    return _QUOTATION_MARKS.sub("", fold(line))


def _paragraph_end(pieces: tuple[Piece, ...], index: int) -> int:
    """Return the end of the paragraph that begins at `index`; `index` if it is claimed, too long, or no vote begins."""
    first = pieces[index]
    if first.became is not None or len(first.text) > _MAX_CHARS or not _has_number(pieces, index):
        return index
    if not is_apart(pieces, index) or not _may_begin(_folded(first.text)):
        return index
    end = index + 1
    while end < len(pieces) and pieces[end].line == pieces[end - 1].line + 1:
        if pieces[end].became is not None or end - index >= _MAX_LINES:
            return index
        end += 1
    return end


def _has_number(pieces: tuple[Piece, ...], index: int) -> bool:
    """Return True if a line or the one directly below it has a digit, as every result of a vote."""
    line = pieces[index].line
    return any(_DIGIT.search(piece.text) for piece in pieces[index : index + 2] if piece.line <= line + 1)


def _may_begin(line: str) -> bool:
    return any(form.fullmatch(line) for form in (_HEADING, _COUNT, _PUT, _BY_GROUPS)) or _has_counts(line)


def _has_counts(line: str) -> bool:
    """Return True for a heading with two counts behind it: `Votación: 19 votos a favor, 6 en contra.`."""
    head, colon, rest = line.partition(":")
    return bool(colon) and _HEADING.fullmatch(head) is not None and len(_COUNTS_INSIDE.findall(rest)) > 1


def _is_result(lines: list[str]) -> bool:
    if any(len(line) > _MAX_CHARS for line in lines):
        return False
    if len(lines) == 1:
        return _has_counts(lines[0]) or _BY_GROUPS.fullmatch(lines[0]) is not None
    counts = sum(_COUNT.fullmatch(line) is not None for line in lines)
    others = [line for line in lines if _COUNT.fullmatch(line) is None and not (line[:1] == "(" and line[-1:] == ")")]
    has_heading = any(map(_HEADING.fullmatch, others))
    if _are_decided(counts, others):
        return True
    is_counted = counts > 1 or (has_heading and (counts > 0 or any(_COUNTS_OF_OUTCOME.search(line) for line in others)))
    return is_counted and all(any(form.fullmatch(line) for form in (_HEADING, _OUTCOME, _PUT)) for line in others)


def _are_decided(counts: int, others: list[str]) -> bool:
    """Return True for a count with what a board shows below it, and nothing else."""
    return counts > 0 and len(others) > 0 and all(_DECIDED.fullmatch(line) for line in others)


_COUNTS_OF_OUTCOME = re.compile(r"\d{1,4} (?:mot|to|gegen|contre|contra|tegen|against) \d{1,4}")
