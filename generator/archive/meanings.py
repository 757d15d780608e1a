"""What each code of a finding means, in a sentence for the readers of the report."""

from __future__ import annotations

_MEANINGS = {
    "address-reserved": "The folder is named like a page of the site's own, so its address got a number.",
    "address-taken": "Two files would have the same address; the one that sorts first has it, the other got a number.",
    "bytes-unreadable": "Bytes of the file are explained by no encoding; each is shown as “�”.",
    "captions-rolled-up": "Lines roll up in this caption file; what a cue repeats of the one before is left out.",
    "code-disagrees": "The heading and the address give the session different codes; the heading's is kept.",
    "control-characters": "The file holds control characters, which are shown as “�”.",
    "copy-of": "The file is a copy of a session whose words are shown from another file.",
    "date-disagrees": "Two places say different dates; the more trustworthy one is kept.",
    "date-from-dateline": "The dateline has day and month only; the year is that of the event.",
    "date-from-day-table": "The date follows from the number of the day, by the table of the event's days.",
    "date-joined": "The heading has day and month only; the year is that of the meeting's days.",
    "date-unknown": "Nothing says on which day the session was held.",
    "day-from-day-table": "The number of the day follows from the date, by the table of the event's days.",
    "docx-words-left-out": "Some letters of the Word document are in parts that aren't read, such as shapes.",
    "empty": "The file holds no words.",
    "encoding-guessed": "The bytes are no UTF-8; they are read in another encoding, which explains all of them.",
    "event-disagrees": "Two places name different meetings; the more trustworthy one is kept.",
    "event-not-listed": "The meeting that the text names is not in the archive's list of events.",
    "event-unknown": "Nothing says which meeting this belongs to.",
    "format-needs-library": "The file's format is read by a library that isn't installed.",
    "format-unknown": "The file is of a format that the archive doesn't read.",
    "half-day-disagrees": "The heading and the notice name different halves of the day; the heading's is kept.",
    "honorifics-differ": "One name is printed with different honorifics, so it may be two people.",
    "html-hidden-text": "Much of the web page is hidden from its readers and is left out.",
    "html-too-deep": "The tags of the web page are nested too deeply; its text is read without them.",
    "label-without-mark": "A paragraph begins like a speaker's label, but has no mark; it stays with the turn before.",
    "language-doubtful": "The text may be in another language than the archive's; the archive's is kept.",
    "language-from-text": "The language follows from the small words of the text.",
    "name-empty": "Nothing of the file's name can stand in an address.",
    "name-reserved": "The file's name is one that not every system takes, so its address got a number.",
    "name-too-long": "The file's name is too long for an address and was cut.",
    "name-unsafe": "The file's name holds a path or characters that are no text.",
    "other-place": "The text names another place than that of the meeting it belongs to.",
    "other-year": "The title names two years; the meeting's is the one that begins it.",
    "path-too-long": "The file's path is longer than every system takes.",
    "raw-address": "The address says raw and the page doesn't; it is taken as final.",
    "room-disagrees": "The page and its address name different rooms; the page's is kept.",
    "roughly-edited": "The notice says roughly edited; it is taken as final.",
    "same-words": "Nearly the same words are in another file, but the two differ in a fact that forbids joining them.",
    "sidecar": "The notes beside the file can't be read.",
    "time-unclear": "A time is printed that can be read in two ways, and is left out.",
    "time-unknown": "A time is printed that can't be read.",
    "title-from-address": "Nothing in the text is a title; it is made of the file's name.",
    "title-unknown": "Nothing says what the title is.",
    "too-large": "The text is too large for a page and is given as plain text only.",
    "unreadable": "The file can't be read.",
}


def meaning(code: str) -> str | None:
    """Return what a code means, or `None` for one that isn't listed."""
    return _MEANINGS.get(code)
