-- The certificates that parties gave, by party.
SELECT key, organisation, subject, sha256, registered_on
FROM certificates_at($revision, $plan)
ORDER BY organisation, registered_on, key
