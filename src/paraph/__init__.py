"""Paraph: the secretariat of an organisation that decides by consensus."""

__version__ = "0.1.0"
