"""Numbers, dates and lists as each language writes them."""

from lib.i18n.formats import format_names


def test_names_typed_by_people_are_isolated_in_arabic_alone():
    assert format_names("fr", ["Impact", "RPN (for risks)"]) == "Impact, RPN (for risks)"
    assert (
        format_names("ar", ["Impact", "RPN (for risks)"]) == "\u2068Impact\u2069، \u2068RPN (for risks)\u2069"
    )
