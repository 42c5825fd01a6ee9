"""The product, layer by layer; an arrow reads "may import".

domain  <- store, spreadsheets, charts     words and rules; imports nothing of ours
i18n    <- charts, ui                      catalogues, dates, numbers; imports nothing of ours
usecases -> domain, store, spreadsheets    the only writers
ui      -> everything above                session, navigation, cached reads, forms
pages   -> ui, charts, store.reads, domain.roles

`tests/test_architecture.py` holds these arrows.
"""

import gc

#: An import makes hundreds of thousands of small objects that all stay: looking for lost ones among them after
#: every seven hundred, as Python does unless told, takes a third of its time.
gc.set_threshold(50_000, 20, 20)
