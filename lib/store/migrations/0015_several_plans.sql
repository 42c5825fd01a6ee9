-- Several plans side by side: what each is called in a list, its period, its closing, the plan that it was copied from.
ALTER TABLE plan.plan ADD COLUMN short_name VARCHAR;
ALTER TABLE plan.plan ADD COLUMN starts_on DATE;
ALTER TABLE plan.plan ADD COLUMN ends_on DATE;
ALTER TABLE plan.plan ADD COLUMN closed_on DATE;
ALTER TABLE plan.plan ADD COLUMN closed_reason VARCHAR;
ALTER TABLE plan.plan ADD COLUMN copied_from VARCHAR;
