"""What leaves for the browser is shown as it was typed; which texts the framework reads is known for every kind of element."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.testing.v1 import AppTest

from lib.ui.as_typed import APART, HOLDERS, MARKDOWN, as_typed
from tests.poison import read_back

#: Texts that the framework shows as they are, or does not show: names of its own, values, addresses, a piece of data.
AS_THEY_ARE = {
    "id",
    "form_id",
    "query_param_key",
    "type",
    "icon",
    "shortcut",
    "url",
    "deferred_file_id",
    "key",
    "value",
    "columns",
    "column_order",
    "placeholder",
    "selection_state",
    "selection_default",
    "alt",
    "source_id",
    "uuid",
    "caption",
    "styles",
    "default",
    "min",
    "max",
    "format",
    "raw_value",
    "raw_values",
    "validate_regex",
    "validate_message",
    "autocomplete",
    "page",
    "page_script_hash",
    "query_string",
    "theme",
    "spec",
    "config",
    "tag",
    "anchor",
    "divider",
    "code_text",
    "language",
    "message",
    "stack_trace",
    "default_tab_label",
    "gap",
    "border",
    "content_icon",
    "component_name",
    "js_content",
    "js_source_path",
    "html_content",
    "css_content",
    "css_source_path",
    "json",
}
#: Those of the same names that are shown as they are in one kind and read in another.
SHOWN = {
    "imgs.link",  # an address
    "html.body", "text.body", "selectbox.options", "multiselect.options", "slider.options", "slider.label", "metric.body",
    "menu_button.options",
}  # fmt: skip


def texts(descriptor, path=""):
    """The names of every text of a message, those of its parts after a dot."""
    for field in descriptor.fields:
        if field.type == field.TYPE_STRING:
            yield path + field.name
        elif field.type == field.TYPE_MESSAGE and not field.message_type.full_name.startswith("google"):
            yield from texts(field.message_type, f"{path}{field.name}.")


@pytest.mark.parametrize(
    ("message", "known"), [(Element, MARKDOWN), (Block, HOLDERS)], ids=["elements", "holders"]
)
def test_of_every_text_of_every_kind_it_is_known_whether_the_framework_reads_it(message, known):
    kinds = {field.name: field for field in message.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert set(known) <= set(kinds)
    for kind, read in known.items():
        every = set(texts(kinds[kind].message_type))
        assert set(read) <= every, kind
        rest = {name for name in every - set(read) if name.rpartition(".")[2] not in AS_THEY_ARE}
        assert {f"{kind}.{name}" for name in rest} <= SHOWN, kind


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Axe 5 : 27 points sous l'attendu (14:30)", "Axe 5 : 27 points sous l'attendu (14:30)"),
        ("[x](y) *z* $a$", r"\[x](y) \*z\* \$a\$"),
        ("a_b <b>c</b> `d` ~e~ #f", r"a\_b \<b>c\</b> \`d\` \~e\~ \#f"),
        ("note :red[x]", r"note \:red\[x]"),
        (":smile: :+1:", rf"\:{APART}smile: \:{APART}+1:"),
        (":material/home:", rf"\:{APART}material/home:"),
        ("http://e.vil www.e.vil", f"http{APART}://e.vil www{APART}.e.vil"),
        ("a@b.ma", f"a@{APART}b.ma"),
        ("a -> b", rf"a \-{APART}\> b"),
        ("1. Ouvrir\n- lire", "1\\. Ouvrir\n\\- lire"),
        ("    lire", "lire"),
        ("&lt; & co", r"\&lt; & co"),
        ("الإجراء **مهم**", r"الإجراء \*\*مهم\*\*"),
    ],
)
def test_what_markdown_would_read_is_escaped_and_nothing_else(typed, sent):
    assert as_typed(typed) == sent
    assert read_back(sent) == typed.lstrip(" ")


def test_a_heading_is_one_line_and_begins_no_list():
    assert as_typed("2. Ce qui a été compris\nsuite", heading=True) == "2. Ce qui a été compris suite"


@given(st.text(alphabet=st.sampled_from("ab1 \\`*_[]<>$~|#&;:-=+.!(){}@/wht\néن")))
def test_nothing_of_a_text_is_lost_by_it(text):
    kept = "\n".join(line.lstrip(" \t") for line in text.split("\n"))
    assert read_back(as_typed(text)) == kept


def test_a_page_that_shows_a_kind_of_element_that_nobody_described_fails():
    def page():
        import streamlit as st

        from lib.ui import as_typed

        as_typed.hold()
        st.graphviz_chart("digraph { a }")

    at = AppTest.from_function(page).run()
    assert at.exception
    assert not at.get("graphviz_chart")


def test_every_widget_sends_its_texts_as_typed_once_whatever_asks_for_it():
    def page():
        import streamlit as st

        from lib.ui import as_typed

        as_typed.hold()
        as_typed.hold()
        st.title("*a*")
        st.warning("*a*", icon=":material/error:")
        st.radio("*a*", ["*b*", "c"], help="*h*")
        st.selectbox("*a*", ["*b*"])
        st.segmented_control("*a*", [":material/home: *b*", "🙂 c"])
        st.tabs(["*a*"])
        with st.expander("*a*"):
            st.button("*a*")
        with st.spinner("*a*"):
            st.toast("*a*")

    at = AppTest.from_function(page).run()
    assert not at.exception
    assert {
        at.title[0].value,
        at.warning[0].value,
        at.button[0].label,
        at.toast[0].value,
        at.tabs[0].label,
    } == {r"\*a\*"}
    assert at.expander[0].label == r"\*a\*"
    assert (at.radio[0].options, at.radio[0].help) == ([r"\*b\*", "c"], r"\*h\*")
    assert at.selectbox[0].options == ["*b*"], "a list is shown as it is"
    (control,) = at.get("button_group")
    assert [(o.content, o.content_icon) for o in control.proto.options] == [
        (rf"\:{APART}material/home: \*b\*", ""),
        ("🙂 c", ""),
    ]
