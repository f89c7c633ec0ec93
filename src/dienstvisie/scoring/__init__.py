"""Ratings become a ranking: pure array functions, and the typed results that everyone else reads."""
