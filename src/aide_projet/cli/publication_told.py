"""What `publish` and `versions` say as they go: lines on the output, what stops on the error stream."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from aide_projet.content.difference import differences
from aide_projet.web.administration.differences import sentences
from aide_projet.web.administration.plain import plain_environment
from aide_projet.web.administration.plain_proof import progress_line, proof_lines, said

if TYPE_CHECKING:
    from aide_projet.content.on_disk import OnDisk
    from aide_projet.use_cases.proof import Proof
    from aide_projet.use_cases.proving import Proving
    from aide_projet.use_cases.publish import Declined, Published
    from aide_projet.use_cases.revise import Standing
    from aide_projet.use_cases.versions import Version
    from aide_projet.wiring.content_beside import ContentBeside

CHANGES_SHOWN = 40
_PROGRESS_EVERY_S = 0.2
_CLEAR_LINE = "\r\x1b[K"


class Told:
    """In the words of the pages. The methods that end the command give its exit code."""

    def __init__(self, given: ContentBeside) -> None:
        self._given = given
        self._environment = plain_environment(given.workspace.templates)

    def name(self, day: date) -> str:
        """Of the revision made of what is on disk."""
        return self._said("nom_du_disque", day.isoformat())

    def back_to(self, version: Version) -> str:
        """The note of a version that takes an earlier one up again."""
        return self._said("retour_a", version.number)

    def version(self, version: Version, *, in_force: bool) -> str:
        """One line of the history."""
        mark = "→" if in_force else " "
        end = " (en service)" if in_force else ""
        who, origin = self._said("auteur", version), self._said("origine", version)
        note = f" : {version.note}" if version.note else ""
        return f"{mark} {version.number:>4}  {version.at.astimezone():%d/%m/%Y %H:%M}  {who}, {origin}{note}{end}"

    def _said(self, macro: str, *args: object) -> str:
        return said(self._environment, "_versions.html", macro, *args)

    def look(self, found: OnDisk) -> None:
        """What could not be read, which counts as unchanged, and what would take back what a version changed."""
        for path, why in found.unread.items():
            print(f"{path} : {why}.", file=sys.stderr)
        if found.overtaken:
            print(
                "Attention : changé dans le dossier, mais aussi par une version publiée entre-temps, que le texte du "
                f"dossier remplacerait : {', '.join(found.overtaken)}",
                file=sys.stderr,
            )

    def nothing(self) -> int:
        """The folder is as what is in force, which is an end only when that loads."""
        number = self._given.content.shelf.number
        print(f"Rien à publier : le dossier ne change rien à la version en service (n° {number}).")
        if self._given.unreadable:
            print(self._given.unreadable, file=sys.stderr)
        return 1 if self._given.unreadable else 0

    def changes(self, now: Standing) -> None:
        """What changes, in words."""
        root = self._given.content.states.root
        lines = sentences(self._environment, differences(root(now.in_force), root(now.files)))
        print(f"Ce qui change, dans {len(now.revision.files)} fichier(s) :")
        for line in lines[:CHANGES_SHOWN]:
            print(f"  {line}")
        if len(lines) > CHANGES_SHOWN:
            print(f"  … et {len(lines) - CHANGES_SHOWN} autre(s) changement(s).")

    async def until_ended(self, proving: Proving) -> None:
        """Wait, with one line of progress that is written over, on a terminal."""
        shown = sys.stderr.isatty()
        while not proving.ended:
            await asyncio.sleep(_PROGRESS_EVERY_S)
            if shown:
                line = progress_line(self._environment, proving.progress)
                print(f"{_CLEAR_LINE}{line}", end="", file=sys.stderr, flush=True)
        if shown:
            print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)

    def proof(self, proof: Proof) -> None:
        """What the proof found."""
        print("\n".join(proof_lines(self._environment, proof)))

    def only_tried(self) -> int:
        """The end of a dry run that is good."""
        print("Essai : rien n'est publié. Cette version peut l'être.")
        return 0

    def published(self, done: Published, failed: Sequence[str]) -> int:
        """In force. `failed`: what could not be written back in the folder."""
        print(f"Version {done.version.number} en service : « {done.version.note} ».")
        print("Un service déjà lancé la prend en quelques secondes ; les conversations en cours continuent.")
        for line in failed:
            print(line, file=sys.stderr)
        return 0

    def refused(self, declined: Declined) -> int:
        """What to do, and the command that does it when names are to be accepted."""
        if declined.reason == "a_accepter":
            names = " ".join(f"--accepter {name}" for name in declined.details)
            print(
                f"Non publié : suivez ces conseils, ou acceptez-les par leur nom en ajoutant {names}", file=sys.stderr
            )
        else:
            print(f"Non publié. {self._said('refus', declined)}", file=sys.stderr)
        return 1
