-- Attaches the plan's file; ATTACH takes no parameter, so the store writes the quoted path in place of @location.
ATTACH @location AS plan (STORAGE_VERSION 'v1.5.0')
