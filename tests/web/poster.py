"""One pass of what sends, in a process of its own: `python -m tests.web.poster 2026-11-30T06:00`."""

import os
import sys
from datetime import datetime

from lib.web.posting import post_due

if __name__ == "__main__":
    print(post_due(os.environ, lambda: datetime.fromisoformat(sys.argv[1])))
