-- A commitment and each action that carries it out, among the actions that are there and can be seen.
CREATE OR REPLACE MACRO commitment_links(r, p) AS TABLE
SELECT c.commitment, a.key AS action
FROM (
    SELECT key AS commitment, unnest(string_split(actions, ' / ')) AS action
    FROM commitments_at(r, p)
    WHERE actions IS NOT NULL
) AS c
JOIN actions_at(r, p) AS a ON a.key = c.action;

-- Each commitment agreed by a day with its actions. State, first match wins: orphan (no action), cancelled (all its
-- actions are), carried_out (every action that is tracked is done), under_way.
CREATE OR REPLACE MACRO commitments(r, p, day) AS TABLE
WITH carried AS (
    SELECT
        l.commitment,
        count(*) AS linked,
        count(*) FILTER (s.is_tracked) AS tracked,
        count(*) FILTER (s.situation = 'done') AS done,
        count(*) FILTER (s.is_past_due) AS past_due,
        list({'key': s.key, 'code': s.code, 'title': s.title, 'situation': s.situation}
            ORDER BY s.axis_position, length(s.code), s.code) AS links
    FROM commitment_links(r, p) AS l
    JOIN situations(r, p, day) AS s ON s.key = l.action
    GROUP BY l.commitment
)
SELECT
    c.*,
    coalesce(carried.linked, 0) AS linked,
    coalesce(carried.tracked, 0) AS tracked,
    coalesce(carried.done, 0) AS done,
    coalesce(carried.past_due, 0) AS past_due,
    coalesce(carried.links, []) AS links,
    CASE
        WHEN carried.linked IS NULL THEN 'orphan'
        WHEN carried.tracked = 0 THEN 'cancelled'
        WHEN carried.done = carried.tracked THEN 'carried_out'
        ELSE 'under_way'
    END AS state
FROM commitments_at(r, p) AS c
LEFT JOIN carried ON carried.commitment = c.key
WHERE c.agreed_on IS NULL OR c.agreed_on <= day;

-- « La balle est dans le camp de … »: for each open action the organisation whose move is next and since when.
-- Basis, first match wins: declared (the organisation that the action waits on); the oldest letter about it that is not
-- answered, ours (letter: the move is the partner's) or the partner's (reply: the move is that of the organisation that
-- keeps the plan), of each partner the last side to write, of one day what we owe first; lead (the lead organisation: since the last exchange about the
-- action, else its start).
CREATE OR REPLACE MACRO turns(r, p, day) AS TABLE
WITH spoken AS (
    SELECT
        *,
        max(occurred_on) FILTER (is_pending) OVER sides AS last_pending,
        max(occurred_on) FILTER (is_owed) OVER sides AS last_owed
    FROM exchanges(r, p, day)
    WHERE action IS NOT NULL
    WINDOW sides AS (PARTITION BY action, partner)
),
letters AS (
    SELECT
        e.action AS code,
        CASE WHEN e.is_owed THEN h.host ELSE e.partner END AS asked,
        CASE WHEN e.is_owed THEN 'reply' ELSE 'letter' END AS side,
        e.occurred_on
    FROM spoken AS e
    LEFT JOIN plan_at(r, p) AS h ON TRUE
    WHERE (e.is_owed AND coalesce(e.last_owed >= e.last_pending, TRUE))
        OR (e.is_pending AND coalesce(e.last_pending > e.last_owed, TRUE))
),
oldest AS (
    SELECT code, asked, side, occurred_on AS asked_on
    FROM letters
    WHERE asked IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY occurred_on, side DESC, asked) = 1
),
touched AS (
    SELECT action AS code, max(exchanged_on) AS last_exchange
    FROM spoken
    GROUP BY action
),
about AS (
    SELECT touched.code, touched.last_exchange, oldest.asked, oldest.side, oldest.asked_on
    FROM touched
    LEFT JOIN oldest ON oldest.code = touched.code
),
turned AS (
    SELECT
        s.*,
        coalesce(s.waiting_on, about.asked, s.lead) AS turn_of,
        CASE
            WHEN s.waiting_on IS NOT NULL THEN 'declared'
            WHEN about.asked IS NOT NULL THEN about.side
            WHEN s.lead IS NOT NULL THEN 'lead'
        END AS basis,
        CASE
            WHEN s.waiting_on IS NOT NULL THEN s.waiting_since
            WHEN about.asked IS NOT NULL THEN about.asked_on
            WHEN s.lead IS NOT NULL THEN coalesce(about.last_exchange, s.start)
        END AS turned_on
    FROM situations(r, p, day) AS s
    LEFT JOIN about ON about.code = s.code
    WHERE s.is_open
)
SELECT
    turned.* EXCLUDE (turned_on),
    CASE WHEN turned_on <= day THEN turned_on END AS turn_since,
    CASE WHEN turned_on <= day THEN date_diff('day', turned_on, day) END AS turn_days,
    y.party
FROM turned
LEFT JOIN parties_at(r, p) AS y ON y.label = turned.turn_of;

