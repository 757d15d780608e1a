"""The meaning of each finding code, in a sentence for readers of the report and of a document's page.

The sentences are in the catalogues of the interface. What a finding is about, such as two dates that disagree, is in
its `values`, which need no translation; pages show them behind the sentence. So no text of a finding escapes the
catalogues, and the record's own `message` stays what it is: English, for maintainers.
"""

from __future__ import annotations

from generator.interface.catalogue import gettext, message

_MEANINGS = {
    "address-reserved": message("The folder has a reserved name, so a number was added to its address."),
    "address-taken": message("Two files would get the same address, so a number was added to this one."),
    "bytes-unreadable": message("Some bytes of the file are no text in any known encoding; each is shown as “�”."),
    "captions-name-speakers": message("Each caption names its speaker; a turn begins where the name changes."),
    "captions-rolled-up": message("Captions repeat lines of the caption before; the repeated lines were left out."),
    "code-disagrees": message(
        "The heading and the source's address give different session codes; the heading's was kept."
    ),
    "colon-suspicious": message("Words before a colon may name a speaker; they were kept as part of the speech."),
    "control-characters": message("The file has control characters, which can't be displayed; each is shown as “�”."),
    "copy-of": message("The file is a copy: the page of its session shows the words of another file."),
    "correction-needless": message("A correction says what the archive reads without it, so its entry can be deleted."),
    "date-disagrees": message("Two dates disagree, or one is no day of the event; the most reliable date was kept."),
    "date-from-dateline": message("The dateline has no year; the year of the event was used."),
    "date-from-day-table": message(
        "Only the number of the day is printed; the date was worked out from the days of the event."
    ),
    "date-from-event": message("No date is printed; the event had one day, so its date was taken."),
    "date-from-file-name": message("No date is printed; the date in the file's name was taken."),
    "date-from-weekday": message(
        "Only a day of the week is printed; the event had one such day, so its date was taken."
    ),
    "date-joined": message("The heading has no year; the year was taken from the printed days of the meeting."),
    "date-unclear": message("A printed date has no year, or its day and month are not clear; the date was left open."),
    "date-unknown": message("Nothing shows on which day the session was held; its date was left open."),
    "day-disagrees": message(
        "The heading and the source's address give different numbers of the day; the heading's was kept."
    ),
    "day-from-day-table": message("The number of the day was worked out from the date and the days of the event."),
    "docx-words-left-out": message(
        "Some text of the Word document can't be read, such as a document in it; it is missing."
    ),
    "empty": message("The file has no text, so it has no page."),
    "encoding-guessed": message(
        "The file is not in UTF-8; it was read in another encoding, which fits all of its bytes."
    ),
    "end-disagrees": message(
        "The archive's notes and the text give different ends of the session; the notes were used."
    ),
    "event-disagrees": message(
        "Names, days or places of different events are printed; the most reliable event was kept."
    ),
    "event-not-listed": message("The document belongs to an event that is not in this archive's list of events."),
    "event-unknown": message("Nothing shows which event the document belongs to; its event was left open."),
    "fact-disagrees": message(
        "Two notes of the archive about this file disagree; the one nearer to the file was used."
    ),
    "format-needs-library": message(
        "The file could not be read, because a program library for its format is not installed."
    ),
    "format-unknown": message("The file could not be read, because the archive doesn't know its format."),
    "front-matter": message(
        "A value in the front matter of the file is not one that the archive knows; it was left out."
    ),
    "half-day-disagrees": message(
        "The heading and the notice name different halves of the day; the heading's was kept."
    ),
    "honorifics-differ": message(
        "Documents print this name with different honorifics, so it was treated as two people."
    ),
    "html-hidden-text": message("Much text of the web page is hidden from its visitors; it was left out."),
    "html-too-deep": message(
        "The web page is built too deeply to be read as a page; its text was read without its structure."
    ),
    "html-words-left-out": message("The tags of the web page are damaged, so that some of its text could not be read."),
    "inner-document-left-out": message("A document inside the file was not read; its words are missing."),
    "label-cut": message("A line may begin with another speaker's name, so the words from there on have no speaker."),
    "label-passed-over": message("Lines begin like a speaker's name; they were kept as part of the speech."),
    "label-similar": message(
        "Two names of speakers differ by a letter or two and may be one person's; they were kept apart."
    ),
    "label-without-mark": message(
        "A paragraph may begin with a speaker's name; it was kept as part of the turn before."
    ),
    "language-doubtful": message(
        "The text may be in another language; it was treated as being in the archive's language."
    ),
    "language-from-text": message("The language was recognised by the letters of the text."),
    "lines-lost": message(
        "Extra blank lines show that short lines, such as “(Applause)”, may be missing from the source."
    ),
    "name-doubtful": message("A label may be that of a device, a room or a user; it was read as a person's name."),
    "name-empty": message("The file's name has no letters or digits for an address, so a general address was used."),
    "name-in-path": message("The file's name contains a withheld name, so the page's address shows this name."),
    "name-reserved": message("The file's name is reserved by this site or by some systems; its address got a number."),
    "name-too-long": message("The file's name is too long for an address, so the address was shortened."),
    "name-unsafe": message("The file's name has a path or characters that are no text; a safe address was used."),
    "name-with-suffix": message(
        "Addresses spell the letters of this name as others; a suffix tells it from names with those."
    ),
    "other-place": message("The text names the place of another event; the event was kept, but it may be wrong."),
    "other-year": message("The title names two years; the first one was used as the year of the event."),
    "path-too-long": message("The file's path is too long for some systems; its page is not affected."),
    "pdf-pages-without-text": message("Some pages of the PDF have no text; they may be pictures of pages."),
    "pdf-without-text": message("The PDF could not be read, because it holds pictures of pages instead of text."),
    "person-ambiguous": message("The name may be that of several known people; it was joined with none of them."),
    "program-fault": message("The program has a fault and could not read the file, so nothing is published."),
    "raw-address": message("The source's address calls the text raw, but the text doesn't; it is not marked as raw."),
    "room-disagrees": message("Two places name different rooms; the most reliable room was kept."),
    "roughly-edited": message("The notice calls the text roughly edited; it is not marked as raw."),
    "same-words": message("Another file has nearly the same words but another date or fact; both have their own page."),
    "sidecar": message("Some notes beside the file could not be read or used, and were ignored."),
    "start-disagrees": message(
        "The archive's notes and the text give different starts of the session; the notes were used."
    ),
    "stray-file": message("The file is in no folder of an event, so its address has a general folder."),
    "text-after-end": message(
        "Words follow the end of the session, so the file may hold two meetings; it was kept as one."
    ),
    "time-backwards": message("Times printed with turns go backwards; those that do not fit the others were left out."),
    "time-unclear": message("A printed time is ambiguous or impossible; it was left out."),
    "time-unknown": message("The printed end of the session is ambiguous or impossible; it was left out."),
    "title-disagrees": message("The archive's notes give another title than the text; the notes were used."),
    "title-from-address": message(
        "No title is printed; the title was made from the source's address or the file's name."
    ),
    "title-unknown": message("Nothing shows the title of the document; it was left without one."),
    "too-costly": message("Reading took more time or memory than a build gives one file, so nothing is published."),
    "too-large": message("One page can't show so many words, turns, labels or signs, so a plain text file is offered."),
    "type-disagrees": message("The archive's notes and the text name different types of session; the notes were used."),
    "unidentified-share": message(
        "More than half of the words have no speaker's name; they are shown as unidentified."
    ),
    "unreadable": message("The file could not be read."),
}


def meaning_of(code: str) -> str | None:
    """Return the meaning of a finding code in English, or `None` if the code isn't listed."""
    return _MEANINGS.get(code)


def meaning_in_words(code: str) -> str:
    """Return the meaning of a finding code in the language of the site; of a code that isn't listed, the code."""
    meaning = _MEANINGS.get(code)
    return gettext(meaning) if meaning is not None else code
