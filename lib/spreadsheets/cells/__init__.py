"""One value of a cell: dates, percentages, codes, names."""
