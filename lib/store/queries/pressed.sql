-- The first revision that a form of this token led to, and by which press.
SELECT number, recorded_at, press FROM plan.revision WHERE split_part(press, '.', 1) = $token ORDER BY number LIMIT 1
