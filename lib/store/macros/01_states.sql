-- The revisions of plan p, whoever wrote them.
CREATE OR REPLACE MACRO revisions_of(p) AS TABLE
SELECT *
FROM plan.revision
WHERE plan = p;

-- A revision by its number, whatever its plan.
CREATE OR REPLACE MACRO revision_of(n) AS TABLE
SELECT *
FROM plan.revision
WHERE number = n;

-- The files of imports, and the versions of actions and exchanges, of every plan.
CREATE OR REPLACE MACRO sources_held() AS TABLE
FROM plan.source;

CREATE OR REPLACE MACRO actions_held() AS TABLE
FROM plan.action;

CREATE OR REPLACE MACRO interactions_held() AS TABLE
FROM plan.interaction;

-- A partner by the name that everything else calls it.
CREATE OR REPLACE MACRO named_partners_at(r, p) AS TABLE
SELECT *, coalesce(acronym, name) AS label
FROM partners_at(r, p);

-- Whether an action is kept from partners: what is reserved to some of the team always is.
CREATE OR REPLACE MACRO is_withheld(confidential, reserved_for) AS coalesce(confidential, FALSE) OR reserved_for IS NOT NULL;

-- The actions that a partner sees at no revision: confidential as they stand, or once so and ended since.
CREATE OR REPLACE MACRO withheld_actions_of(p) AS TABLE
WITH once AS (
    SELECT DISTINCT key
    FROM plan.action
    WHERE plan = p AND is_withheld(confidential, reserved_for)
)
SELECT key
FROM once
EXCEPT
SELECT a.key
FROM plan.action AS a
JOIN once ON once.key = a.key
WHERE a.plan = p AND a.valid_to IS NULL AND NOT is_withheld(a.confidential, a.reserved_for);

-- The actions of revision r that are kept from a partner, archived ones too: confidential then, or now.
CREATE OR REPLACE MACRO confidential_at(r, p) AS TABLE
FROM memory.main.actions_stored(r, p)
WHERE is_withheld(confidential, reserved_for) OR key IN (SELECT key FROM memory.main.withheld_actions_of(p));

-- The actions standing at revision r that this reader is not shown: none, but for a partner.
CREATE OR REPLACE MACRO hidden_actions_at(r, p) AS TABLE
SELECT key
FROM actions_at(r, p)
WHERE FALSE;

-- Every version of an action up to revision r, with the revision that made it.
CREATE OR REPLACE MACRO action_versions_of(r, p, k) AS TABLE
SELECT a.*, v.recorded_at, v.as_of, v.author, v.kind, v.reason
FROM actions_of(r, p) AS a
JOIN revisions_of(p) AS v ON v.number = a.valid_from
WHERE a.key = k;

-- The limits in force: the plan's own, else the defaults.
CREATE OR REPLACE MACRO thresholds_at(r, p) AS TABLE
SELECT d.name, d.value AS default_value, coalesce(CAST(s.value AS DOUBLE), d.value) AS value
FROM memory.threshold_default AS d
LEFT JOIN plan.setting AS s
    ON s.key = 'threshold.' || d.name AND s.plan = p AND s.valid_from <= r AND (s.valid_to IS NULL OR s.valid_to > r);

-- The same as one row, a column per limit.
CREATE OR REPLACE MACRO limits_at(r, p) AS TABLE
SELECT
    max(value) FILTER (name = 'watch_gap') AS watch_gap,
    max(value) FILTER (name = 'watch_days') AS watch_days,
    max(value) FILTER (name = 'watch_progress') AS watch_progress,
    max(value) FILTER (name = 'late_start_days') AS late_start_days,
    max(value) FILTER (name = 'soon_days') AS soon_days,
    max(value) FILTER (name = 'coming_days') AS coming_days,
    max(value) FILTER (name = 'secured_gap') AS secured_gap,
    max(value) FILTER (name = 'control_gap') AS control_gap,
    max(value) FILTER (name = 'compromised_gap') AS compromised_gap,
    max(value) FILTER (name = 'compromised_share') AS compromised_share,
    max(value) FILTER (name = 'assessed_share') AS assessed_share,
    max(value) FILTER (name = 'signatory_days') AS signatory_days,
    max(value) FILTER (name = 'lead_days') AS lead_days,
    max(value) FILTER (name = 'associate_days') AS associate_days,
    max(value) FILTER (name = 'reply_days') AS reply_days,
    max(value) FILTER (name = 'cohort_days') AS cohort_days
FROM thresholds_at(r, p);

-- The time zone in which the days of the plan begin; no row when the plan names none.
CREATE OR REPLACE MACRO time_zone_at(r, p) AS TABLE
SELECT value
FROM plan.setting
WHERE key = 'time_zone' AND plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);
