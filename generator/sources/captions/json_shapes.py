"""The shapes of JSON that are known: each is a function from a document to its utterances, or to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.sources.captions.cue import Cue
from generator.sources.captions.json_utterances import (
    Utterance,
    cues_of_utterances,
    utterances_in_records,
    utterances_in_words,
)
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
        utterances = shape(document)
        if utterances:
            return cues_of_utterances(utterances)
    return []


def _amazon(document: object) -> list[Utterance]:
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
    return utterances_in_words(_alternative_words(items, speakers), {})


def _speechmatics(document: object) -> list[Utterance]:
    """Speechmatics: words and signs in `results`."""
    results = objects(_get(document, "results"))
    has_types = bool(results) and "type" in results[0] and "alternatives" in results[0]
    return utterances_in_words(_alternative_words(results, {}), {}) if has_types else []


def _alternative_words(items: list[Record], speakers: dict[object, object]) -> Iterator[Record]:
    """Yield items as words: the words of the first alternative, and the speaker."""
    for item in items:
        first = next(iter(objects(item.get("alternatives"))), {})
        speaker = item.get("speaker_label") or first.get("speaker") or speakers.get(item.get("start_time"))
        is_sign = item.get("type") == "punctuation"
        yield {**item, "text": first.get("content"), "speaker": speaker, "is_sign": is_sign}


def _google(document: object) -> list[Utterance]:
    """Google Speech-to-Text: a transcript a result; with speakers, the last result has all words again."""
    results = objects(_get(document, "results"))
    firsts = [next(iter(objects(result.get("alternatives"))), {}) for result in results]
    if not any(isinstance(first.get("transcript"), str) for first in firsts):
        return []
    last_words = objects(firsts[-1].get("words"))
    if last_words and all(has_speaker(word) for word in last_words):
        return utterances_in_words(last_words, {})
    utterances: list[Utterance] = []
    for first in firsts:
        words = objects(first.get("words"))
        start, end = (start_of(words[0]), end_of(words[-1])) if words else (None, None)
        if isinstance(first.get("transcript"), str):
            utterances.append(Utterance(text_of({"text": first["transcript"]}) or "", None, start, end))
    return utterances


def _deepgram(document: object) -> list[Utterance]:
    """Deepgram: utterances if there are any, else the words of each channel."""
    channels = objects(_get(document, "results", "channels"))
    records = objects(_get(document, "results", "utterances"))
    if records and channels:
        return utterances_in_records(records, {})
    utterances: list[Utterance] = []
    for channel in channels:
        first = next(iter(objects(channel.get("alternatives"))), {})
        words = objects(first.get("words"))
        whole = first.get("transcript")
        utterances += (
            utterances_in_words(words, {})
            if words or not isinstance(whole, str)
            else [Utterance(text_of(first) or "", None)]
        )
    return utterances


def _rev(document: object) -> list[Utterance]:
    """Rev: monologues of elements, blanks included."""
    names = speaker_names(document)
    utterances = []
    for monologue in objects(_get(document, "monologues")):
        elements = [element for element in objects(monologue.get("elements")) if text_of(element) is not None]
        timed = [element for element in elements if start_of(element)]
        start, end = (start_of(timed[0]), end_of(timed[-1])) if timed else (None, None)
        text = "".join(text_of(element) or "" for element in elements)
        utterances.append(Utterance(text, speaker_of(monologue, names), start, end))
    return utterances


def _azure(document: object) -> list[Utterance]:
    """Azure: phrases with the best reading in `nBest`."""
    phrases = objects(_get(document, "recognizedPhrases"))
    return utterances_in_records([{**next(iter(objects(phrase.get("nBest"))), {}), **phrase} for phrase in phrases], {})


def _whisper_cpp(document: object) -> list[Utterance]:
    """whisper.cpp: `offsets` in milliseconds, and a sign where the speaker changes behind the words."""
    records = objects(_get(document, "transcription"))
    if not any("offsets" in record or "timestamps" in record for record in records):
        return []
    flat = []
    for record in records:
        times = record.get("timestamps")
        flat.append({**record, **(times if isinstance(times, dict) else {})})
    return utterances_in_records(flat, {})


def _youtube(document: object) -> list[Utterance]:
    """YouTube's json3: events of pieces of text."""
    events = objects(_get(document, "events"))
    if not any("segs" in event for event in events):
        return []
    flat = [
        {**event, "text": "".join(str(piece.get("utf8", "")) for piece in objects(event.get("segs")))}
        for event in events
    ]
    return utterances_in_records([event for event in flat if event["text"].strip()], {})


def _list_of_records(document: object) -> list[Utterance]:
    """Whisper, WhisperX, AssemblyAI, Podlove, podcasts, Teams, Fireflies …: objects with words, times and speakers."""
    names = speaker_names(document)
    lists = sorted(_lists(document), key=lambda listed: (not _any_speaker(listed[1]), listed[0]))
    for _, records in lists:
        if _are_spoken(records):
            is_of_words = all("word" in record or "punctuated_word" in record for record in records)
            return utterances_in_words(records, names) if is_of_words else utterances_in_records(records, names)
    return []


_SHAPES: tuple[Callable[[object], list[Utterance]], ...] = (
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
        for holder in level:
            yield from ((rank, objects(holder.get(key))) for rank, key in enumerate(_LIST_KEYS) if key in holder)
        level = [inner for holder in level for inner in holder.values() if isinstance(inner, dict)]


def _any_speaker(records: list[Record]) -> bool:
    return any(has_speaker(record) for record in records)


def _are_spoken(records: list[Record]) -> bool:
    spoken = sum(text_of(record) is not None and (has_speaker(record) or bool(start_of(record))) for record in records)
    return bool(records) and spoken >= _MIN_SPOKEN_SHARE * len(records)
