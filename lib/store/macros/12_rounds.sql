-- Each round that was opened by a day, and whether it is open then.
CREATE OR REPLACE MACRO rounds_on(r, p, day) AS TABLE
SELECT
    * REPLACE (CASE WHEN closed_on <= day THEN closed_on END AS closed_on),
    closed_on IS NULL OR closed_on > day AS is_open,
    date_diff('day', day, answers_until) AS days_left
FROM rounds_at(r, p)
WHERE opened_on <= day;

-- The actions of which an organisation is asked how they stand: the open ones that it leads and may see, whoever looks.
CREATE OR REPLACE MACRO asked_actions(r, p, day) AS TABLE
SELECT *
FROM situations(r, p, day)
WHERE is_open AND lead IS NOT NULL AND key NOT IN (SELECT key FROM memory.main.confidential_at(r, p));

-- What was answered of each action to each round, the last word of each organisation, and whether it waits to be read:
-- what changes nothing needs no reading.
CREATE OR REPLACE MACRO round_declarations(r, p, day) AS TABLE
SELECT
    *,
    settled_on IS NULL AND (said IS DISTINCT FROM 'unchanged' OR deadline IS NOT NULL) AS is_waiting
FROM declarations_at(r, p)
WHERE round IS NOT NULL AND declared_on <= day
QUALIFY row_number() OVER (PARTITION BY round, action, organisation ORDER BY valid_from DESC, key DESC) = 1;

-- Each organisation asked in each round: when it answered, in time or not, how long it has not while it is open, when it last answered an
-- earlier round; how many actions it is asked of, has answered, and of how many the answer waits to be read. What was
-- answered was asked: it stays in both counts when it is done by that answer. What it may not see by now is in neither,
-- but its answer still waits.
CREATE OR REPLACE MACRO round_answers(r, p, day) AS TABLE
WITH held AS (
    SELECT lead, count(*) AS actions
    FROM asked_actions(r, p, day)
    GROUP BY lead
),
told AS (
    SELECT
        d.round,
        d.organisation,
        count(*) FILTER (c.key IS NULL) AS told,
        count(*) FILTER (c.key IS NULL AND o.key IS NULL) AS beyond,
        count(*) FILTER (d.is_waiting) AS waiting
    FROM round_declarations(r, p, day) AS d
    LEFT JOIN memory.main.confidential_at(r, p) AS c ON c.key = d.action
    LEFT JOIN asked_actions(r, p, day) AS o ON o.key = d.action AND o.lead = d.organisation
    GROUP BY d.round, d.organisation
),
sent AS (
    SELECT
        a.* REPLACE (
            CASE WHEN a.first_sent_on <= day THEN a.first_sent_on END AS first_sent_on,
            CASE WHEN a.first_sent_on <= day THEN least(a.sent_on, day) END AS sent_on),
        x.asked_for, x.answers_until, x.opened_on, x.is_open,
        a.first_sent_on <= day AS is_answered
    FROM answers_at(r, p) AS a
    JOIN rounds_on(r, p, day) AS x ON x.key = a.round
    -- Two organisations that were merged are one by now: what either answered first.
    QUALIFY row_number() OVER (PARTITION BY a.round, a.organisation ORDER BY a.first_sent_on NULLS LAST, a.key) = 1
)
SELECT
    sent.* REPLACE (coalesce(is_answered, FALSE) AS is_answered),
    coalesce(first_sent_on <= answers_until, FALSE) AS is_in_time,
    CASE WHEN is_open AND NOT coalesce(is_answered, FALSE) THEN date_diff('day', opened_on, day) END AS days_waiting,
    max(sent_on) OVER (PARTITION BY sent.organisation ORDER BY opened_on, asked_for ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_sent_on,
    coalesce(held.actions, 0) + coalesce(told.beyond, 0) AS actions,
    coalesce(told.told, 0) AS told,
    coalesce(told.waiting, 0) AS waiting
FROM sent
LEFT JOIN held ON held.lead = sent.organisation
LEFT JOIN told ON told.round = sent.round AND told.organisation = sent.organisation;
