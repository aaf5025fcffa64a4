"""Values of slots: plain JSON data, so that a draft travels without loss (champs.md §1, "Keys and values")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Scalar = str | int | float | bool
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"] | None
