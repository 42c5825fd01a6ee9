-- The order of codes as people read them: A2 before A10; those without a number have no order of their own.
CREATE OR REPLACE MACRO code_stem(code) AS CASE WHEN regexp_matches(code, '\d') THEN regexp_extract(code, '^\D*') END;

CREATE OR REPLACE MACRO code_number(code) AS TRY_CAST(nullif(regexp_extract(code, '\d+'), '') AS BIGINT);
