-- Keeps the bytes of an uploaded file, as they were, with how they were read.
INSERT INTO plan.source BY NAME
SELECT $plan AS plan, $sha256 AS sha256, $revision AS revision, $file_name AS file_name,
       $content AS content, $mapping AS mapping, $policies AS policies
