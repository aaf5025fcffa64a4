"""A generated journey plays repair at every step of both paths, for each fiche; answers are the steps' own examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from repertoire import COMMANDS, IBAN, MOODS, NONSENSE, NOTHING, QUESTIONS, TOLD, UNKNOWN

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.present import open_question
from aide_projet.draft.slot import kind_name
from talk import Talk

FICHES = {"mobiliser": "Fiche 1", "innover": "Fiche 2", "structurer": "Fiche 3", "gup": "Fiche 4"}
PATHS = ("express", "complet")
JOURNEYS = [(fiche, path) for fiche in FICHES for path in PATHS]
SAY_NOTHING = {"Je ne sais pas", "Je ne sais pas encore", "Pas encore", "Personne", "Rien", "La moitié"}
"""Examples that leave the field as it was, or wait for another."""

each_journey = pytest.mark.parametrize(("fiche", "path"), JOURNEYS)


def answer(content: Content, slot: str, fiche: str) -> str:
    """What a real person answers at that step."""
    if slot == "fiche":
        return FICHES[fiche]
    if slot == "nature_depense":
        return "Les deux"  # opens the two questions that depend on it
    return next(example for example in content.steps[slot].examples if example not in SAY_NOTHING)


def steps(talk: Talk, fiche: str, path: str) -> Iterator[tuple[str, Talk]]:
    """Walk a path to its end; give each question and the conversation that stands at it, to be gone on with."""
    if path == "complet":
        talk.press("parcours:complet")
    seen: list[str] = []
    while talk.asked is not None:
        slot = talk.asked
        assert slot not in seen, f"asked twice: {slot}"
        seen.append(slot)
        yield slot, talk
        talk.say(answer(talk.content, slot, fiche))
        if talk.conversation.pending:  # an example that is asked about: the first reading
            talk.press("lecture:0")


def is_complete(talk: Talk, path: str) -> bool:
    """Nothing asked for is missing. (The express path of the fiche 4 leaves three essential fields for later.)"""
    facts = talk.outcome.assessment.facts
    asked = {step.slot.name for step in talk.outcome.assessment.steps if step.on(talk.conversation.path)}
    missing = {*_names(facts["manques_essentiels"]), *_names(facts["manques_complets"])}
    return talk.asked is None and not (missing & asked) and (path == "express" or not missing)


def _names(fact: object) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else ()


def question(talk: Talk) -> object:
    """The open question, as the pages show it."""
    return open_question(talk.content, talk.conversation, talk.outcome.assessment)


INSULTS = ("ta gueule", "ça me saoule")
TROUBLES: dict[str, tuple[str, ...]] = {
    **{wording: (wording,) for name in TOLD for wording in COMMANDS[name]},
    **{wording: (wording,) for wording in (*QUESTIONS, *MOODS)},
    **{f"nothing {place}": (text,) for place, text in enumerate(NOTHING)},
    **{f"{wording}, then undo": (wording, "annule") for wording in COMMANDS["skip"]},
    **{f"{wording}, then no": (wording, "non") for wording in COMMANDS["restart"]},
    **{f"{wording}, yes, then undo": (wording, "oui", "annule") for wording in COMMANDS["restart"]},
    "a command while a restart waits": ("on recommence à zéro", "aide", "c'est quoi un QPV ?", "non"),
    "a restart dropped by undo": ("on recommence à zéro", "annule"),
    "a former question opened, a digression, and dropped": ("!champ:intitule", "pourquoi ?", "!passer"),
    "a former question opened, and undo": ("!champ:intitule", "annule"),
    "a field that holds nothing emptied": ("!annuler:zzz",),
    "sensitive data, and another thing": (IBAN, "aide"),
    "an old page's buttons": ("!lecture:3", "!option:zzz", "!champ:zzz", "!pose:zzz:0", "!fiche:zzz", "!zzz"),
}
"""Whole exchanges after which everything is as it was, and the question is asked again."""


@each_journey
def test_whatever_happens_at_each_step_the_question_comes_back_and_the_fiche_ends_complete(
    talk: Talk, fiche: str, path: str
) -> None:
    """All the troubles one after the other, at every step of one and the same conversation."""
    walked = 0
    for slot, now in steps(talk, fiche, path):
        before, asked = now.conversation.draft, question(now)
        walked += 1
        for name, moves in TROUBLES.items():
            if "champ:intitule" in moves[0] and now.value("intitule") is None:
                continue  # there is nothing to come back to
            if slot == "intitule" and moves[0] in INSULTS:
                continue  # a title may be anything
            for move in moves:
                now.do(move)
            assert now.asked == slot, (name, now.names)
            assert _told(now.conversation.draft) == _told(before), (name, now.names)
            assert question(now) == asked, (name, now.names)
    assert walked >= (42 if path == "complet" else 15)
    assert is_complete(talk, path)


def _told(draft: object) -> tuple[object, ...]:
    return draft.values(), draft.parked, draft.skipped  # type: ignore[attr-defined]


@each_journey
def test_going_back_and_forth_at_each_step_loses_nothing(talk: Talk, fiche: str, path: str) -> None:
    for slot, now in steps(talk, fiche, path):
        if slot == "idee":
            continue
        last = now.conversation.trail[-1]
        for wording in (*COMMANDS["back"], "la réponse d'avant", "je me suis trompé"):
            there = now.aside().say(wording)
            assert there.asked == last, (slot, wording, there.names)
            assert there.say("c'est quoi un cofinancement ?").asked == last
            kept = there.aside().say("passe")
            assert (kept.asked, kept.values()) == (slot, now.values()), (slot, wording, kept.names)
            again = there.say(answer(now.content, last, fiche))
            if again.conversation.pending:
                again.press("lecture:0")
            assert again.asked == slot, (slot, wording, again.names)
            assert set(now.values()) <= set(again.values())


CORRECTIONS: tuple[tuple[str, str, object], ...] = (
    ("change le titre : La grande fête", "intitule", "La grande fête"),
    ("change la commune : Lens", "commune", "Lens"),
    ("en fait c'est à Lens", "commune", "Lens"),
    ("pas Roubaix, Lens", "commune", "Lens"),
    ("change le budget : 9000", "budget_total", 9000),
    ("en fait le budget c'est 9000 euros", "budget_total", 9000),
    ("budget total pas 8000 mais 9000", "budget_total", 9000),
)
"""By naming, by contrast: what is said, and the former answer that it changes, on the steps' own examples."""
ASKED_ABOUT = {"quartier_statut", "contact_prealable", "place_habitants"}
"""Where yes, no or several choices are awaited, "non, à Lens" may be both: the former answer is asked about."""


