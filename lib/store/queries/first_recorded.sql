-- The day that the first revision of a plan describes.
SELECT as_of FROM revisions_of($plan) ORDER BY number LIMIT 1
