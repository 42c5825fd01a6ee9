-- The revision that a press led to.
SELECT number FROM plan.revision WHERE press = $press
