-- A text with every number as wide as any other, so that A1.10 comes after A1.9.
CREATE OR REPLACE MACRO in_order(words) AS
regexp_replace(regexp_replace(folded(words), '(\d+)', '00000000\1', 'g'), '0*(\d{8})', '\1', 'g');

-- The actions that the filters of a list leave; every one of the words searched for is somewhere in it.
CREATE OR REPLACE MACRO listed(r, p, d, of_axis, of_organisation, among, of_priority, searched) AS TABLE
SELECT * EXCLUDE (words)
FROM (
    SELECT *, CASE WHEN searched IS NOT NULL THEN folded(concat_ws(' ', code, title, owner, organisation)) END AS words
    FROM situations(r, p, d)
)
WHERE (of_axis IS NULL OR coalesce(axis, '-') = of_axis)
    AND (of_organisation IS NULL OR list_contains(string_split(organisation, ' / '), of_organisation))
    AND (len(among) = 0 OR list_contains(among, situation)
        OR (is_tracked AND list_contains(among, 'tracked'))
        OR (is_past_due AND list_contains(among, 'past_due'))
        OR (is_engaged AND list_contains(among, 'engaged'))
        OR (first_due AND list_contains(among, 'first_due'))
        OR (is_tracked AND lead = of_organisation AND list_contains(among, 'led'))
        OR (late_start AND list_contains(among, 'late_start'))
        OR (unverified(status, declared_on, verified_on) AND list_contains(among, 'to_verify') AND is_verified_at(r, p)))
    AND (of_priority IS NULL OR priority = of_priority)
    AND (searched IS NULL OR holds_words(words, searched));

-- Where a situation stands in a list of what presses: past its deadline, blocked, to watch, what nobody can judge, on
-- time, to come, done, cancelled.
CREATE OR REPLACE MACRO pressing(situation, is_past_due) AS
CASE
    WHEN is_past_due THEN 0
    WHEN situation = 'blocked' THEN 1
    WHEN situation = 'watch' THEN 2
    WHEN situation = 'on_time' THEN 4
    WHEN situation = 'upcoming' THEN 5
    WHEN situation = 'done' THEN 6
    WHEN situation = 'cancelled' THEN 7
    ELSE 3
END;
