-- The token that a revision was kept with.
SELECT token FROM plan.kept WHERE number = $number
