-- How parties, functions and places are written on papers.
SELECT key, kind, name, gender, french, french_short, arabic, arabic_short, english, english_short, letterhead, emblem
FROM paper_names_at($revision, $plan)
ORDER BY CASE kind WHEN 'organisation' THEN 1 WHEN 'function' THEN 2 WHEN 'place' THEN 3 ELSE 4 END, name
