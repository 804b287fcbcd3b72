"""The grammar of Vietnamese phrases: places with heads, organisations, titles.

Each reader tries to read one kind of phrase at one token of a line and returns it, or None.  None
looks back at what was found before: that is the business of ``reading``.
"""
