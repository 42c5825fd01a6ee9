"""Numbers and lists as each language writes them; a sign stays before its figure, whichever way the text runs."""

from lib.i18n.formats import format_fraction, format_names, format_number, format_points

LTR, END = "\u2066", "\u2069"


def test_a_negative_figure_has_a_real_minus_sign():
    assert format_number("fr", -17.94, 1) == "\u221217,9"
    assert format_number("en", -0.04, 1) == "0.0"
    assert format_points("fr", 3.25) == "+3,2 pts"


def test_in_arabic_a_sign_and_a_fraction_keep_the_order_of_figures():
    assert format_number("ar", -17.94, 1) == f"{LTR}\u221217,9{END}"
    assert format_points("ar", 3.25).startswith(f"{LTR}+3,2{END}")
    assert format_fraction("ar", 12, 35) == f"{LTR}12/35{END}"
    assert format_number("ar", 17.94, 1) == "17,9", "nothing to isolate"
    assert format_fraction("fr", 2000, 10000).split("/") == [
        format_number("fr", 2000),
        format_number("fr", 10000),
    ]


def test_names_typed_by_people_are_isolated_in_arabic_alone():
    assert format_names("fr", ["Impact", "RPN (for risks)"]) == "Impact, RPN (for risks)"
    assert (
        format_names("ar", ["Impact", "RPN (for risks)"]) == "\u2068Impact\u2069، \u2068RPN (for risks)\u2069"
    )
