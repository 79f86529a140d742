"""Importing this module loads all that reading needs, by reading one sentence.

For the process that the workers are forked from. Nothing in it may start a thread, which no fork would take along.
"""

from __future__ import annotations

import gc

from reportedly.model import Article
from reportedly.pipeline.reading import read_article

_SENTENCE = "KYIV - Ukraine's defence minister said on Monday that Russia may have launched 120 missiles at Kharkiv."

read_article(Article("preload", _SENTENCE, published="2024-11-18"))
gc.collect()
gc.freeze()
