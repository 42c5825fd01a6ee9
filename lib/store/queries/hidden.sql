-- What a partner is not shown: confidential actions, private comments, contact details.
SELECT
    (SELECT coalesce(list(coalesce(code, title) ORDER BY length(code), code) FILTER (confidential), []) FROM actions_at($revision, $plan)) AS codes,
    (SELECT count(comment) FILTER (NOT coalesce(confidential, FALSE)) FROM actions_at($revision, $plan)) AS comments,
    (SELECT count(contact) FROM partners_at($revision, $plan)) AS contacts
