-- The commitments that an action carries out.
SELECT c.key, c.code, c.origin, c.reference, c.text, c.organisation, c.agreed_on
FROM commitments_at($revision, $plan) AS c
JOIN commitment_links($revision, $plan) AS l ON l.commitment = c.key
WHERE l.action = $key AND (c.agreed_on IS NULL OR c.agreed_on <= $day)
ORDER BY length(c.code), c.code
