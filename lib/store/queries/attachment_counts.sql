-- How many files and links each row carries.
SELECT carrier, count(*) AS n
FROM attachments_at($revision, $plan)
GROUP BY carrier