@each_journey
def test_any_earlier_answer_is_corrected_at_each_step_without_going_through_the_others(
    talk: Talk, fiche: str, path: str
) -> None:
    for slot, now in steps(talk, fiche, path):
        for said, target, value in CORRECTIONS:
            if target == slot or now.value(target) is None or now.value(target) == value:
                continue
            if slot in ASKED_ABOUT and "change" not in said:
                continue
            after = now.aside().say(said)
            assert after.value(target) == value, (slot, said, after.names)
            assert after.asked == slot, (slot, said, after.names)
            others = {name: held for name, held in now.values().items() if name not in _depends(target)}
            assert {name: after.value(name) for name in others} == others, (slot, said)
            composed = now.aside().say(f"{said}, et c'est quoi un cofinancement ?")
            if "definition" in composed.names:
                assert (composed.value(target), composed.asked) == (value, slot), (slot, said, composed.names)
            assert after.say("annule").values() == now.values()


def _depends(slot: str) -> set[str]:
    return {slot, "code_postal", "intercommunalite"} if slot == "commune" else {slot}


@each_journey
def test_the_named_question_opens_then_the_open_one_comes_back(talk: Talk, fiche: str, path: str) -> None:
    for slot, now in steps(talk, fiche, path):
        if now.value("budget_total") is None or slot == "budget_total":
            continue
        for said in ("change le budget", "je veux changer le budget"):
            there = now.aside().say(said)
            assert there.asked == "budget_total", (slot, said, there.names)
            there.say("aide").say("9 500 euros")
            assert (there.value("budget_total"), there.asked) == (9500, slot), (slot, said, there.names)


