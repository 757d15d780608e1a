"""Layout: which lines are speech, and which are notices, page chrome or timestamps."""
