-- What a partner is not shown: confidential actions, private comments, contact details, texts of minutes not signed by both.
WITH confidential_ones AS (
    SELECT key, code, title FROM actions_at($revision, $plan) WHERE confidential)
SELECT
    (SELECT coalesce(list(key ORDER BY length(code), code), []) FROM confidential_ones) AS keys,
    (SELECT coalesce(list(coalesce(code, title) ORDER BY length(code), code), []) FROM confidential_ones) AS codes,
    (SELECT coalesce(list(concat_ws(' – ', code, title) ORDER BY length(code), code), []) FROM confidential_ones) AS names,
    (SELECT count(comment) FILTER (NOT coalesce(confidential, FALSE)) FROM actions_at($revision, $plan)) AS comments,
    (SELECT count(contact) FROM partners_at($revision, $plan)) AS contacts,
    (SELECT count(*) FROM minutes_list($revision, $plan, DATE '9999-12-31') WHERE NOT is_signed) AS drafts
