"""Text: words and their forms, for every other room."""
