-- Keeps one field of an answer that is not sent yet.
INSERT INTO people.draft (answer, action, field, value, saved_at) VALUES ($answer, $action, $field, $value, $now)
ON CONFLICT (answer, action, field) DO UPDATE SET value = $value, saved_at = $now
