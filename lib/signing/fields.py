"""A paper made to be signed electronically: a field of signature in each room that its layout keeps for one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.signed import Room


@dataclass(frozen=True, slots=True)
class Place:
    """A field to lay: its name for programs, what a reader is told of it, where."""

    name: str
    title: str
    room: Room


def with_fields(paper: bytes, places: Sequence[Place]) -> bytes:
    """The paper with empty fields of signature, laid after its bytes: it begins with the paper as it was, unchanged.

    Each has an empty appearance, as the archival profile asks for one: its frame is drawn by the paper itself.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field, ensure_sig_flags

    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    # The paper's own properties stay: its dates and its maker are those of the paper, not of the moment of this.
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    for place in places:
        room = place.room
        box = tuple(round(edge) for edge in (room.left, room.foot, room.right, room.head))
        append_signature_field(
            writer,
            SigFieldSpec(
                place.name,
                on_page=room.page,
                box=box,  # type: ignore[arg-type]
                readable_field_name=place.title,
            ),
        )
    # From now on the file is only added to: a first signature has nothing to say of that, so nothing of it to change.
    ensure_sig_flags(writer, lock_sig_flags=True)
    made = io.BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()