-- What each organisation declared last of each action by a day, beside the value that counts. A divergence is a
-- declaration that differs from it and that nobody settled.
CREATE OR REPLACE MACRO declared(r, p, day) AS TABLE
WITH latest AS (
    SELECT *
    FROM declarations_at(r, p)
    WHERE declared_on <= day
    QUALIFY row_number() OVER (PARTITION BY action, organisation ORDER BY declared_on DESC, valid_from DESC, key DESC) = 1
)
SELECT
    d.key,
    d.action,
    d.organisation,
    d.status,
    d.progress,
    d.declared_on,
    d.evidence,
    d.comment,
    CASE WHEN d.settled_on <= day THEN d.settled_on END AS settled_on,
    CASE WHEN d.settled_on <= day THEN d.settled_by END AS settled_by,
    CASE WHEN d.settled_on <= day THEN d.settled_reason END AS settled_reason,
    s.code,
    s.title,
    s.lead,
    s.axis_position,
    s.situation,
    s.status AS counted_status,
    s.progress AS counted_progress,
    coalesce(d.status <> s.status, FALSE) AS status_differs,
    coalesce(d.progress <> s.progress, FALSE) AS progress_differs,
    (coalesce(d.status <> s.status, FALSE) OR coalesce(d.progress <> s.progress, FALSE))
        AND (d.settled_on IS NULL OR d.settled_on > day) AS is_divergent
FROM latest AS d
JOIN situations(r, p, day) AS s ON s.key = d.action;

-- Follow-ups promised after an exchange and not yet recorded as given: by whom, for when, for when at first.
-- A promise that is put off keeps its first day; one that was kept and made again starts anew.
CREATE OR REPLACE MACRO promises(r, p, day) AS TABLE
WITH versions AS (
    SELECT key, valid_from, follow_up_on
    FROM plan.interaction
    WHERE plan = p AND valid_from <= r
),
cleared AS (
    SELECT key, max(valid_from) AS at
    FROM versions
    WHERE follow_up_on IS NULL
    GROUP BY key
),
first_promised AS (
    SELECT v.key, arg_min(v.follow_up_on, v.valid_from) AS first_on
    FROM versions AS v
    LEFT JOIN cleared AS c ON c.key = v.key
    WHERE v.follow_up_on IS NOT NULL AND (c.at IS NULL OR v.valid_from > c.at)
    GROUP BY v.key
)
SELECT
    i.key, i.valid_from, i.occurred_on, i.partner, i.kind, i.subject, i.action, i.stage, i.result, i.follow_up_by, i.follow_up_on, f.first_on,
    date_diff('day', i.follow_up_on, day) AS days_over,
    coalesce(i.follow_up_on < day, FALSE) AS is_overdue
FROM interactions_at(r, p) AS i
LEFT JOIN first_promised AS f ON f.key = i.key
WHERE i.occurred_on <= day AND (i.follow_up_by IS NOT NULL OR i.follow_up_on IS NOT NULL);

-- The revisions of plan p up to r that were undone and not done again, however many times they were since.
CREATE OR REPLACE MACRO undone_of(r, p) AS TABLE
WITH RECURSIVE taken_back AS (
    SELECT undoes AS number, max(number) AS by_number
    FROM revisions_of(p)
    WHERE undoes IS NOT NULL AND number <= r
    GROUP BY undoes
),
turned AS (
    SELECT number, by_number, 1 AS times
    FROM taken_back
    UNION ALL
    SELECT t.number, b.by_number, t.times + 1
    FROM turned AS t
    JOIN taken_back AS b ON b.number = t.by_number
)
SELECT number
FROM turned
GROUP BY number
HAVING max(times) % 2 = 1;

-- Every business introduction on a day, whether it is old enough to judge, and whether a first contact was recorded
-- within that time. `furthest` is the last stage reached: one that ended without follow-up keeps the stage before that,
-- whatever was undone: an undoing reaches nothing of its own. Contact cannot be judged for one that came into the plan when that time was over already.
CREATE OR REPLACE MACRO introductions_on(r, p, day) AS TABLE
WITH seen AS (
    SELECT
        i.key,
        min(v.as_of) AS first_seen,
        min(v.as_of) FILTER (i.stage IN ('contacted', 'met', 'offer', 'contract')) AS contacted_on,
        max(list_position(['introduced', 'contacted', 'met', 'offer', 'contract'], i.stage)) AS furthest
    FROM plan.interaction AS i
    JOIN plan.revision AS v ON v.number = i.valid_from
    ANTI JOIN undone_of(r, p) AS x ON x.number = v.number
    WHERE i.plan = p AND i.valid_from <= r AND i.kind = 'introduction' AND v.undoes IS NULL
    GROUP BY i.key
)
SELECT
    e.*,
    CASE
        WHEN e.stage = 'no_follow_up' THEN coalesce(seen.furthest, 1)
        ELSE list_position(['introduced', 'contacted', 'met', 'offer', 'contract'], coalesce(e.stage, 'introduced'))
    END AS furthest,
    e.age >= l.cohort_days AS is_old_enough,
    date_diff('day', e.occurred_on, seen.first_seen) <= l.cohort_days AS is_judged,
    coalesce(date_diff('day', e.occurred_on, seen.contacted_on) <= l.cohort_days, FALSE) AS contacted_in_time
FROM exchanges(r, p, day) AS e
JOIN seen ON seen.key = e.key
CROSS JOIN limits_at(r, p) AS l
WHERE e.kind = 'introduction';

-- The actions that an organisation leads, leads with others, or supports.
CREATE OR REPLACE MACRO actions_with(r, p, day, who) AS TABLE
SELECT
    s.*,
    CASE WHEN s.lead = who THEN 'lead' WHEN list_contains(string_split(s.organisation, ' / '), who) THEN 'co_lead' ELSE 'support' END AS part
FROM situations(r, p, day) AS s
WHERE list_contains(string_split(s.organisation, ' / '), who) OR list_contains(string_split(s.partners, ' / '), who);
