-- The amounts planned, committed and spent of each axis, source of funds and currency; those of cancelled actions apart.
WITH lines AS MATERIALIZED (
    FROM amounts($revision, $plan)
),
summed AS (
    SELECT axis_key, source_of_funds, is_counted, 'planned' AS measure, currency_of(planned) AS currency, sum(amount_of(planned)) AS amount, max(as_of) AS last_day
    FROM lines WHERE planned IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT axis_key, source_of_funds, is_counted, 'committed', currency_of(committed) AS currency, sum(amount_of(committed)), max(as_of)
    FROM lines WHERE committed IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT axis_key, source_of_funds, is_counted, 'spent', currency_of(spent) AS currency, sum(amount_of(spent)), max(as_of)
    FROM lines WHERE spent IS NOT NULL GROUP BY ALL
)
SELECT s.*, x.code AS axis_code, x.title AS axis_title
FROM summed AS s
LEFT JOIN axes_at($revision, $plan) AS x ON x.key = s.axis_key
ORDER BY axis_key IS NULL, code_stem(x.code), code_number(x.code), x.position, axis_key, source_of_funds NULLS LAST, measure, currency
