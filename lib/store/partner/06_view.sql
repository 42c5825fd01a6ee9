-- What else a partner sees otherwise. A cursor that looks in this schema first (setup/partner_path.sql) makes every
-- question obey, whatever it counts.
CREATE OR REPLACE MACRO partner_view.action_versions_of(r, p, k) AS TABLE
FROM memory.main.action_versions_of(r, p, k)
WHERE k IN (SELECT key FROM partner_rows.actions_at(r, p));

CREATE OR REPLACE MACRO partner_view.hidden_actions_at(r, p) AS TABLE
SELECT key
FROM memory.main.confidential_at(r, p);

CREATE OR REPLACE MACRO partner_view.minutes_held(r, p) AS TABLE
FROM partner_view.minutes_at(r, p);

-- A reason may repeat the words of a decision on a confidential action.
CREATE OR REPLACE MACRO partner_view.revisions_of(p) AS TABLE
SELECT * REPLACE ('' AS reason)
FROM memory.main.revisions_of(p);
