"""Grammar: the forms of labels, names, dates and headings. Pure text, no document."""
