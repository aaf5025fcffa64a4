"""Logs that hold nothing personal: a project's address opens it, so it never reaches a log."""

from __future__ import annotations

import logging
import re
from typing import Any

_PRIVATE = re.compile(r"(/projet/|/conversations/|/lecture/|/administration/invitation/)[^/?\s]+")


def redact(path: str) -> str:
    """The path without the key of a project and without what was asked after "?"."""
    return _PRIVATE.sub(r"\1…", path.partition("?")[0])


class Redacting(logging.Filter):
    """For uvicorn's access log: (client, method, path, version, status) loses the address and the key."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; never drop it."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _, method, path, version, status = record.args
            record.args = ("-", method, redact(str(path)), version, status)
        return True


def log_config() -> dict[str, Any]:
    """What to give uvicorn as `log_config`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"redacting": {"()": "aide_projet.web.logs.Redacting"}},
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
            "access": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["redacting"]},
        },
        "loggers": {
            "uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "uvicorn.access": {"handlers": ["access"], "level": "WARNING", "propagate": False},
            "aide_projet": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        },
    }
