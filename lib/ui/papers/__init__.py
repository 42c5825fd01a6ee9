"""The page of documents and what each paper is made of."""
