"""The command line, a file for each family of commands. Each adds its parsers (`add`) and answers an exit status.

An edge: may read the clock and the environment, and import anything but the screens.
"""
