"""A ZIP that anyone may have made, looked at before any of it is inflated."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError,
)  # fmt: skip
"""What reading a ZIP raises when it is cut, spoiled, or no ZIP."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LISTED = b"PK\x01\x02"
"""Stands before each part in the list at the end of a ZIP."""
_LOCKED = 1
"""The flag of a part that asks for a password."""


def parts_at_most(data: bytes) -> int:
    """A bound on the parts of a ZIP, found without reading its list, whose every line takes far more memory."""
    return data.count(_LISTED)


def opened(data: bytes) -> zipfile.ZipFile:
    """The ZIP in these bytes; raises one of `DAMAGED`."""
    return zipfile.ZipFile(io.BytesIO(data))


def is_locked(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a password is needed."""
    return any(part.flag_bits & _LOCKED for part in parts)


def is_oddly_packed(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a part is compressed in a way that no file manager uses by itself."""
    return any(part.compress_type not in _METHODS for part in parts)
