"""Related sessions: by topic, people, day, part and series."""
