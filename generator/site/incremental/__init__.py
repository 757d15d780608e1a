"""What a build keeps about itself for the next one, and what has changed since then."""
