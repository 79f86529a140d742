"""Sources: bytes become pages. One module for each kind of input; everything is read lazily.

:func:`read_pages` is the way in. What cannot be read becomes an :class:`~reportedly.model.Issue` in its place.
"""

from reportedly.sources.addresses import is_address
from reportedly.sources.options import SourceOptions, Validators
from reportedly.sources.reading import count_pages, read_pages

__all__ = ["SourceOptions", "Validators", "count_pages", "is_address", "read_pages"]
