"""Claims: assembled from the annotations of one article, in the codebook's fields.

``assembly`` walks the clauses; ``evidence`` cuts their words, ``holders`` says on whose word, ``propositions`` what is
said to happen, ``figures`` how many, ``setting`` where and when.
"""

from reportedly.claims.assembly import code_claims

__all__ = ["code_claims"]
