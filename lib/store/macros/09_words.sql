-- A text as words are looked for in it: no case, no accents nor Arabic marks, one form for the letters of Arabic that are
-- written in several, plain apostrophes and digits. Few texts hold any of these: letter by letter they alone are written
-- anew, which costs as much as all the rest.
CREATE OR REPLACE MACRO folded(words) AS
CASE
    WHEN regexp_matches(words, '[ٱىةـ’٠-٩œŒ]')
        THEN replace(translate(strip_accents(lower(words)), 'ٱىةـ’٠١٢٣٤٥٦٧٨٩', 'ايها''0123456789'), 'œ', 'oe')
    ELSE strip_accents(lower(words))
END;

-- Whether a text holds every one of some words, in any order; no word at all is held by none.
CREATE OR REPLACE MACRO holds_words(held, words) AS
list_bool_and(list_transform(string_split_regex(trim(folded(words)), '\s+'), w -> w <> '' AND contains(held, w)));
