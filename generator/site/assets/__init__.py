"""Style sheets and scripts: each one that a page loads is joined with those that it imports."""
