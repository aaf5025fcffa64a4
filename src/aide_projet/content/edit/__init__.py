"""Changing the content by forms: what may be changed, what is typed, and the same YAML written with that one change."""
