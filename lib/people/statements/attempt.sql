-- Attempts that failed at a subject.
SELECT failed, last_at FROM people.attempt WHERE subject = $subject
