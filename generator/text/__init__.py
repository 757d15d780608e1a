"""Text: words and their forms, used by every other room."""
