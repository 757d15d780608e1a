"""The theme: templates, CSS and JavaScript of every page, as a MkDocs theme that extends Material."""
