-- This cursor sees the plan as somebody of the team does who does not see every action: team/*.sql before the others.
SET search_path = 'memory.team_view,memory.main'
