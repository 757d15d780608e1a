"""A sample of turns that a person judges: drawn at random, written as a sheet, scored with confidence intervals."""
