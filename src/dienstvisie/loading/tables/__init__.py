"""Ratings in CSV files: bytes become a `RatingTable`, with a diagnostic for everything that is wrong in them.

Only `rules` may be imported where there is no such file: the rest needs numpy.
"""
