"""Turns: where each turn begins and which words it holds."""
