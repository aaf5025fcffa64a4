"""The small content that these tests spoil."""

from __future__ import annotations

from small_content import Small, small, sound_content

__all__ = ["Small", "small", "sound_content"]
