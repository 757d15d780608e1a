"""Citations of documents: in words by citation styles, and as data for citation managers."""
