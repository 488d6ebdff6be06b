"""Formats: plain text, JSON and HTML, in and out."""
