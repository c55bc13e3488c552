"""This file says which version of dateline this is."""

__version__ = "0.1.0"
