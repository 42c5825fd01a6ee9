-- The file that a revision came from.
SELECT file_name, sha256, mapping, policies FROM plan.source WHERE revision = $revision
