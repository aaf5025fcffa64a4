"""pydantic's errors, said again in French by their type, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from aide_projet.content.nearest import nearest
from aide_projet.content.yaml_tree import Data, Key

_EXPECTED = {
    "string_type": "un texte",
    "int_type": "un nombre entier",
    "int_from_float": "un nombre entier",
    "float_type": "un nombre",
    "bool_type": "true ou false",
    "list_type": "une liste",
    "tuple_type": "une liste",
    "set_type": "une liste",
    "frozen_set_type": "une liste",
    "dict_type": "un groupe de clés",
    "model_type": "un groupe de clés",
    "model_attributes_type": "un groupe de clés",
    "mapping_type": "un groupe de clés",
    "date_type": "une date",
    "none_required": "rien",
}
_DATES = ("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact")
_BOUNDS = {
    "greater_than": ("gt", "plus grand que"),
    "greater_than_equal": ("ge", "au moins"),
    "less_than": ("lt", "plus petit que"),
    "less_than_equal": ("le", "au plus"),
}


MAX_TOLD = 100
"""Mistakes told of one file: more would be read by nobody, and each costs a search for what was meant."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake at a path of the file; `about_key`: the key itself is wrong, not its value."""

    path: tuple[Key, ...]
    cause: str
    remedy: str
    about_key: bool = False


def mistakes(error: ValidationError, data: Data, model: type[BaseModel]) -> Iterator[Mistake]:
    """The mistakes of a file. Where a value may have several shapes, only what concerns the shape meant is told."""
    first = error.errors(include_url=False)[:MAX_TOLD]
    found = [(_path(one["loc"], one["type"], data), one) for one in first]
    told: set[tuple[Key, ...]] = set()
    for path, one in found:
        if one["type"] in _EXPECTED:
            if path in told or any(_better(path, other, o["type"]) for other, o in found):
                continue
            told.add(path)
            kinds = (_EXPECTED.get(o["type"]) for other, o in found if other == path)
            yield _wrong_type(path, tuple(dict.fromkeys(filter(None, kinds))), one["input"])
        elif one["type"] != "too_short" or not any(_inside(other, path) for other, _ in found):
            yield _mistake(path, one["type"], one.get("ctx") or {}, one["input"], model)


def _better(path: tuple[Key, ...], other: tuple[Key, ...], kind: str) -> bool:
    """Whether another error says more than "wrong shape" here: the shape meant is the one it looked into."""
    return _inside(other, path) or (other == path and kind not in _EXPECTED)


def _inside(path: tuple[Key, ...], around: tuple[Key, ...]) -> bool:
    return len(path) > len(around) and path[: len(around)] == around


def _path(loc: tuple[Key, ...], kind: str, data: Data) -> tuple[Key, ...]:
    """The loc without the names that pydantic adds for unions and validators."""
    path: list[Key] = []
    for key in loc:
        match data, key:
            case dict(), str() if key in data:
                data = data[key]
            case list(), int() if key < len(data):
                data = data[key]
            case _:
                continue
        path.append(key)
    if kind == "missing":
        path.append(loc[-1])
    return tuple(path)


def _wrong_type(path: tuple[Key, ...], kinds: tuple[str, ...], got: object) -> Mistake:
    expected = " ou ".join(kinds)
    return Mistake(path, f"{_called(path)} attend {expected}, pas {_shown(got)}", _remedy_of(kinds[-1], got))


def _remedy_of(kind: str, got: object) -> str:
    match kind:
        case "un texte" if got is None:
            return "écrivez un texte après les deux-points, ou retirez la clé"
        case "un texte" if not isinstance(got, (list, dict)):
            return f'mettez la valeur entre guillemets : "{_yaml(got)}"'
        case "un texte":
            return "écrivez un texte sur une ligne ; s'il contient { ou [, mettez-le entre guillemets"
        case "un nombre entier" | "un nombre":
            return "écrivez un nombre sans guillemets, espace ni unité, avec un point pour les décimales : 2500 ou 0.3"
        case "true ou false":
            return "écrivez true ou false, sans guillemets"
        case "une liste":
            return "écrivez les éléments entre crochets, [a, b], ou un par ligne après un tiret « - »"
        case "une date":
            return "écrivez la date année-mois-jour : 2014-12-01"
        case _:
            return "écrivez les clés en dessous, une par ligne, décalées de deux espaces"


