"""Related sessions: by day, parts, series, people and topics."""
