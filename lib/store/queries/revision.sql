-- One revision.
SELECT number, plan, recorded_at, as_of, author, kind, reason, source, meeting, undoes FROM revision_of($number)
