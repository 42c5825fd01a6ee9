-- A measured value is seen with its indicator, which goes with its action.
CREATE OR REPLACE MACRO partner_rows.measures_at(r, p) AS TABLE
FROM memory.main.measures_at(r, p)
WHERE indicator IN (SELECT key FROM partner_rows.indicators_at(r, p));
