"""Papers as one web page: opens anywhere without the application, asks nothing of any network, prints on A4."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from lib.documents import code, look
from lib.documents.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Code,
    Document,
    FacingTexts,
    Facts,
    Figures,
    Heading,
    Letterhead,
    Letterheads,
    PageBreak,
    Paragraph,
    Table,
)
from lib.domain.palette import DARK, LIGHT, Palette
from lib.domain.pictures import PNG
from lib.domain.terms import Situation
from lib.i18n import direction

STYLE = Path(__file__).parent / "paper.css"
#: Nothing is fetched and no script runs, whatever a text holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(document: Document) -> bytes:
    """The paper as one UTF-8 file, its style inside, every text escaped."""
    marks = "".join(f"<span>{words(mark)}</span>" for mark in look.marks(document))
    body = "\n".join(_block(block) for block in document.blocks)
    title = ""
    if document.shows_title:
        title = f"<h1>{words(document.title)}</h1>"
        if document.subtitle:
            title += f'<p class="subtitle">{words(document.subtitle)}</p>'
    page = f"""<!doctype html>
<html lang="{document.language}" dir="{direction(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(look.readable(document.title))}</title>
<style>
{coloured(STYLE, _named)}</style>
</head>
<body>
<header>{f'<div class="marks">{marks}</div>' if marks else ""}<p class="reference">{words(document.reference)}</p>{title}</header>
<main>
{body}
</main>
<footer>{words(look.footing(document))}</footer>
</body>
</html>
"""
    return page.encode()


def coloured(sheet: Path, named: Callable[[Palette], Mapping[str, str]]) -> str:
    """A style sheet with the colours that `named` gives to it, light and dark."""

    def said(colours: Palette) -> str:
        return " ".join(f"--{name}: {colour};" for name, colour in named(colours).items())

    return Template(sheet.read_text(encoding="utf-8")).substitute(light=said(LIGHT), dark=said(DARK))


def _named(colours: Palette) -> dict[str, str]:
    return {
        "ink": colours.ink,
        "quiet": colours.quiet,
        "line": colours.line,
        "brand": colours.brand,
        "ground": colours.background,
        "surface": colours.surface,
        "alert": colours.situations[Situation.OVERDUE],
    }


def words(value: str) -> str:
    """A text of any language inside a page of another: isolated, in its own direction, its line breaks kept."""
    lines = (f"<bdi>{escape(line)}</bdi>" for line in look.readable(value).split("\n"))
    return "<br>".join(lines) if value else ""


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            return f"<h{level}>{words(block.text)}</h{level}>"
        case Paragraph():
            style = f"{block.tone} centred" if block.centred else block.tone
            return f'<p class="{style}">{words(block.text)}</p>'
        case Bullets():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{words(item)}</li>' for item in block.items)}</{tag}>"
        case Facts():
            pairs = "".join(f"<dt>{words(name)}</dt><dd>{words(value)}</dd>" for name, value in block.pairs)
            return f"<dl>{pairs}</dl>"
        case Table():
            return _table(block)
        case Figures():
            tiles = "".join(
                f'<div><p class="quiet">{words(t.label)}</p><p class="figure">{words(t.figure)}</p>'
                f"<p>{words(t.context)}</p></div>"
                for t in block.tiles
            )
            return f'<div class="figures">{tiles}</div>'
        case Bars():
            return _bars(block)
        case FacingTexts():
            sides = "".join(_side(lines, block.signature) for lines in (block.left, block.right))
            return f'<div class="facing">{sides}</div>'
        case Letterheads():
            heads = "".join(_head(one, block.shows_emblems) for one in (block.left, block.right))
            return f'<div class="facing">{heads}</div>'
        case Code():
            held = b64encode(code.png(block.link)).decode()
            alt = escape(block.link, quote=True)
            return (
                f'<p><img src="data:image/png;base64,{held}" alt="{alt}" width="132"> {words(block.text)}</p>'
            )
        case PageBreak():
            return '<div class="page"></div>'


def _head(one: Letterhead, shows_emblem: bool) -> str:
    """One party at the head; its picture stands inside the file, as everything."""
    lines = "".join(f'<p class="quiet">{words(line)}</p>' for line in one.lines)
    picture = ""
    if shows_emblem:
        kind = "png" if one.emblem.startswith(PNG) else "jpeg"
        held = b64encode(one.emblem).decode()
        picture = (
            f'<img class="emblem" src="data:image/{kind};base64,{held}" alt="{escape(one.name, quote=True)}">'
        )
    return f'<div>{picture}{lines}<p class="strong">{words(one.name)}</p></div>'


def _table(block: Table) -> str:
    if not block.rows:
        caption = f'<p class="strong">{words(block.caption)}</p>' if block.caption else ""
        return f"{caption}<p>{words(block.empty)}</p>"
    total = sum(column.share for column in block.columns)
    styles = [' class="number"' if column.number else "" for column in block.columns]
    head = "".join(
        f'<th scope="col"{style} style="width:{100 * column.share / total:.1f}%">{words(column.title)}</th>'
        for column, style in zip(block.columns, styles, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{style}>{words(cell)}</td>" for cell, style in zip(row, styles, strict=True))
        + "</tr>"
        for row in block.rows
    )
    caption = f"<caption>{words(block.caption)}</caption>" if block.caption else ""
    return (
        f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _bars(block: Bars) -> str:
    lines = "".join(
        f'<div class="label">{words(b.label)}</div>{_bar(b)}'
        f"<div><strong>{words(b.text)}</strong>{f'<br><span class=quiet>{words(b.note)}</span>' if b.note else ''}</div>"
        for b in block.bars
    )
    note = f'<p class="quiet">{words(block.expected_label)}</p>' if block.expected_label else ""
    return f'<div class="bars">{lines}</div>{note}'


def _bar(bar: Bar) -> str:
    """The bar is a picture of the value printed beside it: hidden from screen readers."""
    filled = "" if bar.value is None else f'<i style="width:{_share(bar.value):.1f}%"></i>'
    expected = (
        "" if bar.expected is None else f'<b style="inset-inline-start:{_share(bar.expected):.1f}%"></b>'
    )
    return f'<div class="bar" aria-hidden="true">{filled}{expected}</div>'


def _share(value: float) -> float:
    return max(0.0, min(value, 100.0))


def _side(lines: Sequence[str], signature: bool) -> str:
    told = "".join(f"<p{' class=strong' if i == 0 else ''}>{words(line)}</p>" for i, line in enumerate(lines))
    return f"<div>{told}{'<div class=signature></div>' if signature and any(lines) else ''}</div>"
