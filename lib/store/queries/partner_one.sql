-- One partner on a day, as the list of partners has it, with what it holds beside.
SELECT a.*, x.acronym, x.aliases, x.contact
FROM partner_activity($revision, $plan, $day) AS a
LEFT JOIN partners_at($revision, $plan) AS x ON x.key = a.key
WHERE a.label = $partner
LIMIT 1
