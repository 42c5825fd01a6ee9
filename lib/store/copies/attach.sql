-- Begins the file that takes the copy; ATTACH takes no parameter, so the store writes the quoted path in place of @location.
ATTACH @location AS copied (STORAGE_VERSION 'v1.5.0')
