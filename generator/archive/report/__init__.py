"""The report: findings and coverage of the whole archive."""
