"""Views: the documents that are made of a negotiated text."""

from paraph.text.views.bracketed import agreed_text, bracketed_text, clean_text, party_text
from paraph.text.views.matrix import MatrixRow, Row, matrix, rows_of
from paraph.text.views.measure import ArticleMeasure, Measure, measure

__all__ = [
    "ArticleMeasure",
    "MatrixRow",
    "Measure",
    "Row",
    "agreed_text",
    "bracketed_text",
    "clean_text",
    "matrix",
    "measure",
    "party_text",
    "rows_of",
]
