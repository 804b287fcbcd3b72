"""The exceptions of sinoviet.

::

    SinovietError               everything that sinoviet raises on purpose
    ├── ResourceError           a packaged table is missing or damaged
    ├── GlossaryError           a glossary file cannot be used (path, line, column named)
    └── InputError              a text or file that the user named cannot be read

Every message is one line: what is wrong, where, and what to do.
"""


class SinovietError(Exception):
    """Base of all errors that sinoviet raises on purpose.

    >>> issubclass(GlossaryError, SinovietError)
    True
    """

    __module__ = "sinoviet"


class ResourceError(SinovietError):
    """A table that is packaged with sinoviet is missing or damaged: reinstall the package."""

    __module__ = "sinoviet"


class GlossaryError(SinovietError):
    """A glossary file cannot be used: the message names file, line and remedy."""

    __module__ = "sinoviet"


class InputError(SinovietError):
    """A text or file that the user named cannot be read as asked."""

    __module__ = "sinoviet"
