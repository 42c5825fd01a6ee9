-- The standing rows of each table at revision r of plan p.
CREATE OR REPLACE MACRO actions_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.action
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

-- Every version of an action up to revision r, with the revision that made it.
CREATE OR REPLACE MACRO action_versions_of(r, p, k) AS TABLE
SELECT a.* EXCLUDE (plan), v.recorded_at, v.as_of, v.author, v.kind, v.reason
FROM plan.action AS a
JOIN plan.revision AS v ON v.number = a.valid_from
WHERE a.plan = p AND a.key = k AND a.valid_from <= r;

CREATE OR REPLACE MACRO axes_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.axis
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO partners_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to), coalesce(acronym, name) AS label
FROM plan.partner
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO interactions_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.interaction
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO plan_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM plan.plan
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

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
