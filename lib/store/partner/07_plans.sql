-- A partner is party to one plan: of the others it knows nothing.
CREATE OR REPLACE MACRO partner_view.plan_states(until) AS TABLE
FROM memory.main.plan_states(until)
WHERE FALSE;
