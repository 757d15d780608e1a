"""Find the salutation of a letter that somebody reads out: `Dear Minister:`. Pure text."""

from __future__ import annotations

import functools
import re

_SALUTATION = re.compile(
    r"(?:(?:my )?dear(?:est)?|sehr geehrte[rs]?|geachte|estimad[oa]s?|distinguid[oa]s?|apreciad[oa]s?"
    r"|benvol(?:gut|guda|guts|gudes)"
    r"|prezad[oa]s?|egregi[oa]|gentilissim[oai]|уважаем(?:ые|ый|ая)|дорог(?:ие|ой|ая)|шановн(?:і|ий|а)|поштован(?:и|а|е)"
    r"|poštovan[iae]|spoštovan[iae]|szanown[iay]|drodzy|vážen[íýáéi]|tisztelt|stimat[eăi]|stimați"
    r"|αγαπητ(?:έ|ή|οί|ές)|αξιότιμ(?:ε|η|οι)|arvoisat?|kære|kjære|kära|gerbiam(?:as|a|i)|godājam(?:ais|ā|ie)|lugupeetud"
    r"|għażiż[ai]?|għeżież|kính (?:gửi|thưa)"
    r"|عزيزي|عزيزتي|السادة|السيدات والسادة|محترم|محترمہ|جناب والا|जनाब|प्रिय|आदरणीय)(?= |$)"
    r"|(?:親愛|亲爱|敬愛|敬爱|尊敬)的",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"(?:chère?s?|lieber?|liebe|beste|querid[oa]s?|car[oa]|bästa|kedves|drag[iae]|драг[иае]|hyvät?) ", re.IGNORECASE
)
"""First words of letters that are names, too: `Cara Bell`."""


@functools.lru_cache(maxsize=4096)
def is_salutation(text: str) -> bool:
    """Return True for a text that only begins a letter: `Dear Minister`, `Estimada conselleira`."""
    return _SALUTATION.match(text) is not None


def may_be_salutation(text: str) -> bool:
    """Return True for a text that may begin a letter, or be a name."""
    return is_salutation(text) or _DOUBTFUL.match(text) is not None
