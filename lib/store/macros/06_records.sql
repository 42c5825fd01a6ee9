-- The standing rows of the meeting's, the minutes' and the partners' tables at revision r of plan p.
CREATE OR REPLACE MACRO meetings_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.meeting
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO decisions_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.decision
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO minutes_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.minutes
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO minutes_steps_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.minutes_step
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO commitments_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.commitment
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO declarations_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.declaration
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

-- The party of each organisation: the country recorded for it. One that is not among the partners has none.
CREATE OR REPLACE MACRO parties_at(r, p) AS TABLE
SELECT label, any_value(country) AS party
FROM partners_at(r, p)
WHERE label IS NOT NULL
GROUP BY label;

-- The revisions of plan p, whoever wrote them.
CREATE OR REPLACE MACRO revisions_of(p) AS TABLE
SELECT *
FROM plan.revision
WHERE plan = p;
