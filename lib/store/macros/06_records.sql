-- The party of each organisation: the country recorded for it. One that is not among the partners has none.
CREATE OR REPLACE MACRO parties_at(r, p) AS TABLE
SELECT label, any_value(country) AS party
FROM named_partners_at(r, p)
WHERE label IS NOT NULL
GROUP BY label;
