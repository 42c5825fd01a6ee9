"""Forms: what was seen, the fields, the one use-case, refusal and conflict in words. Knows the session and the cached
reads, none of the screens; every screen that writes goes through `shell`.
"""
