"""The public holidays of France, from the library that keeps them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=64)
def french_days_off(year: int) -> frozenset[date]:
    """Those of a year that hold in the whole of metropolitan France; the first call takes some 200 ms and 16 MB."""
    from holidays.countries.france import France  # late: most commands and the first pages draw no calendar

    return frozenset(France(years=year))  # type: ignore[no-untyped-call]
