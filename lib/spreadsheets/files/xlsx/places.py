"""Where the cells of a sheet stand, when its writer left it to their order."""

from __future__ import annotations

import re

from lib.spreadsheets.letters import column_index, column_letters

FIRST = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[ />])([^>]*?)/?>")
ROW = re.compile(rb'\br="([0-9]{1,7})"')
CELL = re.compile(rb'\br="([A-Z]{1,3})[0-9]{1,7}"')


def with_references(data: bytes) -> bytes:
    """The XML of a sheet with a reference on each cell; itself when its first cell has one."""
    first = FIRST.search(data)
    if first is None or CELL.search(first[1]):
        return data
    parts: list[bytes] = []
    row, column, position = 0, 0, 0
    for tag in TAG.finditer(data):
        kind, said = tag.groups()
        if kind == b"row":
            number = ROW.search(said)
            row, column = int(number[1]) if number else row + 1, 0
            continue
        own = CELL.search(said)
        if own:
            column = column_index(own[1].decode())
        else:
            parts += [data[position : tag.start(2)], b' r="%s%d"' % (column_letters(column).encode(), row)]
            position = tag.start(2)
        column += 1
    return b"".join([*parts, data[position:]])
