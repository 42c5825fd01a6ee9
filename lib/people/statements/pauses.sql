-- Who is written to no more.
SELECT account, since_at, author FROM people.mail_pause
