"""Search: what holds these words, of actions, partners, commitments and minutes."""

from lib.store import reads
from lib.ui import data, layout, session
from lib.ui.plan import search_view
from lib.ui.plans import looking

session.require("search")

words = search_view.asked()
if words and looking.is_everywhere():
    looking.found(words)
elif words:
    search_view.found(words, data.read(reads.search, search=words, limit=search_view.MOST))
else:
    search_view.nothing_asked()
layout.page_end()
