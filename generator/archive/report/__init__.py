"""The report: what the archive holds, how much of the speech is attributed, and what should be checked."""
