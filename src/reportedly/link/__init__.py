"""Linking: which article was made from which, and which claims belong together, drifted or conflict.

Pure functions over articles and claims; the same ones in any order give the same relations.
"""

from reportedly.link.aligning import align_claims
from reportedly.link.relating import link_articles

__all__ = ["align_claims", "link_articles"]
