"""Facts that people state about a document beside its text: the values, and the table `documents.csv`."""
