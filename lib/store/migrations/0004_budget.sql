-- What an action costs, as agreed by the parties: an amount with its currency in one text, « 1200000 MAD ».
ALTER TABLE plan.action ADD COLUMN budget VARCHAR;
