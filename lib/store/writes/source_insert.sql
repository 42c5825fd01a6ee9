-- Names the file that a revision came from, with how it was read.
INSERT INTO plan.source BY NAME
SELECT $plan AS plan, $sha256 AS sha256, $revision AS revision, $file_name AS file_name,
       $mapping AS mapping, $policies AS policies
