-- When a session began.
SELECT began_at FROM people.session WHERE id = $id
