-- Takes the link of an answer back.
INSERT INTO people.round_link (answer, renewed) VALUES ($answer, 1)
ON CONFLICT (answer) DO UPDATE SET renewed = round_link.renewed + 1
