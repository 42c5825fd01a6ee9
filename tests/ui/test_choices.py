"""Choices that live in the URL: what an address asks for beyond what there is."""

import pytest
from streamlit.testing.v1 import AppTest


def paged():
    import streamlit as st

    from lib.ui import choices

    st.write(f"page {choices.pager(int(st.query_params['found']), 25)}")


def shown(found, asked):
    at = AppTest.from_function(paged)
    at.query_params.update({"found": str(found), **({"page": asked} if asked else {})})
    return at.run()


@pytest.mark.parametrize(
    ("found", "asked", "page"),
    [
        (60, "", 0),
        (60, "2", 1),
        (60, "3", 2),
        (60, "4", 2),
        (60, "999", 2),
        (60, "0", 0),
        (60, "-1", 0),
        (60, "x", 0),
        (50, "3", 1),
        (51, "3", 2),
        (25, "2", 0),
    ],
)
def test_a_page_beyond_the_last_is_the_last_and_what_is_no_page_the_first(found, asked, page):
    at = shown(found, asked)
    assert not at.exception
    assert at.markdown[0].value == f"page {page}"


def test_a_list_that_grows_shorter_shows_its_last_page():
    at = shown(60, "3")
    at.query_params["found"] = "30"
    at.run()
    assert not at.exception
    assert at.markdown[0].value == "page 1"
    assert at.query_params["page"] == "2"
