-- How many revisions and files a plan holds, and how many bytes the files are.
SELECT
    (SELECT count(*) FROM plan.revision) AS revisions,
    (SELECT count(*) FROM plan.file) AS files,
    (SELECT coalesce(sum(octet_length(content)), 0) FROM plan.file) AS bytes
