"""Slot kinds, values, events and the draft: what a project is, with no opinion on how it was told. Pure."""
