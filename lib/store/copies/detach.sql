-- Ends the file of the copy: whole, without a log.
DETACH copied
