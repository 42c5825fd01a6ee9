-- This transaction may be long in thought.
SET LOCAL idle_in_transaction_session_timeout = 0
