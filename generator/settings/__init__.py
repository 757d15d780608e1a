"""Settings: the files in `site_config/`, read and checked."""
