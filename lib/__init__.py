"""The product, room by room; an arrow reads "may import".

domain                                                     words and rules; imports nothing of ours
store, spreadsheets, i18n -> domain                        the DuckDB file; sheets in and out; words of three languages
usecases -> domain, store, spreadsheets                    what people do: the only writers
wording  -> domain, store (its rows), i18n                 figures to sentences
charts   -> domain, i18n, wording                          frame to figure
documents -> domain, i18n                                  content to DOCX, PDF, PPTX, HTML
reports  -> store, wording, documents, spreadsheets        the plan to what a paper says
web      -> usecases, reports, store                       plain HTML, without the framework of the screens
ui       -> everything above but web                       widgets
commands -> usecases, reports, spreadsheets, store         the command line: __main__ gathers them

launch                                                     `python app.py`: the standard library alone

`clock` is read at the edges alone. `tests/test_architecture.py` holds these arrows.
"""

import gc

#: An import makes hundreds of thousands of small objects that all stay: looking for lost ones among them after
#: every seven hundred, as Python does unless told, takes a third of its time.
gc.set_threshold(50_000, 20, 20)
