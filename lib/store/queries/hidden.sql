-- What a partner is not shown: confidential actions, private comments, contact details, texts of minutes not signed by both.
SELECT
    (SELECT coalesce(list(coalesce(code, title) ORDER BY length(code), code) FILTER (confidential), []) FROM actions_at($revision, $plan)) AS codes,
    (SELECT count(comment) FILTER (NOT coalesce(confidential, FALSE)) FROM actions_at($revision, $plan)) AS comments,
    (SELECT count(contact) FROM partners_at($revision, $plan)) AS contacts,
    (SELECT count(*) FROM minutes_list($revision, $plan, DATE '9999-12-31') WHERE NOT is_signed) AS drafts
