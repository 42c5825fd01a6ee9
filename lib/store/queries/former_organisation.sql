-- What an organisation is called by now that had a name before.
SELECT name
FROM former_names_at($revision, $plan)
WHERE kind = 'organisation' AND former = $reference AND name IS NOT NULL
