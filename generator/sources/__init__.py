"""Sources: a file of any format becomes numbered lines of text, with its provenance."""
