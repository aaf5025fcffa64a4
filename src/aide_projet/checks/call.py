"""A call for projects (appel) as authored in rules/<call>/: its fiches, editions, funders, territories and criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from aide_projet.checks.finding import Severity, Source
from aide_projet.checks.retroplan import Retroplan
from aide_projet.checks.row_change import RowChange
from aide_projet.draft.condition import Condition, Formula
from aide_projet.draft.exact import exact
from aide_projet.draft.value import Scalar, Value
from aide_projet.draft.wording import Wording


@dataclass(frozen=True, slots=True)
class Edition:
    """The dates of one year of a call; `deduced` names the dates that the text does not state in full.

    Deadlines are the last day allowed. `opens` is None when the text does not say: open until closed.
    """

    name: str
    title: str
    opens: date | None
    synopsis_deadline: date
    file_deadline: date
    deduced: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FicheSheet:
    """A strand of the call.

    `parameters` are the numbers that rules name (plancher, taux_local_exige, plafond_investissement…), in euros or
    shares of one. `regional`: one service for the whole region, whatever the territory.
    """

    key: str
    number: int
    title: str
    short_title: str
    summary: str
    objectives: tuple[str, ...]
    themes: tuple[str, ...]
    perimeter: str
    related: tuple[str, ...]
    parameters: Mapping[str, Scalar]
    service: str
    source: Source
    regional: bool = False


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory of the call and the arrondissements (official codes) deduced to be in it."""

    key: str
    title: str
    arrondissements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the selection criteria, and the slots that show it.

    `short`: its title in a few words. `questions`: by slot, what to ask oneself to show it better.
    """

    key: str
    title: str
    slots: tuple[str, ...]
    source: Source
    short: str = ""
    questions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fund:
    """Another way to pay for a project, smaller or elsewhere, that findings and answers can point to."""

    key: str
    title: str
    summary: str
    source: Source


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the call's calendar as authored; `day` names a date of the edition (None: the step has no date)."""

    key: str
    label: Wording
    day: Literal["ouverture", "fiche_synthetique", "dossier_complet"] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a rule computes and shows; rounded to the euro above or below where `rounding` says so."""

    formula: Formula
    rounding: Literal["", "superieur", "inferieur"] = ""


@dataclass(frozen=True, slots=True)
class RemedyRule:
    """A remedy as authored: its wording, the slot it opens, what a tap sets (slot → name of a fact, or a plain value).

    `slot` "" opens none. `each`: one remedy for each slot of the finding. `condition`: offered only when true.
    `facts` are the names in `sets` that are facts: the other texts are plain values. `adds`: a tap raises an amount
    in a row of a table.
    """

    label: Wording
    slot: str
    sets: Mapping[str, Scalar] | None = None
    condition: Condition | None = None
    facts: frozenset[str] = frozenset()
    each: bool = False
    adds: RowChange | None = None

    @property
    def taps(self) -> bool:
        """Whether a tap sets something; else it opens a question, or only says what to do."""
        return self.sets is not None or self.adds is not None

    @property
    def reads(self) -> frozenset[str]:
        """The facts that it is made from."""
        names = self.label.names | self.facts
        if self.condition is not None:
            names |= self.condition.names
        return names if self.adds is None else names | self.adds.reads


@dataclass(frozen=True, slots=True)
class WaysOut:
    """How remedies are put together (`checks.ways_out`): one that breaks another rule is followed by one of its own.

    `chain` says two of them in a row ({debut}, {suite}). `steps`: the longest chain. `shown`: the most that are offered
    for one finding, `said` the most that the conversation says of them.
    """

    chain: Wording
    steps: int
    shown: int
    said: int


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A draft and what the rule must make of it: flag it (True), not (False), or not know yet (None).

    `figures`: numbers and texts that the finding must have. `proposed`: the fiche that matching proposes.
    `places`: what is known of the commune (departement, arrondissement), with what the official list says of it
    (`listed`, `postcodes`). `line`: its place in the file. `edition`: the one that the draft names.
    """

    draft: Mapping[str, Value]
    expected: bool | None
    figures: Mapping[str, Value] = field(default_factory=dict)
    today: date | None = None
    proposed: str | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    listed: bool | None = None
    postcodes: tuple[str, ...] = ()
    edition: str = ""


@dataclass(frozen=True, eq=False)
class Rule:
    """A check (contrôle). It flags when `condition` is true, is silent when false, and unknown when facts are missing.

    `fiches`: the fiches it applies to (empty: all). `slots`: the entered slots it looks at. `slots_from`: the name of
    the fact that lists them, for rules about whichever slots are missing or unreadable. `computes`: numbers worked
    out when it flags. `figures`: the names shown in its calculation. `measure`: how far off it is, the sign left out,
    so that what a remedy makes worse is seen.
    """

    name: str
    fiches: tuple[str, ...]
    condition: Condition
    severity: Severity
    slots: tuple[str, ...]
    message: Wording
    remedies: tuple[RemedyRule, ...]
    source: Source
    figures: tuple[str, ...] = ()
    slots_from: str = ""
    computes: Mapping[str, Figure] = field(default_factory=dict)
    examples: tuple[RuleExample, ...] = ()
    measure: Formula | None = None

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """Every fact that its finding is made from (its condition reads others, which the finding does not show)."""
        names = set(self.message.names).union(self.figures)
        for figure in self.computes.values():
            names |= figure.formula.names
        for remedy in self.remedies:
            names |= remedy.reads
        if self.slots_from:
            names |= {self.slots_from, f"{self.slots_from}_libelles"}
        return tuple(sorted(names))

    @cached_property
    def lists_fields(self) -> bool:
        """Whether its finding shows which fields or criteria are meant, and nothing that somebody told."""
        listed = {"champ", *(f"{self.slots_from}{end}" for end in ("", "_libelles", "_titres"))}
        return bool(self.slots_from) and listed.issuperset(self.reads)


