"""The grid before the fields: what merges cover, what formats show, what is struck out, noted or linked."""
