"""What the framework itself costs: a page of four measures, four small charts, a grid of fifty rows.

Our pages are measured against it in the same run: times drift from one run to the next, ratios hold.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")


def full():
    """The measured page."""
    rows = pd.DataFrame(
        {
            "code": [f"A{i % 6 + 1}.{i}" for i in range(50)],
            "axis": [f"Axis {i % 6 + 1}" for i in range(50)],
            "progress": [(i * 37) % 101 for i in range(50)],
            "late": [(i * 13) % 40 for i in range(50)],
        }
    )
    st.title("Floor")
    for column, (name, value) in zip(
        st.columns(4), {"Rows": 50, "Mean": 48.2, "Late": 12, "Soon": 3}.items(), strict=True
    ):
        column.metric(name, value)
    means = rows.groupby("axis")[["progress", "late"]].mean().reset_index()
    for pair in ((0, 1), (2, 3)):
        for column, number in zip(st.columns(2), pair, strict=True):
            figure = go.Figure()
            if number % 2:
                figure.add_scatter(x=rows["progress"], y=rows["late"], mode="markers")
            else:
                figure.add_bar(x=means["axis"], y=means["progress" if number else "late"])
            column.plotly_chart(figure, key=f"chart{number}")
    st.dataframe(rows, key="grid")
    with st.container(key="done"):
        st.caption("end")


def bare():
    """A page to come from."""
    st.title("Bare")
    with st.container(key="bare"):
        st.caption("end")


st.navigation([st.Page(full, title="Full", default=True), st.Page(bare, title="Bare")]).run()
