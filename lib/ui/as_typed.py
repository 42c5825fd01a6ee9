"""Every text that leaves for the browser is shown there as it was typed.

To the framework titles, labels, warnings and notices are Markdown, with formulas, emoji codes, icons, colours, arrows and links
of its own. Ours are plain text, and much of it comes from files and forms. It is therefore escaped where the messages to the
browser leave, for every widget at once: no page has to remember it, and none can write markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

#: An empty directive: nothing is seen of it, and what stands on its two sides is no longer one word to the framework, which
#: finds addresses, emoji codes, icons and arrows in words even where every sign is escaped.
APART = ":small[]"
#: Signs that begin or end markup wherever they stand.
SIGNS = r"[\\`*_\[<$~|#]"
#: A character written by its name or number, which would be shown instead.
ENTITY = r"&(?=#?\w+;)"
#: What is found in words: an emoji or an icon between colons, a directive, an address, a mail address.
FOUND = r"(?P<code>:)(?=[\w+-]+:|material/)|(?P<name>:)(?=[A-Za-z:])|(?P<web>\bhttps?|\bwww)(?=[:.])|(?P<mail>@)(?=\w)"
#: Arrows and comparisons, which would become one sign.
ARROW = r"(?P<arrow>(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S))"
#: What begins a list, a quotation or a rule at the head of a line.
HEAD = r"(?m:^)(?:(?P<bullet>[+=>-])|\d+(?P<point>[.)])(?=\s|$))"
READ = re.compile(f"{ARROW}|{HEAD}|{FOUND}|(?P<sign>{SIGNS}|{ENTITY})")
#: What would make a line a piece of program.
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)

#: By kind of element: which of its texts the framework reads as Markdown. A kind that is not here is not shown at all, so
#: that nobody forgets to say it.
MARKDOWN: dict[str, tuple[str, ...]] = {
    "alert": ("body", "title"),
    "bidi_component": (),  # ours (lib/ui/grid): it writes texts as texts
    "button": ("label", "help"),
    "button_group": ("label", "help", "options.content"),
    "checkbox": ("label", "help"),
    "code": (),
    "dataframe": (),
    "date_input": ("label", "help"),
    "download_button": ("label", "help"),
    "empty": (),
    "exception": (),
    "favicon": (),
    "file_uploader": ("label", "help"),
    "heading": ("body", "help"),
    "html": (),
    "imgs": ("imgs.caption",),
    "link_button": ("label", "help"),
    "markdown": ("body", "help"),
    "menu_button": ("label", "help"),
    "metric": ("label", "delta", "delta_description", "help"),
    "multiselect": ("label", "help"),
    "number_input": ("label", "help"),
    "page_link": ("label", "help"),
    "plotly_chart": (),
    "progress": ("text",),
    "radio": ("label", "help", "options", "captions"),
    "selectbox": ("label", "help"),
    "skeleton": (),
    "slider": ("label", "help"),
    "space": (),
    "spinner": ("text",),
    "text": ("help",),
    "text_area": ("label", "help"),
    "text_input": ("label", "help"),
    "time_input": ("label", "help"),
    "toast": ("body",),
}
#: The same of what holds other elements.
HOLDERS: dict[str, tuple[str, ...]] = {
    "column": (),
    "dialog": ("title",),
    "expandable": ("label",),
    "flex_container": (),
    "form": (),
    "popover": ("label", "help"),
    "tab": ("label",),
    "tab_container": (),
}


def as_typed(text: str, *, heading: bool = False) -> str:
    """The text with whatever Markdown would read escaped. A heading begins no list, and is one line."""
    if heading:
        text = " ".join(text.split("\n"))
    return READ.sub(lambda found: _escaped(found, heading=heading), INDENT.sub("", text))


def _escaped(found: re.Match[str], *, heading: bool) -> str:
    whole = found.group()
    kind = found.lastgroup
    if heading and kind in ("bullet", "point"):
        return whole
    if kind == "point":
        return f"{whole[:-1]}\\{whole[-1]}"
    if kind == "arrow":
        return APART.join(f"\\{sign}" for sign in whole)
    if kind in ("web", "mail"):
        return whole + APART
    if kind == "code":
        return f"\\:{APART}"
    return f"\\{whole}"


def hold() -> None:
    """From now on nothing leaves for a browser but as it was typed; asked again, it changes nothing."""
    sent = ScriptRunContext.enqueue
    if not hasattr(sent, "as_typed"):
        ScriptRunContext.enqueue = _holding(sent)  # type: ignore[assignment, method-assign]


def _holding(
    sent: Callable[[ScriptRunContext, ForwardMsg], None],
) -> Callable[[ScriptRunContext, ForwardMsg], None]:
    def enqueue(context: ScriptRunContext, message: ForwardMsg) -> None:
        for kind, element, names in _told(message):
            for name in names:
                _mend(element, name, heading=kind == "heading")
        sent(context, message)

    enqueue.as_typed = True  # type: ignore[attr-defined]
    return enqueue


def _told(message: ForwardMsg) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """What a message shows: its kind, what it says, which of its texts are Markdown."""
    if message.WhichOneof("type") != "delta":
        return
    delta = message.delta
    elements = [delta.new_element, *delta.new_transient.elements]
    for element in elements:
        kind = element.WhichOneof("type")
        if kind:
            yield kind, getattr(element, kind), MARKDOWN[kind]
    holder = delta.add_block.WhichOneof("type")
    if holder:
        yield holder, getattr(delta.add_block, holder), HOLDERS[holder]


def _mend(element: Any, name: str, *, heading: bool) -> None:
    """Escapes one text of an element, or each of several."""
    first, _, rest = name.partition(".")
    value = getattr(element, first)
    if isinstance(value, str):
        if value:
            setattr(element, first, as_typed(value, heading=heading))
    elif rest == "caption":
        for picture in value:
            picture.caption = as_typed(picture.caption)
    elif rest:
        for option in value:
            # What the framework took from the head of an option as its icon is a piece of its text: no option of ours has one.
            whole = f"{option.content_icon} {option.content}" if option.content_icon else option.content
            option.content, option.content_icon = as_typed(whole), ""
    else:
        value[:] = [as_typed(one) for one in value]
