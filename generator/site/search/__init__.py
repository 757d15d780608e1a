"""The search index of a site: which turns hold which words, in files that a browser loads one by one."""