@each_journey
def test_nonsense_three_times_leads_on_at_each_step_and_the_question_comes_back(
    talk: Talk, fiche: str, path: str
) -> None:
    for slot, now in steps(talk, fiche, path):
        lost = now.aside().say(NONSENSE[0])
        if lost.value(slot) is not None:
            continue  # where words are asked for, any words answer
        assert lost.asked == slot, (slot, lost.names)
        assert lost.say(NONSENSE[1]).asked == slot, (slot, lost.names)
        lost.say(NONSENSE[2])
        assert "pas_compris_3" in lost.names, slot
        assert slot in lost.conversation.draft.parked
        assert lost.asked != slot
        assert lost.values() == now.values()


@each_journey
def test_what_is_not_known_is_set_aside_at_each_step_and_asked_once_more_at_the_end(
    talk: Talk, fiche: str, path: str
) -> None:
    left = []
    for slot, now in steps(talk.aside(), fiche, path):
        for wording in UNKNOWN:
            unsure = now.aside().say(wording)
            assert slot in unsure.conversation.draft.parked or unsure.value(slot) == "inconnu", (slot, wording)
            assert unsure.say("annule").asked == slot
    for _ in range(120):
        if talk.asked is None:
            break
        left.append(talk.asked)
        talk.say(answer(talk.content, talk.asked, fiche) if talk.asked in ("idee", "fiche") else UNKNOWN[0])
    assert talk.asked is None
    parked = talk.conversation.draft.parked
    assert all(left.count(slot) == 2 for slot in parked[:-1])  # the last one was just set aside


@each_journey
def test_sensitive_data_are_masked_at_each_step_and_never_kept(talk: Talk, fiche: str, path: str) -> None:
    for _, now in steps(talk, fiche, path):
        warned = now.aside().say(IBAN)
        assert warned.names == ["donnees_sensibles"]
        assert (warned.conversation.draft, warned.outcome.said, warned.outcome.held) == (
            now.conversation.draft,
            "",
            IBAN,
        )
        masked = warned.press("masquer", IBAN)
        assert "3000 6000" not in str(masked.conversation.history)
        assert "3000 6000" not in masked.outcome.said
        assert masked.asked is not None or masked.names[-1].startswith("fin_")


AMBIGUOUS = {"montant": "2.000", "nombre": "2.000", "date": "lundi", "lieu": "Saint-Denis"}
"""By kind: an answer with several readings."""


@each_journey
def test_a_digression_while_readings_are_offered_brings_them_back_at_each_step(
    talk: Talk, fiche: str, path: str
) -> None:
    met = set()
    for slot, now in steps(talk, fiche, path):
        kind = kind_name(now.content.slots[slot].kind)
        if kind not in AMBIGUOUS:
            continue
        asked = now.aside().say(AMBIGUOUS[kind])
        if asked.conversation.pending is None:
            assert asked.value(slot) is None or kind == "date", (slot, asked.names)
            continue
        met.add(kind)
        offered, shown = asked.conversation.offers, asked.choices
        for move in ("c'est quoi un cofinancement ?", "aide", "merci", "   "):
            asked.say(move)
            assert asked.conversation.offers == offered, (slot, move, asked.names)
            assert {key for key in shown if key.startswith("lecture")} <= set(asked.choices)
        asked.press("lecture:0")
        assert asked.value(slot) is not None
        assert asked.say("annule").conversation.offers == offered
        assert asked.say("annule").values() == now.values()
        assert asked.asked == slot
    assert met
