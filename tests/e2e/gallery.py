"""Every widget that reads Markdown, on each of the texts of a file: a page for a browser to be looked at in tests."""

import json
import os
from pathlib import Path

import streamlit as st

from lib.ui import as_typed

as_typed.hold()
for n, text in enumerate(json.loads(Path(os.environ["GALLERY_TEXTS"]).read_text(encoding="utf-8"))):
    st.title(text, anchor=False)
    st.header(text, anchor=False)
    st.warning(text, icon=":material/error:")
    st.button(text, key=f"button{n}")
    st.expander(text)
    st.checkbox(text, key=f"checkbox{n}")
    st.radio("radio", [text], key=f"radio{n}")
    st.selectbox(text, ["x"], key=f"selectbox{n}")
    st.text_input(text, key=f"input{n}")
    st.popover(text, key=f"popover{n}")
    st.segmented_control("choice", [text], key=f"choice{n}")
    st.download_button(text, "x", key=f"download{n}")
