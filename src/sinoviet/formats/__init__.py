"""A file <-> a Document of Units: one file a format; nothing here knows of names or languages."""
