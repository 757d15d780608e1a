"""Alignment: which word of a published page is which word of the page today."""
