"""PDF files become the lines that a reader of the printed pages sees.

The characters of a page become runs and lines (`characters.py`, `run.py`, `right_to_left.py`). The lines get their
order over columns (`order.py`), lose running heads and the numbers of footnotes (`furniture.py`, `footnotes.py`), and
become paragraphs (`paragraphs.py`, `labels.py`). Comments, fields and bookmarks are asides (`notes.py`).
"""
