-- An attempt that was counted was none that failed.
UPDATE people.attempt SET failed = CASE WHEN failed > 0 THEN failed - 1 ELSE 0 END WHERE subject = $subject
