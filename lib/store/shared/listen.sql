-- Wakes this connection at each revision.
LISTEN plan_revision
