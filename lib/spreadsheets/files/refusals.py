"""What is said of a file that is not read: what it is, and what to do instead."""

from __future__ import annotations

from lib.domain.errors import FileRefused


def unreadable(name: str) -> FileRefused:
    """The refusal of a damaged or truncated file."""
    return FileRefused(
        "file_unreadable",
        "“{file}” is damaged or incomplete and cannot be read. Open it in Excel, save it again, or ask for it anew.",
        file=name,
    )


def password(name: str) -> FileRefused:
    """The refusal of an encrypted file."""
    return FileRefused(
        "file_password",
        "“{file}” is protected by a password. Open it, remove the password, save it, and import it again.",
        file=name,
    )


def too_many_cells(name: str, sheet: str, count: int) -> FileRefused:
    """The refusal of a sheet that declares more cells than a table has."""
    return FileRefused(
        "file_too_many_cells",
        "Sheet “{sheet}” of “{file}” declares {n} cells. Copy the table into a new workbook.",
        sheet=sheet,
        file=name,
        n=count,
    )


def word_document(name: str) -> FileRefused:
    """The refusal of a Word document, whatever its name says."""
    return FileRefused(
        "file_word_document",
        "“{file}” is a Word document. Copy its table into a workbook, save it as .xlsx, and import that file.",
        file=name,
    )


def slides(name: str) -> FileRefused:
    """The refusal of a presentation."""
    return FileRefused(
        "file_slides",
        "“{file}” is a presentation. Copy its table and paste it on this page, or save it in a workbook and import "
        "that file.",
        file=name,
    )


def pdf(name: str) -> FileRefused:
    """The refusal of a PDF."""
    return FileRefused(
        "file_pdf",
        "“{file}” is a PDF, made to be printed. Ask for the workbook that it was made from; or, in Excel, open it by "
        "Data, Get Data, From File, From PDF, and save the table as .xlsx.",
        file=name,
    )


def picture(name: str) -> FileRefused:
    """The refusal of a picture: a photograph, a scan, a screenshot."""
    return FileRefused(
        "file_picture",
        "“{file}” is a picture: its table cannot be read. Ask for the workbook that it shows; or, in the Excel of a "
        "telephone, choose Data From Picture, check the values and save them as .xlsx.",
        file=name,
    )


def numbers(name: str) -> FileRefused:
    """The refusal of a document of Numbers, Pages or Keynote."""
    return FileRefused(
        "file_numbers",
        "“{file}” is a document of Numbers, Pages or Keynote. In Numbers, choose File, Export To, Excel, and import "
        "the .xlsx that it makes.",
        file=name,
    )


def xlsb(name: str) -> FileRefused:
    """The refusal of a binary workbook."""
    return FileRefused(
        "file_xlsb",
        "“{file}” is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx, and import that file.",
        file=name,
    )


def shortcut(name: str) -> FileRefused:
    """The refusal of a file that only says where a document is."""
    return FileRefused(
        "file_shortcut",
        "“{file}” is only a link to a document. Open that document, choose File, Download, Microsoft Excel (.xlsx), "
        "and import the file that is downloaded.",
        file=name,
    )


def mail(name: str) -> FileRefused:
    """The refusal of a message that holds no table itself."""
    return FileRefused(
        "file_mail",
        "“{file}” is an e-mail. Open it, save the workbook attached to it, and import that file.",
        file=name,
    )


def without_table(name: str) -> FileRefused:
    """The refusal of a web page that holds no table, whatever its name says."""
    return FileRefused(
        "file_html_export",
        "“{file}” is a web page without any table: perhaps the login page of a site. Open the site, log in, and export the "
        "table again.",
        file=name,
    )


def archive(name: str) -> FileRefused:
    """The refusal of a file that holds other files."""
    return FileRefused(
        "file_archive",
        "“{file}” is an archive (.zip). Extract it and import the workbook that it holds.",
        file=name,
    )


def not_a_table(name: str) -> FileRefused:
    """The refusal of anything else."""
    return FileRefused(
        "file_not_a_table",
        "“{file}” is not a spreadsheet, whatever its name says. Import a .xlsx, .xls, .ods or .csv file, or paste the table "
        "on this page.",
        file=name,
    )
