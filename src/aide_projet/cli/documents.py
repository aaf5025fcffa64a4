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

DraftArgument = Annotated[Path, typer.Argument(help="Le brouillon.", metavar="DRAFT.JSON")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check", help="Ce qui ferait échouer le dossier, et comment le réparer.")(check)
    app.command("export", help="La fiche en document : pdf, html, md ou json ; ou son calendrier : ics.")(export)


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
    draft: DraftArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="Le document : .pdf, .html, .md, .json ou .ics.")],
    today: DayOption = None,
    dossier: FolderOption = None,
) -> None:
    """Write the document; its format is that of the file's name."""
    import aide_projet
    from aide_projet.dialogue.assessment import assess
    from aide_projet.dialogue.conversation import begin
    from aide_projet.dialogue.folding import fold
    from aide_projet.draft.event import Recorded
    from aide_projet.export.calendar_file import EXTENSION as CALENDAR
    from aide_projet.export.calendar_file import calendar_file
    from aide_projet.export.fiche import FORMATS, document
    from aide_projet.use_cases.import_draft import import_events
    from aide_projet.use_cases.ports import StoredConversation
    from aide_projet.use_cases.show import show
    from aide_projet.wiring import find_workspace

    wanted = output.suffix.lstrip(".").lower()
    if wanted not in (*FORMATS, CALENDAR):
        possible = ", ".join((*FORMATS, CALENDAR))
        raise GivenError(f"Le format « {wanted or output.name} » n'existe pas. Possibles : {possible}.")
    content, found = _draft(draft, dossier)
    rehearsed = day(today)
    on = rehearsed or date.today()
    records = (Recorded(0, event) for event in import_events(found))
    conversation = fold(begin(found.call, found.edition, found.language), records)
    state = assess(content, conversation.draft, on)
    stored = StoredConversation("", found.call, found.edition, found.language, "", rehearsed, 0, on, on)
    view = show(content, stored, conversation, state, ())
    templates = find_workspace(dossier).templates
    if wanted == CALENDAR:
        made = calendar_file(view, stamped=on, version=aide_projet.__version__, templates=templates)
    else:
        made = document(view, wanted, generated=on, version=aide_projet.__version__, templates=templates)
    write_file(output, made.content)
    print(f"{output} écrit.")


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
