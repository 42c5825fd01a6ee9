-- The figures that papers tell of each action on a day; the days left of what is done or cancelled are told nowhere.
SELECT key, situation, progress, deadline, days_late, CASE WHEN is_open THEN days_left END AS days_left, completed_on
FROM situations($revision, $plan, $day)