def _mistake(path: tuple[Key, ...], kind: str, ctx: Mapping[str, Any], got: object, model: type[BaseModel]) -> Mistake:
    match kind:
        case "missing":
            remedy = f"ajoutez « {path[-1]}: … »{_described(model, path)}"
            return Mistake(path[:-1], f"clé « {path[-1]} » absente", remedy)
        case "extra_forbidden":
            remedy = nearest(str(path[-1]), _keys(model, path[:-1]))
            return Mistake(path, f"clé « {path[-1]} » inconnue ici", remedy, about_key=True)
        case "literal_error" | "enum":
            known = _quoted(str(ctx.get("expected", "")))
            return Mistake(path, f"{_called(path)} : valeur « {_yaml(got)} » inconnue", nearest(str(got), known))
        case "value_error" | "assertion_error":
            cause, _, remedy = str(ctx.get("error", "")).partition(" | ")
            return Mistake(path, cause, remedy or "corrigez cette valeur")
        case "string_pattern_mismatch":
            described = _described(model, path).removeprefix(" : ") or f"la forme {ctx.get('pattern')}"
            return Mistake(path, f"{_called(path)} : « {_yaml(got)} » n'a pas la bonne forme", f"attendu : {described}")
        case "too_short" | "string_too_short":
            return Mistake(path, f"{_called(path)} : {_empty(got)}", f"mettez-en au moins {ctx.get('min_length', 1)}")
        case "too_long" | "string_too_long":
            return Mistake(path, f"{_called(path)} : trop long", f"mettez-en au plus {ctx.get('max_length')}")
        case _ if kind in _BOUNDS:
            name, words = _BOUNDS[kind]
            remedy = f"écrivez un nombre {words} {ctx.get(name)}"
            return Mistake(path, f"{_called(path)} : {_yaml(got)} n'est pas possible", remedy)
        case _ if kind in _DATES:
            return Mistake(path, f"{_called(path)} : « {_yaml(got)} » n'est pas une date", _remedy_of("une date", got))
        case _:
            remedy = f"corrigez-la{_described(model, path)}"
            return Mistake(path, f"{_called(path)} : valeur « {_yaml(got)} » refusée", remedy)


def _called(path: tuple[Key, ...]) -> str:
    names = [key for key in path if isinstance(key, str)]
    return f"« {names[-1]} »" if names else "le fichier"


def _shown(got: object) -> str:
    match got:
        case None:
            return "une valeur vide"
        case bool():
            return f"« {_yaml(got)} »"
        case int() | float():
            return f"le nombre {got}"
        case str():
            return f"le texte « {_yaml(got)} »"
        case list():
            return "une liste"
        case _:
            return "un groupe de clés"


def _empty(got: object) -> str:
    return "vide" if not got else "trop court"


def _yaml(got: object) -> str:
    match got:
        case None:
            return ""
        case bool():
            return str(got).lower()
        case _:
            text = str(got)
            return text if len(text) <= 60 else text[:57] + "…"


def _quoted(expected: str) -> list[str]:
    """The values in pydantic's "'a', 'b' or 'c'"."""
    return expected.split("'")[1::2] or [expected]


def _described(model: type[BaseModel], path: tuple[Key, ...]) -> str:
    for owner in _models(model, path[:-1]):
        field = owner.model_fields.get(str(path[-1])) if path else None
        if field is not None and field.description:
            return f" : {field.description.rstrip('.')}"
    return ""


def _keys(model: type[BaseModel], path: tuple[Key, ...]) -> list[str]:
    return [field.alias or name for owner in _models(model, path) for name, field in owner.model_fields.items()]


def _models(model: type[BaseModel], path: tuple[Key, ...]) -> list[type[BaseModel]]:
    """The models that may stand at a path of the file."""
    here: list[object] = [model]
    for key in path:
        here = [inner for one in here for inner in _step(one, key)]
    return [one for candidate in here for one in _unfolded(candidate) if _is_model(one)]  # type: ignore[misc]


def _step(kind: object, key: Key) -> Iterator[object]:
    for one in _unfolded(kind):
        if _is_model(one):
            fields = one.model_fields  # type: ignore[attr-defined]
            yield from (field.annotation for name, field in fields.items() if key in (name, field.alias))
        elif get_args(one):
            arguments = get_args(one)
            yield arguments[-1] if arguments[-1] is not Ellipsis else arguments[0]


def _unfolded(kind: object) -> Iterator[object]:
    """The members of a union (an Annotated counts as what it annotates), or the type itself."""
    if hasattr(kind, "__metadata__"):
        yield from _unfolded(get_args(kind)[0])
    elif type(kind).__name__ in ("UnionType", "_UnionGenericAlias"):
        for member in get_args(kind):
            yield from _unfolded(member)
    else:
        yield kind


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
