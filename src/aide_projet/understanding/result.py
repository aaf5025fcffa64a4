"""What was understood, in the plain shapes of `understand --jsonl` (design §8, `shared/tools/score.py`)."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.draft.value import Value
from aide_projet.understanding.reading import Doubt, IntentName, Reading, Understood

Result = dict[str, Value] | str
CLARIFY = "clarify"
"""The assistant would ask again rather than guess."""

_SHAPES = {
    "budget_total": "amount",
    "montant_demande": "amount",
    "autofinancement": "amount",
    "montant_investissement": "amount",
    "montant_fonctionnement": "amount",
    "nombre_participants": "count",
    "encadrants": "count",
    "date_debut": "date",
    "date_fin": "date",
    "contact_prealable_date": "date",
    "oui_non": "yes",
    "deja_finance_region": "yes",
    "contact_prealable": "yes",
    "cofinancement_local_taux": "percent",
    "contact_telephone": "phone",
    "contact_courriel": "email",
    "code_postal": "postcode",
    "commune": "commune",
    "quartier": "quartier",
}
_SEASONS = {"21": "printemps", "22": "ete", "23": "automne", "24": "hiver"}
_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def result_json(understood: Understood, context: str) -> Result:
    """One result: the answer in the shape of its kind, other slots under "slots", the first intent, the correction."""
    result: dict[str, Value] = {}
    answer = understood.answer
    if isinstance(answer, Reading):
        result.update(_answer(answer, context))
    elif isinstance(answer, Doubt):
        result.update(_bounds(answer, context))
    others: dict[str, Value] = {other.slot: other.value for other in understood.others if isinstance(other, Reading)}
    if context == "commune" and "code_postal" in others and "commune" in result:
        result["postcode"] = others.pop("code_postal")
    if others and (result or answer is None):
        mine = result.get("slots")
        result["slots"] = {**mine, **others} if isinstance(mine, dict) else others
    if understood.intents and not (isinstance(answer, Doubt) and not result):
        first = understood.intents[0]
        result["intent"] = IntentName.ABUSE.value if first.name is IntentName.DISTRESS else first.name.value
        if first.topic:
            result["topic"] = first.topic
    if understood.correction is not None and (result or answer is None):
        result["correction"] = True
        if set(result) == {"correction"} and understood.correction.slot:
            result["slot"] = understood.correction.slot
    return result or CLARIFY


def _answer(answer: Reading, context: str) -> dict[str, Value]:
    value = answer.value
    if isinstance(value, Mapping):
        if context == "periode":
            return _period(value["debut"], value["fin"])
        if context == "duree":
            return dict(value)
    shape = _SHAPES.get(context)
    if shape == "date" and isinstance(value, str):
        return _date(value, answer)
    if shape == "count" and isinstance(value, Mapping):
        told: dict[str, Value] = {f"count_{bound}": number for bound, number in value.items()}
        return told
    if shape is not None:
        return {shape: value, "approx": True} if answer.approximate else {shape: value}
    if answer.rule in ("texte", "nom") and isinstance(value, str):
        return {"text": value}
    return {"slots": {answer.slot or context: value}}


def _period(start: Value, end: Value) -> dict[str, Value]:
    season = _SEASONS.get(start[5:]) if start == end and isinstance(start, str) and len(start) == 7 else None
    return {"season": season, "year": int(str(start)[:4])} if season is not None else {"start": start, "end": end}


def _date(value: str, answer: Reading) -> dict[str, Value]:
    season = _SEASONS.get(value[5:]) if len(value) == 7 else None
    if season is not None:
        return {"season": season, "year": int(value[:4])}
    told: dict[str, Value] = {"date": value, "precision": _PRECISIONS.get(len(value), "day")}
    if answer.approximate:
        told["approx"] = True
    return told


def _bounds(doubt: Doubt, context: str) -> dict[str, Value]:
    """A range, a bound or a share was read as what it is, though the figure to put down is still to be asked."""
    shape = _SHAPES.get(context)
    values = [reading.value for reading in doubt.readings]
    if shape in ("amount", "percent"):
        if doubt.reason == "doute_fourchette" and len(values) == 2:
            return {f"{shape}_min": values[0], f"{shape}_max": values[1]}
        if doubt.reason == "doute_au_moins" and len(values) == 1:
            return {f"{shape}_min": values[0]}
        if doubt.reason == "doute_au_plus" and len(values) == 1:
            return {f"{shape}_max": values[0]}
        if doubt.reason == "doute_part" and len(values) == 1 and context != "budget_total":
            return {"percent": values[0]}
    return {}
