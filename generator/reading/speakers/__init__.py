"""Speakers: the persons that labels name, as far as one document can say."""
