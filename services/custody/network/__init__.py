"""Asking the query systems and hearing their answers: 二(二)1, 2, 6."""
