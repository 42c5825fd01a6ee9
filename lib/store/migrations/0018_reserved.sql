-- To which roles and persons of the team an action is reserved, joined as lists are; nobody named: the whole team sees it.
ALTER TABLE plan.action ADD COLUMN reserved_for VARCHAR;
