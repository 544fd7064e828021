"""Agents who are entered, changed or ended in a case that stands."""
