-- A file of data to be read and not touched, its log with it; ATTACH takes no parameter.
ATTACH @location AS @database (READ_ONLY)
