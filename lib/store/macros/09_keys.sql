-- A list of keys inside a stored document, without some of them; the very same text where it holds none.
CREATE OR REPLACE MACRO without_keys(held, keys) AS
CASE WHEN len(list_filter(keys, k -> contains(held, '"' || k || '"'))) > 0
    THEN regexp_replace(
        regexp_replace(held, '"(' || array_to_string(list_transform(keys, k -> regexp_escape(k)), '|') || ')"(\s*,\s*)?', '', 'g'),
        '([^\\]")\s*,\s*\]', '\1]', 'g')
    ELSE held END;

-- Whether a stored text names an action: by its code, as a word of its own where it is no mere number, or by its title.
CREATE OR REPLACE MACRO names_action(held, code, title) AS
coalesce(contains(held, '"action": "' || code || '"'), FALSE)
OR coalesce(regexp_matches(code, '[[:alpha:]]')
    AND regexp_matches(regexp_replace(held, '\\[nrt]', ' ', 'g'),
        '(^|[^[:alnum:].])' || regexp_escape(code) || '($|[^[:alnum:].]|\.($|[^[:digit:]]))'), FALSE)
OR coalesce(length(title) > 8 AND contains(held, replace(title, '"', '\"')), FALSE);
