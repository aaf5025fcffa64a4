"""`chat`, `match`, `understand`: the same core in the terminal, from a pipe too."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aide_projet.cli.given import (
    DayOption,
    FolderArgument,
    FolderOption,
    GivenError,
    TextArgument,
    day,
    load,
    text_given,
    write_file,
)
from aide_projet.cli.json_given import parse_json

if TYPE_CHECKING:
    from aide_projet.dialogue.content import Content
    from aide_projet.dialogue.reply import Choice, Reply
    from aide_projet.dialogue.turn import Outcome
    from aide_projet.matching.ranking import Contribution
    from aide_projet.matching.weighing import Shade
    from aide_projet.understanding.reading import Understood


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("chat", help="La même conversation, dans le terminal.")(chat)
    app.command("match", help="Quelle fiche convient à une idée, et pourquoi.")(match)
    app.command("understand", help="Ce qui serait lu dans une réponse, et avec quels mots.")(understand)


def chat(
    folder: FolderArgument = None,
    dossier: FolderOption = None,
    today: DayOption = None,
    save: Annotated[Path | None, typer.Option(help="Écrire le brouillon dans ce fichier à la fin.")] = None,
) -> None:
    """Talk until the end of the input; a line "/2" presses the second choice."""
    from aide_projet.checks.calendar import edition_on
    from aide_projet.dialogue.conversation import begin
    from aide_projet.dialogue.turn import begin_turn, take_turn
    from aide_projet.dialogue.utterance import Circumstances, Utterance
    from aide_projet.draft.draft_json import draft_json

    content = load(folder or dossier)
    rehearsed = day(today)
    given = Circumstances(rehearsed or date.today(), practised=rehearsed is not None)
    edition = edition_on(content.call, given.today)
    outcome = begin_turn(content, begin(content.call.name, edition.name if edition else ""), given)
    choices = _say(content, outcome)
    for line in _lines():
        number = line[1:]
        pressed = line.startswith("/") and number.isdecimal() and 0 < int(number) <= len(choices)
        utterance = Utterance(choice=choices[int(number) - 1].key) if pressed else Utterance(line)
        if outcome.held and utterance.choice in ("masquer", "garder"):
            utterance = Utterance(outcome.held, utterance.choice)
        outcome = take_turn(content, outcome.conversation, utterance, given, outcome.assessment)
        choices = _say(content, outcome)
        if any(reply.name == "arret" for reply in outcome.replies):
            break
    if save is not None:
        text = json.dumps(draft_json(outcome.conversation.draft), ensure_ascii=False, indent=2) + "\n"
        write_file(save, text.encode())
        print(f"Brouillon écrit dans {save}.")
    elif outcome.conversation.draft.filled:
        print("Rien n'a été enregistré : ajoutez --save FICHIER.json pour garder le brouillon.")


def _lines() -> Iterator[str]:
    """Typed lines, with a prompt for a person, without one for a pipe."""
    while True:
        if sys.stdin.isatty():
            print("> ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            return
        yield line.rstrip("\n")


def _say(content: Content, outcome: Outcome) -> list[Choice]:
    """Print the replies and the numbered choices; the choices in their order."""
    from aide_projet.dialogue.present import open_question

    choices: list[Choice] = []
    for reply in outcome.replies:
        print(reply.text)
        choices.extend(_said_of(content, reply))
    question = open_question(content, outcome.conversation, outcome.assessment)
    if question is not None:
        known = {choice.key for choice in choices}
        choices.extend(choice for choice in question.choices if choice.key not in known)
    for number, choice in enumerate(choices, 1):
        print(f"  /{number} {choice.label}")
    print(flush=True)
    return choices


def _said_of(content: Content, reply: Reply) -> Iterator[Choice]:
    """The choices of a reply. Away from their reading, numbered at the end, « Annuler » must say what."""
    from dataclasses import replace

    slot = content.slots.get(reply.slot)
    for choice in reply.choices:
        about = slot is not None and choice.key.startswith(("annuler:", "champ:"))
        yield replace(choice, label=f"{choice.label} : {slot.label}") if slot and about else choice


def match(
    text: TextArgument = None,
    pourquoi: Annotated[bool, typer.Option("--pourquoi", help="Dire ce que chaque mot a apporté.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Une ligne JSON lue, une ligne JSON écrite.")] = False,
    dossier: FolderOption = None,
) -> None:
    """Rank the fiches for an idea."""
    from aide_projet.matching.explain import taught
    from aide_projet.matching.rank import rank
    from aide_projet.matching.weighing import shades

    content = load(dossier)
    if jsonl:
        for given in _json_lines():
            ranking = rank(content.lexicon, str(given.get("text", "")))
            outside = ranking.out_of_scope.kind if ranking.out_of_scope else None
            scores = {c.fiche: round(c.score, 3) for c in ranking.candidates}
            _json_line({"id": given.get("id"), "fiche": ranking.best, "hors_sujet": outside, "scores": scores})
        return
    idea = text_given(text)
    ranking = rank(content.lexicon, idea)
    effects = shades(content.lexicon, idea, {}) if pourquoi else {}
    lessons = taught(content.lexicon, idea) if pourquoi else {}
    best = content.call.fiche(ranking.best or "")
    if best is not None:
        print(f"Fiche {best.number} : {best.title}")
    elif ranking.out_of_scope:
        print(ranking.out_of_scope.message)
    else:
        print("Aucune fiche ne ressort encore : dites-en un peu plus (quoi, avec qui, où).")
    if ranking.question:
        print(ranking.question.text)
    for candidate in ranking.candidates:
        print(f"  {candidate.fiche:<12} {candidate.score:6.2f}  {candidate.would_change}".rstrip())
        if pourquoi:
            _print_words(content, candidate.words, effects)
        for word in lessons.get(candidate.fiche, ()):
            print(f"      {word.weight:+.2f}  « {word.said} » ← exemples qui ont ce mot : {word.keyword}")
    if pourquoi and ranking.out_of_scope:
        print(f"  hors sujet : {ranking.out_of_scope.kind}")
        _print_words(content, ranking.out_of_scope.words, effects)


def _print_words(content: Content, words: Iterable[Contribution], effects: Mapping[str, tuple[Shade, ...]]) -> None:
    """What each word brought, and what made it count more or less."""
    from aide_projet.dialogue.why import shade_why

    for word in words:
        why = " ; ".join(shade_why(content, shade) for shade in effects.get(word.keyword, ()))
        print(f"      {word.weight:+.2f}  « {word.said} » ← {word.keyword}{f' ({why})' if why else ''}")


def understand(
    text: TextArgument = None,
    slot: Annotated[str, typer.Option("--slot", help="Le champ demandé, ou libre, oui_non, periode, duree.")] = "libre",
    today: DayOption = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Une ligne JSON lue, une ligne JSON écrite.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Écrire tout ce qui est lu et écarté en JSON.")] = False,
    dossier: FolderOption = None,
) -> None:
    """Read an answer, and show every reading with its words and why, and what was set aside."""
    from aide_projet.cli.explained import explained_json, lines
    from aide_projet.understanding.result import result_json

    content = load(dossier)
    on = day(today) or date.today()
    if jsonl:
        for given in _json_lines():
            asked = str(given.get("context", slot))
            when = _reference_day(given) or on
            found = read(content, str(given.get("text", "")), asked, when)
            _json_line({"id": given.get("id"), "result": result_json(found, asked)})
        return
    found = read(content, text_given(text), slot, on)
    open_slot = None if slot == "libre" else slot
    if as_json:
        _json_line(explained_json(content, found, open_slot, on))
        return
    for line in lines(content, found, open_slot, on):
        print(line)


CONTEXTS = ("libre", "oui_non", "periode", "duree", "cofinancement_local_taux")


def read(content: Content, text: str, asked: str, today: date) -> Understood:
    """Read a text against a slot or one of the contexts of score.py."""
    from aide_projet.dialogue.digression import glossary_words
    from aide_projet.understanding.utterance import understand as understand_text

    if asked not in CONTEXTS and asked not in content.slots:
        raise GivenError(f"Le champ « {asked} » n'existe pas. Possibles : {', '.join((*CONTEXTS, *content.slots))}.")
    return understand_text(
        text,
        language=content.language,
        slots=content.slots,
        places=content.places,
        asked=None if asked == "libre" else asked,
        today=today,
        known={},
        last=None,
        glossary=glossary_words(content),
        hour_value=content.call.volunteer_hour,
    )


def _json_lines() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        given = parse_json(line, f"La ligne {number}")
        if not isinstance(given, dict):
            raise GivenError(f"La ligne {number} ne convient pas : il faut un objet JSON, avec « text ».")
        yield given


def _reference_day(given: dict[str, Any]) -> date | None:
    text = given.get("reference_date")
    if text is not None and not isinstance(text, str):
        raise GivenError(f'« reference_date » : {text} n\'est pas un texte. Écrivez-le comme "2014-11-10".')
    return day(text)


def _json_line(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False))
