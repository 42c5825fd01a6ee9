-- Whether a revision with this token was kept.
SELECT EXISTS (SELECT 1 FROM plan.kept WHERE token = $token)
