"""What connects the documents of an archive: related sessions, links in the words, and topics."""

from __future__ import annotations

import msgspec

from generator.archive.related.index import RelatedIndex
from generator.archive.topics import TopicIndex
from generator.linking.mention_index import MentionIndex


class Connections(msgspec.Struct, frozen=True):
    """What connects the documents of an archive."""

    related: RelatedIndex
    """The related sessions of each document, and the series."""
    mentions: MentionIndex
    """The links of all documents."""
    topics: TopicIndex
