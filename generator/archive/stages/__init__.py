"""The stages that make the archive, from the files of sources to the records of its pages."""
