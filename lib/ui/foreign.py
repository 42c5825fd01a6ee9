"""What the framework says in English, whatever the language: our words for it, and the script that puts them there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lib.i18n import Language, mark, translate
from lib.i18n.catalogue import LOCALES
from lib.ui import session

SCRIPT = (Path(__file__).parent / "foreign.js").read_text(encoding="utf-8")
#: What is said when the server is gone: the page finds it again by itself (links.js).
LOST = mark(
    "It was stopped, or the line is cut. This page stays as it is and goes on by itself once it answers again."
)
#: What the framework writes → our message; `{}` is what it puts in between.
WORDS: Mapping[str, str] = {
    "Skip to main content": mark("Skip to the content"),
    "Sidebar": mark("Side menu"),
    "App pages": mark("Pages of the dashboard"),
    "Collapse sidebar": mark("Fold the menu"),
    "Expand sidebar": mark("Unfold the menu"),
    "Press Enter to submit form": mark("Enter to record"),
    "Press Enter to apply": mark("Enter to apply"),
    "Press Ctrl+Enter to submit form": mark("Ctrl+Enter to record"),
    "Press Ctrl+Enter to apply": mark("Ctrl+Enter to apply"),
    "Press ⌘+Enter to submit form": mark("⌘+Enter to record"),
    "Press ⌘+Enter to apply": mark("⌘+Enter to apply"),
    "dd": mark("dd"),
    "mm": mark("mm"),
    "yyyy": mark("yyyy"),
    "day, {}": mark("day, {}"),
    "month, {}": mark("month, {}"),
    "year, {}": mark("year, {}"),
    "day": mark("day"),
    "month": mark("month"),
    "year": mark("year"),
    "Empty": mark("empty"),
    "Choose date": mark("Choose a day"),
    "Choose date, {}": mark("Choose a day, {}"),
    "Clear date": mark("Clear the day"),
    "Previous month": mark("Previous month"),
    "Next month": mark("Next month"),
    "Previous": mark("Previous"),
    "Next": mark("Next"),
    "Today, {}": mark("Today, {}"),
    "{} selected": mark("{}, chosen"),
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": mark(
        "The arrows move from day to day, Enter chooses, Escape closes."
    ),
    "Choose an option": mark("To choose"),
    "Choose options": mark("To choose"),
    "Choose or add an option": mark("Choose or type"),
    "No options to select": mark("Nothing to choose"),
    "No results": mark("Nothing found"),
    "Select all": mark("Choose all"),
    "Select {} matches": mark("Choose what was found ({})"),
    "Add: {}": mark("Add: {}"),
    "Open": mark("Open the list"),
    "Dismiss": mark("Close this"),
    "Close": mark("Close this"),
    "Clear all": mark("Clear everything"),
    "Clear value": mark("Clear it"),
    "Clear entry": mark("Clear it"),
    "Increment": mark("One step more"),
    "Decrement": mark("One step less"),
    "Ctrl + Enter": mark("Ctrl+Enter"),
    "⌘ + Enter": mark("⌘+Enter"),
    "Shortcut Ctrl + Enter": mark("Shortcut Ctrl+Enter"),
    "Shortcut ⌘ + Enter": mark("Shortcut ⌘+Enter"),
    "Shortcut {}": mark("Shortcut {}"),
    "Upload": mark("Choose a file"),
    "file upload": mark("Choose a file"),
    "Add files": mark("Choose another file"),
    "Remove {}": mark("Remove {}"),
    "Drag and drop a file here": mark("Drop it here"),
    "{} files are not allowed.": mark("Files of the kind {} are not read here."),
    "File must be {} or smaller.": mark("The file is too large: {} at most."),
    "Upload failed": mark("The file did not arrive: try again."),
    "Error: ": "",  # a sign says so already
    "AxiosError: Network Error": mark("The file did not arrive: try again."),
    # What the server answers to a file that it does not take (lib/web/uploads.py) reaches the page as a number.
    "AxiosError: Request failed with status code 400": mark("The file did not arrive: try again."),
    "AxiosError: Request failed with status code 403": mark("The file did not arrive: try again."),
    "AxiosError: Request failed with status code 408": mark(
        "The file stopped arriving: the line may be cut. Try again."
    ),
    "AxiosError: Request failed with status code 413": mark("The file is larger than what is read here."),
    "AxiosError: Request failed with status code 429": mark(
        "This page holds too many files already: reload it, then drop the file."
    ),
    "AxiosError: Request failed with status code 503": mark(
        "Too many files are being dropped at this moment: try again in a minute."
    ),
    # What a button answers that hands a file out (lib/ui/downloads.py), whatever the reason.
    "Failed to generate file for download": mark(
        "This file is no longer offered here, or could not be made: reload the page."
    ),
    "Fullscreen": mark("Whole screen"),
    "Close fullscreen": mark("Leave the whole screen"),
    "Exit fullscreen": mark("Leave the whole screen"),
    "Page not found": mark("This page does not open"),
    "The page that you have requested does not seem to exist. Running the app's main page.": mark(
        "The address names no page that is yours: the overview is shown."
    ),
    "You have requested page /{}, but no corresponding file was found in the app's pages/ directory."
    " Running the app's main page.": mark("There is no page “{}”: the overview is shown."),
    "Connection error": mark("The dashboard does not answer"),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": LOST,
    "Streamlit server is not responding. Are you connected to the internet?": LOST,
}


def script() -> str:
    """The words of the reader's language, put in place of the framework's."""
    return _script(session.language())


@cache
def _script(language: Language) -> str:
    words = {english: translate(language, ours) if ours else "" for english, ours in WORDS.items()}
    said = json.dumps(words, ensure_ascii=False).replace("</", "<\\/")
    return f"{SCRIPT}\nplanSpeak({said},{json.dumps(LOCALES[language].replace('_', '-'))});"
