"""Bytes → workbook, whatever the bytes: in a child process with limits."""
