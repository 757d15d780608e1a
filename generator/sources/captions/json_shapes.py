"""The shapes of JSON that are known: each is a function from a document to what is said in it, or to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.sources.captions.cue import Cue
from generator.sources.captions.json_said import Said, cues_of_said, said_in_records, said_in_words
from generator.sources.captions.json_values import (
    Record,
    end_of,
    has_speaker,
    objects,
    speaker_names,
    speaker_of,
    start_of,
    text_of,
)

_LIST_KEYS = (
    "utterances", "segments", "speakers", "entries", "transcripts", "sentences", "captions", "cues", "phrases",
    "paragraphs", "transcription", "transcript", "chunks", "events", "monologues", "turns", "data", "results", "words",
)  # fmt: skip
"""The keys of lists of spoken parts, the surest first."""
_MAX_LIST_DEPTH = 3
_MIN_SPOKEN_SHARE = 0.8
"""Share of the objects in a list that have words, and a time or a speaker."""


def cues_of_json(document: object) -> list[Cue]:
    """Return the cues of a document, or none if it has no known shape."""
    for shape in _SHAPES:
        said = shape(document)
        if said:
            return cues_of_said(said)
    return []


def _amazon(document: object) -> list[Said]:
    """Amazon Transcribe: words and signs in `results.items`, speakers there or in `results.speaker_labels`."""
    results = _get(document, "results")
    items = objects(_get(results, "items"))
    if not items or "alternatives" not in items[0]:
        return []
    segments = objects(_get(results, "speaker_labels", "segments"))
    speakers = {
        item.get("start_time"): item.get("speaker_label")
        for segment in segments
        for item in objects(segment.get("items"))
    }
    return said_in_words(_alternative_words(items, speakers), {})


def _speechmatics(document: object) -> list[Said]:
    """Speechmatics: words and signs in `results`."""
    results = objects(_get(document, "results"))
    has_types = bool(results) and "type" in results[0] and "alternatives" in results[0]
    return said_in_words(_alternative_words(results, {}), {}) if has_types else []


def _alternative_words(items: list[Record], speakers: dict[object, object]) -> Iterator[Record]:
    """Yield items as words: the words of the first alternative, and the speaker."""
    for item in items:
        first = next(iter(objects(item.get("alternatives"))), {})
        speaker = item.get("speaker_label") or first.get("speaker") or speakers.get(item.get("start_time"))
        is_sign = item.get("type") == "punctuation"
        yield {**item, "text": first.get("content"), "speaker": speaker, "is_sign": is_sign}


def _google(document: object) -> list[Said]:
    """Google Speech-to-Text: a transcript a result; with speakers, the last result has all words again."""
    results = objects(_get(document, "results"))
    firsts = [next(iter(objects(result.get("alternatives"))), {}) for result in results]
    if not any(isinstance(first.get("transcript"), str) for first in firsts):
        return []
    last_words = objects(firsts[-1].get("words"))
    if last_words and all(has_speaker(word) for word in last_words):
        return said_in_words(last_words, {})
    said: list[Said] = []
    for first in firsts:
        words = objects(first.get("words"))
        start, end = (start_of(words[0]), end_of(words[-1])) if words else (None, None)
        if isinstance(first.get("transcript"), str):
            said.append(Said(text_of({"text": first["transcript"]}) or "", None, start, end))
    return said


def _deepgram(document: object) -> list[Said]:
    """Deepgram: utterances if there are any, else the words of each channel."""
    channels = objects(_get(document, "results", "channels"))
    utterances = objects(_get(document, "results", "utterances"))
    if utterances and channels:
        return said_in_records(utterances, {})
    said: list[Said] = []
    for channel in channels:
        first = next(iter(objects(channel.get("alternatives"))), {})
        words = objects(first.get("words"))
        whole = first.get("transcript")
        said += said_in_words(words, {}) if words or not isinstance(whole, str) else [Said(text_of(first) or "", None)]
    return said


def _rev(document: object) -> list[Said]:
    """Rev: monologues of elements, blanks included."""
    names = speaker_names(document)
    said = []
    for monologue in objects(_get(document, "monologues")):
        elements = [element for element in objects(monologue.get("elements")) if text_of(element) is not None]
        timed = [element for element in elements if start_of(element)]
        start, end = (start_of(timed[0]), end_of(timed[-1])) if timed else (None, None)
        text = "".join(text_of(element) or "" for element in elements)
        said.append(Said(text, speaker_of(monologue, names), start, end))
    return said


def _azure(document: object) -> list[Said]:
    """Azure: phrases with the best reading in `nBest`."""
    phrases = objects(_get(document, "recognizedPhrases"))
    return said_in_records([{**next(iter(objects(phrase.get("nBest"))), {}), **phrase} for phrase in phrases], {})


def _whisper_cpp(document: object) -> list[Said]:
    """whisper.cpp: `offsets` in milliseconds, and a sign where the speaker changes behind the words."""
    records = objects(_get(document, "transcription"))
    if not any("offsets" in record or "timestamps" in record for record in records):
        return []
    flat = []
    for record in records:
        times = record.get("timestamps")
        flat.append({**record, **(times if isinstance(times, dict) else {})})
    return said_in_records(flat, {})


def _youtube(document: object) -> list[Said]:
    """YouTube's json3: events of pieces of text."""
    events = objects(_get(document, "events"))
    if not any("segs" in event for event in events):
        return []
    flat = [
        {**event, "text": "".join(str(piece.get("utf8", "")) for piece in objects(event.get("segs")))}
        for event in events
    ]
    return said_in_records([event for event in flat if event["text"].strip()], {})


def _list_of_records(document: object) -> list[Said]:
    """Whisper, WhisperX, AssemblyAI, Podlove, podcasts, Teams, Fireflies …: objects with words, times and speakers."""
    names = speaker_names(document)
    lists = sorted(_lists(document), key=lambda found: (not _any_speaker(found[1]), found[0]))
    for _, records in lists:
        if _are_spoken(records):
            is_of_words = all("word" in record or "punctuated_word" in record for record in records)
            return said_in_words(records, names) if is_of_words else said_in_records(records, names)
    return []


_SHAPES: tuple[Callable[[object], list[Said]], ...] = (
    _amazon,
    _speechmatics,
    _google,
    _deepgram,
    _rev,
    _azure,
    _whisper_cpp,
    _youtube,
    _list_of_records,
)


def _get(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _lists(document: object) -> Iterator[tuple[int, list[Record]]]:
    """Yield the lists of objects under known keys, with the place of the key in the list of keys."""
    if isinstance(document, list):
        yield 0, objects(document)
    level = [document] if isinstance(document, dict) else []
    for _ in range(_MAX_LIST_DEPTH):
        for found in level:
            yield from ((rank, objects(found[key])) for rank, key in enumerate(_LIST_KEYS) if objects(found.get(key)))
        level = [inner for found in level for inner in found.values() if isinstance(inner, dict)]


def _any_speaker(records: list[Record]) -> bool:
    return any(has_speaker(record) for record in records)


def _are_spoken(records: list[Record]) -> bool:
    spoken = sum(text_of(record) is not None and (has_speaker(record) or bool(start_of(record))) for record in records)
    return bool(records) and spoken >= _MIN_SPOKEN_SHARE * len(records)
