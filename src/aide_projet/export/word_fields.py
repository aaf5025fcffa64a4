"""What a Word template may name: the fields of the fiche under French names, for the administrators who edit it.

The classes are the list: the check of a template reads their annotations, and a test holds the guide against them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from aide_projet.export.account_table import AccountRow
from aide_projet.export.budget import Budget
from aide_projet.export.fiche_document import FicheDocument, Field, Flag, Part
from aide_projet.export.plain_text import lines


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of a table that somebody told."""

    cellules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordField:
    """`texte`: all of it, with line ends. `liste`: its items when it is a list. `colonnes`, `lignes`: when a table."""

    nom: str
    texte: str
    liste: tuple[str, ...]
    colonnes: tuple[str, ...]
    lignes: tuple[WordRow, ...]
    calcule: bool
    a_revoir: bool


@dataclass(frozen=True, slots=True)
class WordPart:
    """A part of the dossier."""

    titre: str
    champs: tuple[WordField, ...]
    non_renseigne: str


@dataclass(frozen=True, slots=True)
class WordExpense:
    """`sous_total`: the line of an account, above its expenses; else an expense, and what else is said of it."""

    sous_total: bool
    compte: str
    poste: str
    precision: str
    montant: str


@dataclass(frozen=True, slots=True)
class WordIncome:
    """Who pays, and what part of the expenses."""

    origine: str
    precision: str
    type: str
    statut: str
    montant: str
    part: str


@dataclass(frozen=True, slots=True)
class WordAccounts:
    """A row of the annex: a charge (or an 86) beside a product (or an 87). `detail`: a line of the account above."""

    numero_charge: str
    charge: str
    detail_charge: bool
    montant_charge: str
    numero_produit: str
    produit: str
    detail_produit: bool
    montant_produit: str


@dataclass(frozen=True, slots=True)
class WordStep:
    """A step of the calendar; `borne`, `etat`, `certitude` as in the view's CalendarStep."""

    quoi: str
    jour: str
    borne: str
    etat: str
    certitude: str


@dataclass(frozen=True, slots=True)
class WordFlag:
    """A finding. `gravite`: bloquant, attention, conseil. `de_l_appel`, `conseil`: its source is the call, or us."""

    gravite: str
    message: str
    remedes: str
    de_l_appel: bool
    conseil: bool
    document: str
    partie: str
    deduit: bool


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """Something not known yet."""

    question: str
    qui_sait: str


