-- Makes an account; nothing when its e-mail has one.
INSERT INTO people.account (id, email, name, job, organisation, role, language, created_at)
VALUES ($id, $email, $name, $job, $organisation, $role, $language, $now)
ON CONFLICT DO NOTHING
RETURNING id
