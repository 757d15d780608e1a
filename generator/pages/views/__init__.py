"""Views: what the templates print, ready to be printed."""
