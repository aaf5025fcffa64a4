"""Make rules/lieux/communes.tsv.gz, the list of communes that the program ships, from INSEE's official code (COG).

    python tools/make_communes.py [ARCHIVE.tgz]

Without an archive, fetches the npm package @etalab/decoupage-administratif, version 6 (MIT), by `npm pack`.
Lines starting with # tell the vintage and name the columns. One line a commune, then the former communes (déléguées,
associées, arrondissements municipaux) that people still live in, with the code of the commune they belong to.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from aide_projet.understanding.place_name import name_key

PACKAGE = "@etalab/decoupage-administratif@6"
VINTAGE = 2026  # of version 6, says its README
TARGET = Path(__file__).parents[1] / "rules" / "lieux" / "communes.tsv.gz"
COLUMNS = (
    "cle", "nom", "insee", "codes_postaux", "population", "departement", "departement_nom",
    "arrondissement", "arrondissement_nom", "intercommunalite", "appartient_a",
)  # fmt: skip

# The package has no postcode for former communes. Those of the Nord that people still name their town after (La Poste).
FORMER_POSTCODES = {"59355": "59160", "59298": "59260", "59540": "59430", "59248": "59430"}

# The package writes the kind of an intercommunalité in capitals before its name.
KINDS = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d'agglomération ",
    "CU ": "Communauté urbaine ",
}


def main() -> None:
    """Read the archive, write the file."""
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True)
        write(next(Path(folder).glob("*.tgz")))


def write(archive: Path) -> None:
    """Write the compact file from the package's archive."""
    with tarfile.open(archive) as tar:
        names = ("communes", "epci", "arrondissements", "departements")
        data = {name: _json(tar, f"package/data/{name}.json") for name in names}
        version = _json(tar, "package/package.json")["version"]
    lines = [
        f"# Communes de France, code officiel géographique de l'INSEE, millésime {VINTAGE}"
        f" ({PACKAGE} : {version}, licence MIT)",
        "# " + "\t".join(COLUMNS),
        *sorted(_lines(data), key=lambda line: line.split("\t")[2]),
    ]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("wb") as out, gzip.GzipFile("", "wb", compresslevel=9, fileobj=out, mtime=0) as packed:
        packed.write("\n".join(lines).encode())
    print(f"{TARGET}: {len(lines) - 2} communes, {TARGET.stat().st_size} bytes")


def _json(tar: tarfile.TarFile, name: str) -> Any:
    member = tar.extractfile(name)
    if member is None:
        raise SystemExit(f"{name} is not in the archive")
    return json.load(member)


def _lines(data: dict[str, Any]) -> list[str]:
    """One line per commune and former commune."""
    current = {c["code"]: c for c in data["communes"] if c["type"] == "commune-actuelle"}
    departments = {d["code"]: d["nom"] for d in data["departements"]}
    districts = {a["code"]: a["nom"] for a in data["arrondissements"]}
    unions = {m["code"]: _union(e["nom"]) for e in data["epci"] for m in e["membres"]}
    lines = []
    for commune in data["communes"]:
        head = current.get(commune.get("chefLieu") or commune.get("commune") or commune["code"])
        former = commune["type"] != "commune-actuelle"
        if head is None or (former and name_key(head["nom"]) == name_key(commune["nom"])):
            continue  # a former commune named as the new one would only be a false homonym
        district = head.get("arrondissement", "")
        lines.append("\t".join([
            name_key(commune["nom"]), commune["nom"], commune["code"], " ".join(_postcodes(commune, head)),
            str(commune.get("population") or 0), head["departement"], departments[head["departement"]],
            district, districts.get(district, ""), unions.get(head["code"], ""), head["code"] if former else "",
        ]))  # fmt: skip
    return lines


def _postcodes(commune: dict[str, Any], head: dict[str, Any]) -> list[str]:
    if commune["code"] in FORMER_POSTCODES:
        return [FORMER_POSTCODES[commune["code"]]]
    return list(commune.get("codesPostaux") or head.get("codesPostaux", []))


def _union(name: str) -> str:
    for short, full in KINDS.items():
        if name.startswith(short):
            return full + name.removeprefix(short)
    return name


if __name__ == "__main__":
    main()
