"""Excel: one workbook for each document that has tables of data."""
