"""Several plans: all of them on one page, one that is begun, one that is closed."""
