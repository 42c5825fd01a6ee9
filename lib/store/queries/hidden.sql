-- What a partner is not shown: confidential actions, private comments, contact details, texts of minutes not signed by both.
WITH confidential_ones AS (
    SELECT key, code, title FROM confidential_at($revision, $plan))
SELECT
    (SELECT coalesce(list(key ORDER BY length(code), code), []) FROM confidential_ones) AS keys,
    (SELECT coalesce(list(coalesce(code, title) ORDER BY length(code), code), []) FROM confidential_ones) AS codes,
    (SELECT coalesce(list(concat_ws(' – ', code, title) ORDER BY length(code), code), []) FROM confidential_ones) AS names,
    (SELECT count(comment) FROM actions_at($revision, $plan) WHERE key NOT IN (SELECT key FROM confidential_ones)) AS comments,
    (SELECT count(contact) FROM partners_at($revision, $plan)) AS contacts,
    (SELECT count(*) FROM minutes_list($revision, $plan, DATE '9999-12-31') WHERE NOT is_signed) AS drafts
