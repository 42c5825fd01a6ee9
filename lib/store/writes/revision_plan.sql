-- The plan a revision belongs to.
SELECT plan FROM plan.revision WHERE number = $revision
