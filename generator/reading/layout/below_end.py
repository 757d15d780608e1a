"""What is below the note that the session ended: who signed the record, and who printed it."""

from __future__ import annotations

import re

from generator.reading.draft import Draft

RULE = "below the end"

_MAX_LINES = 8
_MAX_CHARS = 120
_SENTENCE_END = re.compile(r"[.?!…。][\"”’»)\]]{0,2}$")


def below_end(draft: Draft) -> Draft:
    """Claim the few lines below the last note of the end, if no turn begins there and none is a sentence."""
    if draft.kind != "transcript" or draft.document.is_captions:
        return draft
    last = max((index for index, piece in enumerate(draft.pieces) if piece.detail == "session-end"), default=None)
    if last is None:
        return draft
    lines = [index for index in range(last + 1, len(draft.pieces)) if draft.pieces[index].became is None]
    is_signature = all(
        len(draft.pieces[index].text) <= _MAX_CHARS and not _SENTENCE_END.search(draft.pieces[index].text.rstrip())
        for index in lines
    )
    begins_turn = any(piece.became == "mark" or piece.begins_turn for piece in draft.pieces[last + 1 :])
    if not lines or len(lines) > _MAX_LINES or not is_signature or begins_turn:
        return draft
    return draft.claim(lines, "removed", RULE, "page-furniture")
