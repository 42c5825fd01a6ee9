"""Pictures that people give for papers: which can be printed, and of which size. Nothing is decoded that is not bounded."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

#: Bytes of an emblem; and its side in points of the picture, above which nothing is gained on paper.
LARGEST_PICTURE = 1_000_000
LONGEST_SIDE = 4000
PNG = b"\x89PNG\r\n\x1a\n"
#: Values of a point, by the kind of colour of a PNG.
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
#: Where the passes of an interlaced PNG begin, and their steps: across, down.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
#: Segments of a JPEG that tell its size.
FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be printed: its format (png, jpg) and its size in points."""

    ending: str
    width: int
    height: int


def read_picture(content: bytes) -> Picture | None:
    """What a picture is; None for what no paper could print: another format, damaged, empty or beyond every measure."""
    try:
        found = _png(content) if content.startswith(PNG) else _jpeg(content)
    except (struct.error, zlib.error, IndexError, KeyError, ValueError):
        return None
    if found is None or not (0 < found.width <= LONGEST_SIDE and 0 < found.height <= LONGEST_SIDE):
        return None
    return found


def measured(content: bytes) -> tuple[int, int] | None:
    """Width and height that a PNG, a JPEG, a GIF or a WebP says it has, none of it unpacked; None for anything else."""
    try:
        if content.startswith(PNG):
            across, down = struct.unpack_from(">II", content, 16)
        elif content.startswith(b"\xff\xd8"):
            found = _jpeg(content)
            return (found.width, found.height) if found else None
        elif content.startswith(b"GIF8"):
            across, down = struct.unpack_from("<HH", content, 6)
        elif content[12:16] == b"VP8X":
            across, down = (1 + int.from_bytes(content[at : at + 3], "little") for at in (24, 27))
        elif content[12:16] == b"VP8L":
            (bits,) = struct.unpack_from("<I", content, 21)
            across, down = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif content[12:16] == b"VP8 ":
            across, down = (side & 0x3FFF for side in struct.unpack_from("<HH", content, 26))
        else:
            return None
    except (struct.error, IndexError):
        return None
    return across, down


def _png(content: bytes) -> Picture | None:
    place, data, head = len(PNG), b"", b""
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        (told,) = struct.unpack_from(">I", content, place + 8 + length)
        if zlib.crc32(kind + body) != told:
            return None
        if kind == b"IHDR":
            head = body
        elif kind == b"IDAT":
            data += body
        elif kind == b"IEND":
            break
        place += 12 + length
    else:
        return None
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if max(width, height) > LONGEST_SIDE:
        return None
    passes = PASSES if interlaced else ((0, 0, 1, 1),)
    sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in passes]
    length = sum(h * (1 + (w * SAMPLES[colour] * depth + 7) // 8) for w, h in sizes if w > 0 and h > 0)
    unpacked = zlib.decompressobj().decompress(data, length + 1)
    return Picture("png", width, height) if len(unpacked) == length else None


def _jpeg(content: bytes) -> Picture | None:
    if not content.startswith(b"\xff\xd8") or b"\xff\xd9" not in content[-32:]:
        return None
    place, found = 2, None
    while content[place] == 0xFF:
        kind = content[place + 1]
        (length,) = struct.unpack_from(">H", content, place + 2)
        if kind in FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            found = Picture("jpg", width, height)
        if kind == 0xDA:  # what follows is the picture itself
            return found
        place += 2 + length
    return None
