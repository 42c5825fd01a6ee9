-- A list of keys inside a stored document, without some of them; the very same text where it holds none.
CREATE OR REPLACE MACRO without_keys(held, keys) AS
CASE WHEN len(list_filter(keys, k -> contains(held, '"' || k || '"'))) > 0
    THEN regexp_replace(
        regexp_replace(held, '"(' || array_to_string(list_transform(keys, k -> regexp_escape(k)), '|') || ')"(\s*,\s*)?', '', 'g'),
        '([^\\]")\s*,\s*\]', '\1]', 'g')
    ELSE held END;
