"""`check` and `export`: a draft.json judged, and made into documents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aide_projet.cli.given import DayOption, FolderOption, GivenError, day, load, read_file, write_file
from aide_projet.cli.json_given import parse_json

if TYPE_CHECKING:
    from aide_projet.dialogue.content import Content
    from aide_projet.draft.draft import Draft
    from aide_projet.use_cases.view import ConversationView

_KINDS = ".pdf, .docx, .odt, .xlsx, .html, .md ou .json"
_CALENDAR = ".ics pour son calendrier"
DraftArgument = Annotated[Path, typer.Argument(help="Le brouillon.", metavar="DRAFT.JSON")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check", help="Ce qui ferait échouer le dossier, et comment le réparer.")(check)
    app.command("export", help=f"La fiche en document : {_KINDS} ; {_CALENDAR}.")(export)


def check(
    draft: DraftArgument,
    today: DayOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Écrire du JSON.")] = False,
    dossier: FolderOption = None,
) -> int:
    """Print the findings; exit code 1 when one is blocking."""
    from aide_projet.checks.finding import Severity
    from aide_projet.dialogue.assessment import assess
    from aide_projet.dialogue.ways import findings_with_ways
    from aide_projet.use_cases.reply_json import finding_json

    content, found = _draft(draft, dossier)
    findings = findings_with_ways(content, assess(content, found, day(today) or date.today()))
    if as_json:
        print(json.dumps([finding_json(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"[{finding.severity.value}] {finding.message}")
            for remedy in finding.remedies:
                print(f"    → {remedy.label}")
            print(f"    ({finding.source.document}, {finding.source.part})")
        if not findings:
            print("Rien à signaler.")
    return 1 if any(finding.severity is Severity.BLOCKING for finding in findings) else 0


def export(
    drafts: Annotated[list[Path], typer.Argument(help="Le brouillon, ou plusieurs.", metavar="DRAFT.JSON…")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=f"Le document : {_KINDS} ; {_CALENDAR} ; .zip pour plusieurs.")
    ],
    today: DayOption = None,
    dossier: FolderOption = None,
    without_missing: Annotated[
        bool, typer.Option("--sans-manques", help="Sans la page de ce qui manque et de ce qui est à vérifier.")
    ] = False,
    inside: Annotated[str, typer.Option("--format", help="Dans un .zip, le format de chaque fiche.")] = "pdf",
) -> None:
    """Write the document; its format is that of the file's name. Several drafts make a ZIP, with a list of them."""
    from aide_projet.export.calendar_file import EXTENSION
    from aide_projet.export.fiche import FORMATS

    several = output.suffix.lower() == ".zip"
    wanted = inside if several else output.suffix.lstrip(".").lower()
    possible = FORMATS if several else (*FORMATS, EXTENSION)
    if wanted not in possible:
        raise GivenError(f"Le format « {wanted or output.name} » n'existe pas. Possibles : {', '.join(possible)}.")
    if len(drafts) > 1 and not several:
        raise GivenError(
            f"Plusieurs brouillons vont dans un .zip : écrivez par exemple -o {output.with_suffix('.zip')}."
        )
    write_file(output, _made(drafts, wanted, several, day(today), dossier, missing=not without_missing))
    print(f"{output} écrit.")


def _made(
    drafts: list[Path], wanted: str, several: bool, rehearsed: date | None, dossier: Path | None, *, missing: bool
) -> bytes:
    import aide_projet
    from aide_projet.export.bundle import bundle
    from aide_projet.export.calendar_file import EXTENSION, calendar_file
    from aide_projet.export.fiche import document
    from aide_projet.wiring import find_workspace

    version, on, templates = aide_projet.__version__, rehearsed or date.today(), find_workspace(dossier).templates
    views = [_view(draft, rehearsed, on, dossier) for draft in drafts]
    if several:
        return bundle(views, wanted, generated=on, version=version, templates=templates, missing=missing)
    if wanted == EXTENSION:
        return calendar_file(views[0], stamped=on, version=version, templates=templates).content
    one = document(views[0], wanted, generated=on, version=version, templates=templates, missing=missing)
    return one.content


def _view(file: Path, rehearsed: date | None, on: date, dossier: Path | None) -> ConversationView:
    """What there is to show of a draft, as if it had just been told."""
    from aide_projet.dialogue.assessment import assess
    from aide_projet.dialogue.conversation import begin
    from aide_projet.dialogue.folding import fold
    from aide_projet.draft.event import Recorded
    from aide_projet.use_cases.import_draft import import_events
    from aide_projet.use_cases.ports import StoredConversation
    from aide_projet.use_cases.show import show

    content, found = _draft(file, dossier)
    records = (Recorded(0, event) for event in import_events(found))
    conversation = fold(begin(found.call, found.edition, found.language), records)
    state = assess(content, conversation.draft, on)
    stored = StoredConversation("", found.call, found.edition, found.language, "", rehearsed, 0, on, on)
    return show(content, stored, conversation, state, ())


def _draft(file: Path, folder: Path | None) -> tuple[Content, Draft]:
    """The draft of a file, with the content of its call."""
    import sys

    from aide_projet.dialogue.situation import wording
    from aide_projet.draft.draft_json import DraftProblem, read_draft, unknown_keys

    payload = parse_json(read_file(file), f"Le fichier {file}")
    call = payload.get("appel") if isinstance(payload, dict) else None
    content = load(folder, call if isinstance(call, str) else None)
    found = read_draft(payload, content.slots)
    if isinstance(found, DraftProblem):
        raise GivenError(wording(content, found.name, {"detail": found.detail}))
    unknown = unknown_keys(found)
    if unknown:
        print(f"Inconnu ici, gardé tel quel : {', '.join(unknown)}.", file=sys.stderr)
    return content, found
