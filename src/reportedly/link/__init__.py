"""Linking: which article was made from which, and which claims belong together, drifted or conflict.

Pure functions over articles and claims; the same ones in any order give the same relations.
"""
