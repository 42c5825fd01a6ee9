-- The actions that this cursor does not see, as « plan:key ».
SET VARIABLE hidden_actions = $hidden
