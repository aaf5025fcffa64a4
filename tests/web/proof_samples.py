"""Hand-made proofs, for the tests of how they are shown and for looking at them."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.content.advice import AdviceName
from aide_projet.use_cases.effect import Change, ChangeKind, Effect, Group
from aide_projet.use_cases.proof import ContentProof, FailedExample, Mistake, NewAdvice, Part, Proof, Unfinished, Why

PARCOURS = "dialogues/dsdt/parcours.yaml"
PLANCHER = "rules/dsdt-2015/controles/plancher.yaml"
LABELS = {"commune": "Commune", "quartier": "Quartier", "gup": "Gestion urbaine", "innover": "Innovations"}

CHANGES = (
    Change(ChangeKind.BROKEN),
    Change(ChangeKind.CALL_GONE, "nqe-2016"),
    Change(ChangeKind.FIELD_LOST, "surface"),
    Change(ChangeKind.TO_REVIEW, "quartier"),
    Change(ChangeKind.TO_REVIEW, "commune", detail="texte_court"),
    Change(ChangeKind.QUESTION_GONE, "surface"),
    Change(ChangeKind.QUESTION, "commune", "quartier"),
    Change(ChangeKind.QUESTION, "", "quartier"),
    Change(ChangeKind.QUESTION, "commune", ""),
    Change(ChangeKind.FICHE, "innover", "gup"),
    Change(ChangeKind.FICHE, "", "gup"),
    Change(ChangeKind.FICHE, "innover", ""),
    Change(ChangeKind.FINDING, "", "plancher", "bloquant"),
    Change(ChangeKind.FINDING_GONE, "plancher", "", "attention"),
)
EFFECT = Effect(
    under_way=1_000,
    past=200,
    changed=57,
    groups=tuple(
        Group(change, 12 if number % 2 else 0, 0 if number % 3 == 1 else 1, (3, 12, 15, 40))
        for number, change in enumerate(CHANGES)
    ),
    groups_left_out=4,
    unread=30,
    not_replayed=2,
    odd=(44, 51),
    labels=LABELS,
)
LONG = "phrase de 28 mots : « Quelle très très très très très très très… »"
ADVICE = (
    *(NewAdvice("phrase-longue", PARCOURS, line, 19, LONG, "coupez-la") for line in (31, 42, 58, 77)),
    NewAdvice("double-negation", PLANCHER, 9, 3, "double négation : « Pas sans elle »", "dites-le à l'endroit"),
)  # fmt: skip

SOUND = Proof(ContentProof(examples=2_150), Effect(under_way=3), seconds=5.4)
WARNED = Proof(
    ContentProof(examples=2_150, new_advice=ADVICE, known_advice=2),
    replace(EFFECT, groups=EFFECT.groups[1:]),
    seconds=6.1,
)
FAILING = Proof(
    ContentProof(
        examples=2_150,
        failures=2,
        failed=(
            FailedExample(f"{PLANCHER}:31 plancher", PLANCHER, 31, "manque : attendu 400, trouvé 500"),
            FailedExample(
                "dialogues/dsdt/conversations/passer.yaml Passer une question",
                "dialogues/dsdt/conversations/passer.yaml",
                1,
                "échange 1 (« passe ») : la question porte sur quartier au lieu de commune",
            ),
        ),
    ),
    EFFECT,
    seconds=6.1,
)
WRONG = Proof(
    ContentProof(
        mistakes=(
            Mistake(PARCOURS, 42, 15, "champ « communne » inconnu", "vouliez-vous dire « commune » ?"),
            Mistake(PLANCHER, 1, 1, "fichier encodé en UTF-16", "enregistrez-le en UTF-8"),
        )
    ),
    None,
    seconds=1.2,
)
ENDED = Proof(
    None,
    Effect(),
    (
        Unfinished(Part.EXAMPLES, Why.TIME, "dialogues/langue/fr/argent.yaml", ("dialogues/langue/fr/argent.yaml",)),
        Unfinished(Part.EFFECT, Why.REFUSED, said="La base « projets.db » est abîmée."),
        Unfinished(Part.READING, Why.MEMORY, files=(PARCOURS,)),
        Unfinished(Part.ADVICE, Why.DIED),
    ),
    120.0,
)
EVERY_NAME = Proof(
    ContentProof(examples=1, new_advice=tuple(NewAdvice(n, PARCOURS, 1, 1, "cause", "remède") for n in AdviceName)),
    Effect(),
)
