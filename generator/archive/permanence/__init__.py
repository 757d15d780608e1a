"""Permanence: no published address dies."""
