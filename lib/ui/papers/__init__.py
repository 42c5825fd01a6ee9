"""The page of documents: a row for each paper, its files made when asked for."""
