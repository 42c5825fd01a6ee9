"""`python app.py`: makes the environment, installs what the app needs, starts it, opens the browser.

It runs before anything is installed, with any Python that a machine has: the standard library alone, and no syntax that
a Python of a few years ago cannot read. Each step is done once and says what it does, in French and in English.
"""
