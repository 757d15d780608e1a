"""Speakers: who a label names, as far as one document can say."""
