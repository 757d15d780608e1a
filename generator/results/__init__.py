"""Results on disk: what a build has worked out, kept for later stages and for the next build."""
