"""What is said of a file that is not read: what it is, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.errors import FileRefused

#: code → the sentence; {file} is the name of the file.
SENTENCES: Mapping[str, str] = {
    "file_unreadable": "“{file}” is damaged or incomplete and cannot be read. Open it in Excel, save it again, or ask for it anew.",
    "file_password": "“{file}” is protected by a password. Open it, remove the password, save it, and import it again.",
    "file_word_document": "“{file}” is a Word document. Copy its table into a workbook, save it as .xlsx, and import that file.",
    "file_slides": (
        "“{file}” is a presentation. Copy its table and paste it on this page, or save it in a workbook and import "
        "that file."
    ),
    "file_pdf": (
        "“{file}” is a PDF, made to be printed. Ask for the workbook that it was made from; or, in Excel, open it by "
        "Data, Get Data, From File, From PDF, and save the table as .xlsx."
    ),
    "file_picture": (
        "“{file}” is a picture: its table cannot be read. Ask for the workbook that it shows; or, in the Excel of a "
        "telephone, choose Data From Picture, check the values and save them as .xlsx."
    ),
    "file_numbers": (
        "“{file}” is a document of Numbers, Pages or Keynote. In Numbers, choose File, Export To, Excel, and import "
        "the .xlsx that it makes."
    ),
    "file_xlsb": "“{file}” is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx, and import that file.",
    "file_shortcut": (
        "“{file}” is only a link to a document. Open that document, choose File, Download, Microsoft Excel (.xlsx), "
        "and import the file that is downloaded."
    ),
    "file_mail": "“{file}” is an e-mail. Open it, save the workbook attached to it, and import that file.",
    "file_html_export": (
        "“{file}” is a web page without any table: perhaps the login page of a site. Open the site, log in, and export the "
        "table again."
    ),
    "file_archive": "“{file}” is an archive (.zip). Extract it and import the workbook that it holds.",
    "file_not_a_table": (
        "“{file}” is not a spreadsheet, whatever its name says. Import a .xlsx, .xls, .ods or .csv file, or paste the table "
        "on this page."
    ),
    "file_memory": "“{file}” needs more memory than a table should. Copy the table into a new workbook.",
    "file_timeout": "“{file}” took too long to read and was abandoned. Copy the table into a new workbook.",
}


def refusal(code: str, name: str) -> FileRefused:
    """The refusal of a file for what it is, in the words of its code."""
    return FileRefused(code, SENTENCES[code], file=name)


def too_many_cells(name: str, sheet: str, count: int) -> FileRefused:
    """The refusal of a sheet that declares more cells than a table has."""
    return FileRefused(
        "file_too_many_cells",
        "Sheet “{sheet}” of “{file}” declares {n} cells. Copy the table into a new workbook.",
        sheet=sheet,
        file=name,
        n=count,
    )
