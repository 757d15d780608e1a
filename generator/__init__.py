"""Turn meeting transcripts into a permanent, searchable static archive."""

__version__ = "0.2.0"
