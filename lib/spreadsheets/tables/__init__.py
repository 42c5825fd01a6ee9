"""Workbook → which table, where its headings are, what each column means."""
