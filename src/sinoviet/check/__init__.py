"""The draft checker: a Document goes in, Diagnostics come out."""
