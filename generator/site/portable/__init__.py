"""The portable copy: the built site as a folder that works without a server and without a network, search included.

A browser gives pages of `file:` no modules, no `fetch` and no `index.html` for a folder. So links name their file,
scripts are classic scripts, and the files that scripts fetch are scripts that hand over their content.
"""
