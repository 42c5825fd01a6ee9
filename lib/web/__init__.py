"""Plain answers of the server, without the framework of the screens: what every answer carries.

May import usecases, reports, store, domain and i18n.
"""
