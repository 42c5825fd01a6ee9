-- The axes in order, with how many actions each has.
SELECT x.key, x.code, x.title, CAST(count(a.key) AS INTEGER) AS actions
FROM axes_at($revision, $plan) AS x
LEFT JOIN actions_at($revision, $plan) AS a ON a.axis = x.key
GROUP BY x.key, x.code, x.title, x.position
ORDER BY code_stem(x.code), code_number(x.code), x.position, x.code
