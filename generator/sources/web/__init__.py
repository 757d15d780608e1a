"""Web pages become the lines that a reader sees, apart from the page chrome around them.

A page is scanned for what the parser drops (`scan.py`), laid out as lines (`lines.py`, `elements.py`), and its text is
found by how paragraphs are spread over the page (`main_text.py`).
"""
