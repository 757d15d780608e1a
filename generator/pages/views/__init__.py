"""View objects: the values that templates print."""
