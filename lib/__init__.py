"""The product, layer by layer; an arrow reads "may import".

domain  <- store, spreadsheets, charts     words and rules; imports nothing of ours
i18n    <- charts, ui                      catalogues, dates, numbers; imports nothing of ours
usecases -> domain, store, spreadsheets    the only writers
ui      -> everything above                session, navigation, cached reads, forms
pages   -> ui, charts, store.reads, domain.roles

`tests/test_architecture.py` holds these arrows.
"""
