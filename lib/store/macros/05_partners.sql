-- Exchanges with a partner taking part, by the day they count from: an unanswered letter is not one, a letter that
-- the partner sent is. Pending: our letter without an answer; owed: the partner's, to which ours is not recorded.
CREATE OR REPLACE MACRO exchanges(r, p, day) AS TABLE
SELECT
    i.*,
    CASE
        WHEN kind = 'letter' AND initiator IS DISTINCT FROM partner THEN CASE WHEN replied_on <= day THEN replied_on END
        ELSE occurred_on
    END AS exchanged_on,
    CASE WHEN kind IN ('letter', 'call') AND initiator IS DISTINCT FROM partner THEN occurred_on END AS requested_on,
    coalesce(kind = 'letter', FALSE) AND initiator IS DISTINCT FROM partner AS is_sent_letter,
    coalesce(kind = 'letter', FALSE) AND initiator IS DISTINCT FROM partner AND (replied_on IS NULL OR replied_on > day) AS is_pending,
    coalesce(kind = 'letter' AND initiator = partner AND (replied_on IS NULL OR replied_on > day), FALSE) AS is_owed,
    date_diff('day', occurred_on, day) AS age
FROM interactions_at(r, p) AS i
WHERE occurred_on <= day;

-- Each partner on a day: rhythm, last exchange, commitments led, expected cadence by place in the plan. Where no
-- exchange at all is recorded, nobody knows whom to contact again.
CREATE OR REPLACE MACRO partner_activity(r, p, day) AS TABLE
WITH led AS (
    SELECT
        lead AS label,
        count(*) FILTER (is_tracked) AS led,
        count(*) FILTER (situation = 'done') AS led_done,
        count(*) FILTER (is_past_due) AS led_past_due,
        count(*) FILTER (first_due) AS led_due,
        count(*) FILTER (first_kept) AS led_kept,
        count(*) FILTER (first_undated) AS led_undated
    FROM situations(r, p, day)
    WHERE lead IS NOT NULL
    GROUP BY lead
),
touched AS (
    SELECT
        partner AS label,
        count(*) AS interactions,
        max(exchanged_on) AS last_exchange,
        max(requested_on) AS last_request,
        count(*) FILTER (is_pending) AS pending,
        max(age) FILTER (is_pending) AS oldest_pending,
        count(*) FILTER (is_owed) AS owed
    FROM exchanges(r, p, day)
    GROUP BY partner
),
known AS (
    SELECT label FROM named_partners_at(r, p)
    UNION
    SELECT label FROM led
    UNION
    SELECT label FROM touched
),
placed AS (
    SELECT
        known.label,
        x.key,
        x.name,
        x.country,
        x.type,
        x.role,
        coalesce(x.tier, CASE WHEN led.led > 0 THEN 'lead' ELSE 'associate' END) AS tier,
        coalesce(known.label IN (SELECT host FROM plan_at(r, p)), FALSE) AS is_host,
        coalesce(touched.interactions, 0) AS interactions,
        touched.last_exchange,
        touched.last_request,
        coalesce(touched.pending, 0) AS pending,
        touched.oldest_pending,
        coalesce(touched.owed, 0) AS owed,
        coalesce(led.led, 0) AS led,
        coalesce(led.led_done, 0) AS led_done,
        coalesce(led.led_past_due, 0) AS led_past_due,
        coalesce(led.led_due, 0) AS led_due,
        coalesce(led.led_kept, 0) AS led_kept,
        coalesce(led.led_undated, 0) AS led_undated
    FROM known
    LEFT JOIN named_partners_at(r, p) AS x ON x.label = known.label
    LEFT JOIN led ON led.label = known.label
    LEFT JOIN touched ON touched.label = known.label
    WHERE known.label IS NOT NULL
)
SELECT
    placed.*,
    date_diff('day', last_exchange, day) AS days_since,
    CAST(CASE tier WHEN 'signatory' THEN l.signatory_days WHEN 'lead' THEN l.lead_days ELSE l.associate_days END AS INTEGER) AS cadence,
    NOT is_host AND EXISTS (SELECT 1 FROM touched WHERE label IS NOT NULL) AND coalesce(date_diff('day', last_exchange, day)
        > CASE tier WHEN 'signatory' THEN l.signatory_days WHEN 'lead' THEN l.lead_days ELSE l.associate_days END, TRUE) AS to_contact_again
FROM placed
CROSS JOIN limits_at(r, p) AS l;
