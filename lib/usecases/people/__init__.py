"""What people do about people: invite, come in, leave, be closed out; each noted in the audit.

Imports domain and people; the moment, and where somebody asks from, are arguments.
"""
