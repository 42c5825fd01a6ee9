-- The bytes of a file, by their fingerprint.
SELECT content FROM plan.file WHERE sha256 = $sha256
