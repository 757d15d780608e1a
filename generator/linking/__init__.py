"""Linking: what the words of a turn name, and where that leads. Pure: text and what is known, in; places, out."""
