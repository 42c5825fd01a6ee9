"""Plain answers of the server, without the framework of the screens: light pages, and what every answer carries.

May import usecases, reports, documents, store, domain and i18n; a light page is an edge, so the clock too.
"""
