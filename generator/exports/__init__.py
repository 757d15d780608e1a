"""Exports: the words of the archive as open data, in the formats of researchers and libraries."""
