"""The questions the screens ask, one typed function per query file.

Those about the plan take the state that is asked; those that find one take the open store. What a state answers never
changes, so it can be kept by (state, function, arguments). Rows are frozen dataclasses whose missing values are None.
"""

from lib.store.reads.actions import *
from lib.store.reads.attachments import *
from lib.store.reads.commitments import *
from lib.store.reads.engagement import *
from lib.store.reads.forecast import *
from lib.store.reads.holdings import *
from lib.store.reads.indicators import *
from lib.store.reads.journal import *
from lib.store.reads.linked import *
from lib.store.reads.links import *
from lib.store.reads.lists import *
from lib.store.reads.meetings import *
from lib.store.reads.milestones import *
from lib.store.reads.minutes import *
from lib.store.reads.money import *
from lib.store.reads.movement import *
from lib.store.reads.order import *
from lib.store.reads.papers import *
from lib.store.reads.parties import *
from lib.store.reads.partner import *
from lib.store.reads.plans import *
from lib.store.reads.progress import *
from lib.store.reads.reserved import *
from lib.store.reads.rounds import *
from lib.store.reads.searching import *
from lib.store.reads.signing import *
