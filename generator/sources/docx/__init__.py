"""Word processing files become the lines of the printed document, and asides for all the rest."""
