"""The engine: MkDocs or ProperDocs renders the pages, by a configuration and a hook written for the run."""
