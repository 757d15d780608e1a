"""Linking: finds what the words of a document name. Pure: takes a record and the gazetteer, returns mentions."""
