-- Which of some actions needs which other of them.
SELECT action, needs
FROM ties($revision, $plan)
WHERE list_contains($keys, action) AND list_contains($keys, needs)
ORDER BY action, needs
