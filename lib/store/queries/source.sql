-- The file kept with a revision.
SELECT file_name, content, sha256, mapping, policies FROM plan.source WHERE revision = $revision
