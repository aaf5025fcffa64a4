"""Advice on the questions of a flow: examples, plainer wordings, length of the express path, what is never asked."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.content.advice import AdviceCollector, AdviceName
from aide_projet.content.dialogue_folder import DialogueFiles
from aide_projet.content.flow_file import StepModel
from aide_projet.content.reachable import why_unreachable
from aide_projet.content.text_lint import WORD
from aide_projet.content.yaml_file import Key
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.path import open_steps_once
from aide_projet.draft.slot import Choice, Derived, YesNo

EXPRESS_MAXIMUM = 15
"""Questions of the express path, those that say how to reach the bearer apart (issue 2)."""
_PLAIN_ALREADY = 8
"""Words up to which a question may be its own plainer wording."""


def lint_flow(files: DialogueFiles, content: Content, advice: AdviceCollector) -> None:
    """Advise on the steps and the slots of a flow that loads."""
    assert files.flow is not None
    for path, step in _steps(files):
        if not step.exemples and not isinstance(content.slots[step.champ].kind, Choice | YesNo):
            cause = f"étape « {step.champ} » sans exemple"
            remedy = "ajoutez « exemples: » avec une ou deux vraies réponses d'habitants"
            advice.add(AdviceName.EXAMPLE_MISSING, files.flow, (*path, "champ"), cause, remedy)
        if step.simple == step.question and len(WORD.findall(step.question)) > _PLAIN_ALREADY:
            cause = "la question simple est la même que la question"
            remedy = "redites-la avec des mots plus courants et des phrases plus courtes"
            advice.add(AdviceName.SIMPLE_UNCHANGED, files.flow, (*path, "simple"), cause, remedy)
        _lint_express_step(files, content, path, step.champ, advice)
    _lint_express(files, content, advice)
    _lint_never_asked(files, content, advice)


def _steps(files: DialogueFiles) -> Iterator[tuple[tuple[Key, ...], StepModel]]:
    assert files.flow is not None
    for place, part in enumerate(files.flow.value.etapes):
        for number, step in enumerate(part.etapes):
            yield ("etapes", place, "etapes", number), step


def _lint_express_step(
    files: DialogueFiles, content: Content, path: tuple[Key, ...], name: str, advice: AdviceCollector
) -> None:
    """A step that is never asked at all is a mistake; here, one that no express path asks though it says when."""
    assert files.flow is not None
    step, slot = content.steps[name], content.slots[name]
    if step.express_if is None:
        return
    held = [one for one in (step.express_if, step.condition, slot.applies_if) if one is not None]
    why = why_unreachable(held, content.slots, name)
    if why is not None:
        cause = f"l'étape « {name} » ne serait jamais posée en express : {why[0]}"
        advice.add(AdviceName.UNREACHABLE, files.flow, (*path, "si_express"), cause, why[1])


def _lint_express(files: DialogueFiles, content: Content, advice: AdviceCollector) -> None:
    """The express path must stay short whatever the fiche."""
    assert files.flow is not None
    for fiche in content.call.fiches:
        facts = {"fiche": fiche.key, "fiche_retenue": fiche.key}
        asked = [one for one in open_steps_once(content, facts) if one.express and not one.slot.personal]
        if len(asked) > EXPRESS_MAXIMUM:
            cause = f"{len(asked)} questions essentielles pour la fiche {fiche.key}"
            remedy = f"gardez-en {EXPRESS_MAXIMUM} au plus au niveau essentiel ; les autres, au niveau complet"
            advice.add(AdviceName.LONG_EXPRESS, files.flow, ("etapes",), cause, remedy)


def _lint_never_asked(files: DialogueFiles, content: Content, advice: AdviceCollector) -> None:
    """A slot that must be told and has no step is a mistake; an extra one that nothing asks or hears is dead weight."""
    assert files.slots is not None
    heard = {name for step in content.flow.steps() for name in (step.slot, *step.listens)}
    for name, slot in content.slots.items():
        if name not in heard and not isinstance(slot.kind, Derived):
            cause = f"le champ « {name} » n'est demandé ni écouté par aucune étape"
            remedy = f"ajoutez une étape « champ: {name} », écoutez-le dans une autre, ou retirez-le"
            advice.add(AdviceName.NEVER_ASKED, files.slots, ("champs", name), cause, remedy)
