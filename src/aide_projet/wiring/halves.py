"""The two halves of a proof, as parent and child name them: each is a process of its own."""

from __future__ import annotations

CONTENT, EFFECT = "contenu", "effet"
"""What the content shows by itself · what it changes for the conversations that exist."""
