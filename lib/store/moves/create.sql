-- A new file of data, of the version that every file has (setup/attach); ATTACH takes no parameter.
ATTACH @location AS target (STORAGE_VERSION 'v1.5.0')
