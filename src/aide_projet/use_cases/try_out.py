"""Try a revision out: the residents' own use cases over its content, with conversations that nothing keeps."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.draft.event import Answered, Event, Opened, Parked, PathChosen
from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.live import live_state
from aide_projet.use_cases.outcome import Refused, Taken
from aide_projet.use_cases.ports import Conversations
from aide_projet.use_cases.publish import ready
from aide_projet.use_cases.revise import Standing
from aide_projet.use_cases.sessions import Sessions
from aide_projet.use_cases.shelf import Shelf
from aide_projet.use_cases.start import start

TRIED_TOGETHER = 2
"""Revisions kept loaded for trying out, some 40 MB each; the longest unused one makes room."""


@dataclass(frozen=True, slots=True)
class From:
    """Where a try-out begins: at a step, or with the answers of a project, or from nothing, in a call ("": the first).

    `project`: the private key of a stored conversation; its personal answers are left out.
    """

    call: str = ""
    step: str = ""
    project: str = ""
    complete: bool = False


class TryOuts:
    """The revisions being tried out. A revision saved meanwhile is what the next turn is taken with."""

    def __init__(self, office: ContentOffice, residents: Deps, memory: Callable[[], Conversations]) -> None:
        """`residents`: what the real conversations are given; `memory` makes a store that keeps nothing."""
        self._office, self._residents, self._memory = office, residents, memory
        self._tried: OrderedDict[int, tuple[str, Deps]] = OrderedDict()
        self._turn = asyncio.Lock()

    async def deps(self, now: Standing) -> Deps:
        """What the use cases are given for this revision; raises an AideProjetError that lists its mistakes."""
        number = now.revision.number
        async with self._turn:
            state, tried = self._tried.get(number, ("", None))
            if tried is None or state != now.state:
                library = await asyncio.to_thread(ready, self._office, now.files)
                tried = self._with(library, tried)
            self._tried[number] = now.state, tried
            self._tried.move_to_end(number)
            if len(self._tried) > TRIED_TOGETHER:
                self._tried.popitem(last=False)
            return tried

    def _with(self, library: Mapping[str, Content], tried: Deps | None) -> Deps:
        call = self._residents.default_call if self._residents.default_call in library else next(iter(library))
        if tried is not None and isinstance(tried.library, Shelf):
            tried.library.put(library, 0)
            return replace(tried, default_call=call)
        return replace(
            self._residents,
            library=Shelf(library),
            default_call=call,
            conversations=self._memory(),
            sessions=Sessions(capacity=50),
        )

    async def begin(self, now: Standing, begun: From, *, today: date, practised: date | None) -> Taken | Refused:
        """Begin a conversation with the revision's content; raises as `deps`."""
        deps = await self.deps(now)
        events, call = await self._events(begun, today)
        if begun.complete:
            events.append(PathChosen("complet"))
        if begun.step:
            events.append(Opened(begun.step))
        wanted = begun.call or call
        known = wanted if wanted in deps.library else None
        return await start(deps, today=today, call=known, practised=practised, imported=tuple(events))

    async def _events(self, begun: From, today: date) -> tuple[list[Event], str]:
        """The answers of the project named, as an import would bring them, and its call."""
        stored = await self._residents.conversations.find(begun.project) if begun.project else None
        if stored is None:
            return [], ""
        live = await live_state(self._residents, stored, stored.practised or today)
        slots, draft = live.assessed.content.slots, live.conversation.draft
        events: list[Event] = [
            Answered(name, filled.kind, filled.value, "", None, "import")
            for name, filled in draft.filled.items()
            if name in slots and not slots[name].personal
        ]
        events.extend(Parked(name) for name in draft.parked)
        return events, stored.call
