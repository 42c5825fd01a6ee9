"""A record as the tests give it out: a file that says what it was drawn up from."""

from lib.domain.meeting_record import Drawing, Given, PaperFile


def draw(drawing: Drawing) -> Given:
    """What a meeting's record says, in a few words."""
    said = f"{drawing.number} {drawing.revision} {drawing.sheet['title']} {drawing.said}"
    file = PaperFile("pdf", f"releve-{drawing.number}.pdf", said.encode())
    return Given("fr", drawing.revision, "0" * 16, (file,), corrects=drawing.said)
