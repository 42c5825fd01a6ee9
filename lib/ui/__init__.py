"""What people see: session, navigation, cached reads, layout, forms, and the blocks of each page.

Widgets only: what needs neither Streamlit nor the session says something (`wording`) or gathers something (`reports`).
May import every other package but web; the only one, with `pages/` and `app.py`, that knows Streamlit.
"""
