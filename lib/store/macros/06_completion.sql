-- What a plan asks before an action is done, as it is stored; a partner's reader has it too, as it has the limits.
CREATE OR REPLACE MACRO completion_at(r, p) AS TABLE
SELECT value
FROM plan.setting
WHERE key = 'completion' AND plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

-- Whether a second person confirms there that an action is done.
CREATE OR REPLACE MACRO is_verified_at(r, p) AS
coalesce((SELECT CAST(json_extract_string(value, '$.verification') AS BOOLEAN) FROM completion_at(r, p)), FALSE);

-- Whether an action was declared done and nobody has confirmed it.
CREATE OR REPLACE MACRO unverified(status, declared_on, verified_on) AS
coalesce(status = 'done', FALSE) AND declared_on IS NOT NULL AND verified_on IS NULL;
