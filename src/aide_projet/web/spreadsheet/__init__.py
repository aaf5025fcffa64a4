"""A file from a spreadsheet, or text pasted from one → a grid of texts, or why not. START READING HERE: `read.py`."""
