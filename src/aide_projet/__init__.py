"""Aide-projet: a rule-based assistant that turns an idea for a neighbourhood into a proposal."""

__version__ = "0.1.0"
