"""The language of a document and of its turns: the archive's own, unless the words say another beyond doubt."""

from __future__ import annotations

import msgspec

from generator.reading.draft import Draft
from generator.records import Turn
from generator.text.language import (
    MAX_SAMPLE_LETTERS,
    MIN_LETTERS,
    LanguageGuess,
    count_letters,
    guess_language,
    main_script,
    other_language,
    sample_of,
)

_MIN_TURNS = 3
_MIN_SHARE = 0.6
"""Share of the words in turns that are surely in one language, where the document has others, too."""

_PLACES = 10
"""Places of a document that the sample of it is from."""

_LETTERS_OF_PLACE = MAX_SAMPLE_LETTERS // _PLACES


def language(draft: Draft) -> Draft:
    """Set the language where the words are in another one than the archive's; report it where they may be.

    A turn in another language than the document gets its own.
    """
    stated = draft.facts.language
    default = stated or draft.settings.archive.language
    guess = guess_language(_sample(draft)) or _guess_by_script(draft)
    if guess is not None and guess.language != _main_part(default):
        draft = _with_language(draft, guess, default, is_stated=stated is not None)
    main = _main_part(draft.facts.language or default)
    if guess is None and not draft.turns:
        return draft
    turns = tuple(_with_turn_language(turn, main) for turn in draft.turns)
    return msgspec.structs.replace(draft, turns=turns)


def _guess_by_script(draft: Draft) -> LanguageGuess | None:
    """Return the language of the turns in the script of most words, where people speak in two scripts."""
    by_script: dict[str, list[str]] = {}
    for turn in draft.turns:
        text = " ".join(block.text for block in turn.blocks if block.type == "text")
        script = main_script(text)
        if script is not None:
            by_script.setdefault(script, []).append(text)
    if len(by_script) <= 1:
        return None
    letters = {script: sum(map(len, texts)) for script, texts in by_script.items()}
    script = max(letters, key=lambda name: (letters[name], name))
    if letters[script] < _MIN_SHARE * sum(letters.values()) or len(by_script[script]) < _MIN_TURNS:
        return None
    return guess_language(sample_of(" ".join(by_script[script])[:MAX_SAMPLE_LETTERS]))


def _with_language(draft: Draft, guess: LanguageGuess, default: str, *, is_stated: bool) -> Draft:
    """Take the language of the text, if it is sure and people state no other; report it else.

    Where people speak several languages, that of most words is sure if the turns by themselves show it, or if the
    other one is not the archive's own.
    """
    main = _main_part(default)
    is_sure = guess.sure or (guess.beside is not None and guess.beside != main)
    is_sure = is_sure or (not is_stated and _is_of_most_turns(draft, guess.language, main))
    if is_stated or not is_sure:
        kept = "stated language" if is_stated else "archive's language"
        message = f"the text may be in the language `{guess.language}`; the {kept} `{default}` is kept"
        return draft.add_finding("language-doubtful", "warning", message, values=(guess.language,))
    reason = "its letters" if guess.by_script else "the sequences of its letters"
    message = f"the text is in the language `{guess.language}`, as {reason} say"
    return draft.set_without_provenance(language=guess.language).add_finding("language-from-text", "info", message)


def _is_of_most_turns(draft: Draft, language: str, default: str) -> bool:
    """Return True if most words are in turns that are surely in a language, and there are several of these."""
    texts = [" ".join(block.text for block in turn.blocks if block.type == "text") for turn in draft.turns]
    own = [len(text) for text in texts if len(text) >= MIN_LETTERS and other_language(text, default) == language]
    return len(own) >= _MIN_TURNS and sum(own) >= _MIN_SHARE * sum(map(len, texts))


def _main_part(code: str) -> str:
    """Return a language without its region: `pt` of `pt-BR`."""
    return code.partition("-")[0].casefold()


def _sample(draft: Draft) -> str:
    """Return words from all over the document."""
    texts = [block.text for turn in draft.turns for block in turn.blocks if block.type != "event"]
    text = " ".join(texts or [piece.text for piece in draft.pieces if piece.became in {"text", "heading", None}])
    if len(text) <= MAX_SAMPLE_LETTERS:
        return sample_of(text)
    starts = range(0, len(text), len(text) // _PLACES + 1)
    return " ".join(sample_of(text[start : start + _LETTERS_OF_PLACE]) for start in starts)[:MAX_SAMPLE_LETTERS]


def _with_turn_language(turn: Turn, main: str) -> Turn:
    """Return a turn with its language, if that differs from the document's beyond doubt."""
    text = " ".join(block.text for block in turn.blocks if block.type == "text")
    language = other_language(text, main) if len(text) >= MIN_LETTERS else None
    if language is None or count_letters(sample_of(text)) < MIN_LETTERS:
        return turn
    return msgspec.structs.replace(turn, language=language)