@dataclass(frozen=True, eq=False)
class Call:
    """A call. `local_funder_types`: the funder types that count as local authorities.

    `rate_base`: the slot or fact that the local share is a share of; `rate_base_label` says it in words.
    `accounts`: the first digits that expense accounts may have. `example_day`: the day of examples that give none.
    `announced`: the titles of editions whose dates are not known yet.
    `volunteer_hour`: euros that an hour of a volunteer is worth; None: left to each project.
    `contact`: how to say whom to contact, by what is known (reponse → wording).
    """

    name: str
    title: str
    funder: str
    notice: str
    editions: tuple[Edition, ...]
    fiches: tuple[FicheSheet, ...]
    rules: tuple[Rule, ...]
    criteria: tuple[Criterion, ...]
    territories: tuple[Territory, ...]
    departements: tuple[str, ...]
    local_funder_types: tuple[str, ...]
    rate_base: str
    parameters: Mapping[str, Scalar]
    source: Source
    rate_base_label: str = ""
    accounts: tuple[str, ...] = ()
    funds: tuple[Fund, ...] = ()
    calendar: tuple[Milestone, ...] = ()
    retroplan: Retroplan | None = None
    announced: tuple[str, ...] = ()
    contact: Mapping[str, Wording] = field(default_factory=dict)
    example_day: date | None = None
    ways: WaysOut | None = None
    volunteer_hour: float | None = None

    def fiche(self, key: str) -> FicheSheet | None:
        """The fiche of that key."""
        return next((fiche for fiche in self.fiches if fiche.key == key), None)

    def edition(self, name: str) -> Edition | None:
        """The edition of that name."""
        return next((edition for edition in self.editions if edition.name == name), None)

    @cached_property
    def rules_by_fiche(self) -> Mapping[str | None, tuple[Rule, ...]]:
        """The rules to run when that fiche is chosen (None: none is yet)."""
        keys = [None, *(fiche.key for fiche in self.fiches)]
        return {key: tuple(rule for rule in self.rules if not rule.fiches or key in rule.fiches) for key in keys}

    @cached_property
    def rules_by_fact(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that read each fact, in their condition or to say what they found.

        Parameters are left out: they change with the fiche alone, and so do the rules to run.
        """
        found: dict[str, list[Rule]] = {}
        parameters = frozenset[str]().union(*self.parameters_by_fiche.values())
        for rule in self.rules:
            for name in rule.condition.names.union(rule.reads) - parameters:
                found.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def rank_of_rule(self) -> Mapping[Rule, int]:
        """Where the finding of each rule comes among findings: the gravest first, then in the order of the rules."""
        gravity = {severity: place for place, severity in enumerate(Severity)}
        ranked = sorted(self.rules, key=lambda rule: gravity[rule.severity])  # stable
        return {rule: place for place, rule in enumerate(ranked)}

    @cached_property
    def ways_read(self) -> tuple[str, ...]:
        """Every fact that the ways out are made from, or held against: while they stand, so do the ways."""
        names = {"fiche_retenue"}
        for rule in self.rules:
            taps = any(remedy.taps for remedy in rule.remedies)
            if taps or rule.severity is Severity.BLOCKING:
                names |= rule.condition.names
                names |= rule.measure.names if rule.measure is not None else frozenset()
            if taps:
                names.update(rule.reads)
                names.update(slot for remedy in rule.remedies for slot in remedy.sets or {})
        return tuple(sorted(names))

    @cached_property
    def parameters_by_fiche(self) -> Mapping[str | None, Mapping[str, object]]:
        """The parameters that rules read: the call's, each fiche's as `name_fiche`, and those of the fiche itself."""
        return _parameters(self)


def _parameters(call: Call) -> Mapping[str | None, Mapping[str, object]]:
    shared = {name: _parameter(value) for name, value in call.parameters.items()}
    own = {fiche.key: {name: _parameter(value) for name, value in fiche.parameters.items()} for fiche in call.fiches}
    for key, parameters in own.items():
        shared |= {f"{name}_{key}": value for name, value in parameters.items()}
    return {None: shared, **{key: shared | parameters for key, parameters in own.items()}}


def _parameter(value: Scalar) -> object:
    """Numbers exact, so that a share of 0.3 is three tenths."""
    number = exact(value)
    return value if number is None else number
