"""The hashes of what lists show of documents, to know which lists changed without making them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.archive.people.people_index import Person
from generator.archive.summary import Summary, TurnSummary
from generator.linking.mention_index import Mention
from generator.results.value_hashes import digest, packed_digest


class DocumentHashes:
    """The hashes of what lists show of each document.

    Args:
        people: Who speaks, by id.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._hashes: dict[str, str] = {}
        self._head_hashes: dict[str, str] = {}

    def hash_of(self, document: Summary) -> str:
        """Return the hash of all that a list may show of a document and its turns, made once."""
        value = self._hashes.get(document.href)
        if value is None:
            speakers = {turn.speaker for turn in document.turns if turn.speaker is not None}
            people = [self._people[speaker] for speaker in sorted(speakers & self._people.keys())]
            names = [(person.id, person.name, person.sorting) for person in people]
            value = self._hashes[document.href] = digest(_hash(document), names)
        return value

    def of_mentions(self, mentions: Iterable[Mention]) -> str:
        """Return the hash of all that a list of mentions shows: of a document its head, of a turn its place and name.

        So a changed word in one of thousands of documents that name a thing doesn't change the hash.
        """
        values = [
            (self._head_hash(mention.document), mention.turns, *map(_turn_values, (mention.turn, *mention.others)))
            for mention in mentions
        ]
        return packed_digest(values).hex()

    def _head_hash(self, document: Summary) -> str:
        value = self._head_hashes.get(document.href)
        if value is None:
            head = msgspec.structs.replace(document, sha256=None, words=0, turns=(), finding_counts=(), copies=())
            value = self._head_hashes[document.href] = _hash(head)
        return value


def _hash(document: Summary) -> str:
    return packed_digest(document).hex()


def _turn_values(turn: TurnSummary) -> tuple[str | None, ...]:
    return turn.id, turn.speaker, turn.label
