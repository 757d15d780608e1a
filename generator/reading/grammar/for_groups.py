"""For whom somebody speaks, behind a name: `Ada Bell (X) für die Fraktion`, `Ada Bell, au nom de la commission`."""

from __future__ import annotations

import re

_FOR = re.compile(
    r"(?P<name>\S{2,40}(?: \S{1,40}){1,5}?),? (?:für die|im Namen der|namens der|pour (?:le|la)|au nom (?:du|de la)|"
    r"voor de|namens de|per (?:il|la)|a nome (?:del|della)) "
    r"(?:[A-ZÀ-Þ][\w/’-]{0,20}[- ]){0,3}"
    r"(?:\w{0,20}[Ff]raktion|\w{0,30}[Kk]ommission|Mehrheit|Minderheit|groupe|commission|majorité|minorité|fractie|"
    r"gruppo|commissione)(?: [A-ZÀ-Þ][\w/’-]{0,20}){0,3}"
)


def without_group(core: str) -> str:
    """Return a label without brackets and without the group for which the person speaks."""
    if " " not in core or core.isupper():
        return core
    match = _FOR.fullmatch(core)
    return match["name"] if match is not None else core
