-- One partner on a day, as the list of partners has it, with what it holds beside.
SELECT a.*, x.acronym, x.aliases, x.contact, coalesce(x.valid_from, 0) AS version
FROM partner_activity($revision, $plan, $day) AS a
LEFT JOIN partners_at($revision, $plan) AS x ON x.key = a.key
WHERE a.label = $partner
LIMIT 1
