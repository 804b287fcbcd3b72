"""What a check found, written for people and for programs: one file a format."""
