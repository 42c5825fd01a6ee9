-- The day on which somebody confirmed that an action is still right as it stands.
ALTER TABLE plan.action ADD COLUMN checked_on DATE;
