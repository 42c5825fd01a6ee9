-- The file is whole, and held no more.
DETACH target
