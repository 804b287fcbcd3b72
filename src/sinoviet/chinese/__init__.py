"""The grammar of Chinese phrases: places, organisations, titles, persons, all without blanks."""