class Answers(dict[str, str]):
    """Every answer as text, by its slot; one that is not told, or does not apply, is blank."""

    def __missing__(self, slot: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class WordFiche:
    """The names at the top of a template."""

    titre: str
    numero: str
    appel: str
    financeur: str
    edition: str
    fiche: str
    fiche_proposee: str
    date: str
    version: str
    exercice: bool
    jour_repete: str
    avis: tuple[str, ...]
    limite_fiche: str
    limite_dossier: str
    interlocuteurs: tuple[str, ...]
    prete: bool
    idee: str
    chiffres: tuple[WordField, ...]
    resume: tuple[WordField, ...]
    contact: str
    parties: tuple[WordPart, ...]
    reponses: Answers
    depenses: tuple[WordExpense, ...]
    depenses_detaillees: bool
    total_depenses: str
    ressources: tuple[WordIncome, ...]
    total_ressources: str
    total_part: str
    part_locale: str
    base_du_taux: str
    il_manque: str
    en_trop: str
    total_annonce: str
    arrondi: bool
    comptes: tuple[WordAccounts, ...]
    contributions: tuple[WordAccounts, ...]
    total_contributions: str
    calendrier: tuple[WordStep, ...]
    avec_manques: bool
    points: tuple[WordFlag, ...]
    manques: tuple[str, ...]
    questions: tuple[WordQuestion, ...]
    a_revoir: tuple[str, ...]


def word_fiche(fiche: FicheDocument, answers: Mapping[str, str]) -> WordFiche:
    """The fiche under these names; `answers` are the told fields as shown, by slot."""
    money, accounts = fiche.budget, fiche.accounts
    missing, extra = ("", "") if money is None else (money.gap, "") if money.gap_is_missing else ("", money.gap)
    return WordFiche(
        titre=fiche.title,
        numero=fiche.number,
        appel=fiche.call,
        financeur=fiche.funder,
        edition=fiche.edition,
        fiche=fiche.fiche,
        fiche_proposee=fiche.fiche_proposed,
        date=fiche.generated,
        version=fiche.version,
        exercice=fiche.practice,
        jour_repete=fiche.day,
        avis=fiche.notice,
        limite_fiche=fiche.synopsis_deadline,
        limite_dossier=fiche.file_deadline,
        interlocuteurs=fiche.whom_to_contact,
        prete=fiche.ready,
        idee=_paragraphs(fiche.idea),
        chiffres=tuple(map(_field, fiche.figures)),
        resume=tuple(map(_field, fiche.summary)),
        contact=_paragraphs(chain.from_iterable(field.paragraphs for field in fiche.contact)),
        parties=tuple(map(_part, fiche.parts)),
        reponses=Answers((slot, _paragraphs(lines(shown))) for slot, shown in answers.items()),
        depenses=_expenses(money),
        depenses_detaillees=money is not None and money.detailed,
        total_depenses=money.expenses_total if money else "",
        ressources=_income(money),
        total_ressources=money.income_total if money else "",
        total_part=money.income_share if money else "",
        part_locale=" · ".join(chain.from_iterable(field.paragraphs for field in fiche.local_share)),
        base_du_taux=fiche.rate_base_label,
        il_manque=missing,
        en_trop=extra,
        total_annonce=money.announced if money else "",
        arrondi=money is not None and money.rounded,
        comptes=_accounts(accounts.rows if accounts else ()),
        contributions=_accounts(accounts.given if accounts and accounts.given_total else ()),
        total_contributions=accounts.given_total if accounts else "",
        calendrier=tuple(
            WordStep(step.label, step.day, step.bound, step.state, step.certainty) for step in fiche.calendar
        ),
        avec_manques=fiche.shows_missing,
        points=tuple(map(_flag, fiche.flags)),
        manques=fiche.missing,
        questions=tuple(WordQuestion(asked.label, asked.who_knows) for asked in fiche.parked),
        a_revoir=fiche.to_review,
    )


def _paragraphs(texts: Iterable[str]) -> str:
    """Texts that docxtpl makes a paragraph of each: a mere line end would let a name in Arabic turn what follows it."""
    return "\a".join(texts)


def _field(field: Field) -> WordField:
    return WordField(
        nom=field.label,
        texte=_paragraphs(field.paragraphs),
        liste=field.paragraphs if field.form == "liste" else (),
        colonnes=field.rows[0] if field.rows else (),
        lignes=tuple(WordRow(row) for row in field.rows[1:]),
        calcule=field.computed,
        a_revoir=field.to_review,
    )


def _part(part: Part) -> WordPart:
    return WordPart(part.title, tuple(map(_field, part.fields)), ", ".join(part.untold))


def _expenses(money: Budget | None) -> tuple[WordExpense, ...]:
    rows = []
    for group in money.expenses if money else ():
        if group.subtotal:
            rows.append(WordExpense(True, group.title, "", "", group.subtotal))
        rows += [
            WordExpense(False, group.title, line.label, ", ".join(filter(None, line.details)), line.amount)
            for line in group.lines
        ]
    return tuple(rows)


def _income(money: Budget | None) -> tuple[WordIncome, ...]:
    return tuple(
        WordIncome(
            origine=line.label,
            precision=", ".join(detail for detail in line.details if detail not in (line.kind, line.status)),
            type=line.kind,
            statut=line.status,
            montant=line.amount,
            part=line.share,
        )
        for line in (money.income if money else ())
    )


def _accounts(rows: Sequence[AccountRow]) -> tuple[WordAccounts, ...]:
    return tuple(
        WordAccounts(
            numero_charge=left.number,
            charge=left.label,
            detail_charge=left.within,
            montant_charge=left.amount,
            numero_produit=right.number,
            produit=right.label,
            detail_produit=right.within,
            montant_produit=right.amount,
        )
        for left, right in rows
    )


def _flag(flag: Flag) -> WordFlag:
    return WordFlag(
        gravite=flag.severity,
        message=flag.message,
        remedes=" ; ".join(flag.remedies),
        de_l_appel=flag.document.startswith("appel"),
        conseil=flag.document.startswith("conseil"),
        document=flag.document,
        partie=flag.part,
        deduit=flag.deduced,
    )
