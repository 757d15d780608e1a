"""EPUB: a session, the sessions of an event, or a person's turns, as a book for reading devices."""
