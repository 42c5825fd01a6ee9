-- No revision is recorded until the end of this transaction, which may be long in thought.
LOCK TABLE plan.revision IN SHARE MODE;
SET LOCAL idle_in_transaction_session_timeout = 0
