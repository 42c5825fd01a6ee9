-- The bytes of the file kept with a revision.
SELECT content FROM plan.source WHERE revision = $revision
