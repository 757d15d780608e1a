"""Sources: a file of any format becomes numbered lines of text, with what is known about where it comes from."""
