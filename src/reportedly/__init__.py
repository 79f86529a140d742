"""Reportedly: read news reporting into a ledger of claims."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("reportedly")
except PackageNotFoundError:  # an uninstalled source tree
    __version__ = "0.0.0"
