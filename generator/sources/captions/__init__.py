"""Caption files become lines of text that keep their times.

A file becomes cues (`split_cues.py` and a module for each other format), the cues lose what they repeat (`rolling.py`),
get the speakers that they name (`voices.py`) and become paragraphs (`paragraphs.py`). All formats are read by own code,
because the libraries lose words: webvtt-py those outside of cues and in files with small errors (times of two digits,
arrows in the text), pysubs2 those in angle brackets and of lines that aren't well formed.
"""
