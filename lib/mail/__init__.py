"""Messages on their way: what a mail is on the line, to which server it goes, what that server answered.

May import `domain` only; knows nothing of a plan.
"""
