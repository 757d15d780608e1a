"""Terms: the words that a session says repeatedly, and how rare each word is."""
