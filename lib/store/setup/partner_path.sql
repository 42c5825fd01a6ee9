-- This cursor sees the plan as a partner does: macros/90_partner_view.sql before the others.
SET search_path = 'memory.partner_view,memory.main'
