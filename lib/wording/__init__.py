"""What the figures say: sentences and short words in the reader's language. Pure.

The same words stand on the screens and on the papers.
Imports domain, i18n, and the rows that the store answers.
"""
