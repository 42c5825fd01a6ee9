"""Spreadsheets: bytes → workbook → recognised table → clean rows → comparison; and back.

Each arrow is a function from plain data to plain data (`read`, `recognise`, `normalise`,
`compare`, `write`). Imports domain only.
"""
