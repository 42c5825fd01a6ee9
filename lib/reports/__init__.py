"""What a paper, a workbook, a calendar or a letter says: gathered from the plan at a revision, in one language.

No screen is needed to make one.
Imports domain, store, i18n, wording, documents and spreadsheets.
"""
