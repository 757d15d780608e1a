"""Copies: one session published under several names."""
