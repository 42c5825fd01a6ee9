"""What people see: session, navigation, cached reads, layout, forms, and the blocks of each page.

May import every other package; the only one, with `pages/`, that knows Streamlit.
"""
