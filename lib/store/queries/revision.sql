-- One revision.
SELECT number, plan, recorded_at, as_of, author, kind, reason, source, meeting, undoes FROM plan.revision WHERE number = $number
