-- A kind of message went through everybody on a day.
INSERT INTO people.message_round (kind, plan, day, ended_at) VALUES ($kind, $plan, $day, $now) ON CONFLICT DO NOTHING
