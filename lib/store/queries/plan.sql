-- The plan itself.
SELECT coalesce(title, '') AS title, adopted_on, coalesce(is_sample, FALSE) AS is_sample, host, party_a, party_b, commission, commission_on, adopted_revision, town,
    reference_currency, coalesce(is_weighted, FALSE) AS is_weighted,
    short_name, starts_on, ends_on, closed_on, closed_reason, copied_from
FROM plan_at($revision, $plan)
