"""Right after the start, in a thread of its own: what no page needs and the first person would wait for."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Sequence
from threading import Thread
from time import sleep

from aide_projet.use_cases.warm import warm
from aide_projet.web.service import Service

_AFTER = 0.3  # seconds: whoever waits for the first page has it before the work begins

_log = logging.getLogger(__name__)


def warm_up(service: Service, late: Sequence[Callable[[], object]]) -> None:
    """Begin, and come back at once. The thread ends with the process, finished or not.

    `late` makes the parts that nothing has asked for yet.
    Collections are off until it is done: all that it makes, like the content, stays as long as the server, so that no
    collection need look through it again.
    """
    gc.disable()
    Thread(target=_work, args=(service, late), name="warming", daemon=True).start()


def _work(service: Service, late: Sequence[Callable[[], object]]) -> None:
    try:
        sleep(_AFTER)
        warm(service.deps, service.today())
        for make in late:
            make()
    except Exception:
        # Whoever needs it will make it, and meet the same error with an answer to give. No personal data here.
        _log.exception("the warming up did not finish")
    finally:
        gc.collect()  # what is frozen is never given back
        gc.freeze()
        gc.enable()
