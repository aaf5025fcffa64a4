"""Every kind of mistake that an administrator can make, told with its file, its line and what to do (issue 2).

Each case spoils one place of a sound content.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

import pytest

from aide_projet.understanding.taught import LIMITS

CHAMPS = "dialogues/essai/champs.yaml"
PARCOURS = "dialogues/essai/parcours.yaml"
GLOSSAIRE = "dialogues/essai/glossaire.yaml"
REPONSES = "dialogues/essai/reponses.yaml"
QUESTIONS = "dialogues/essai/questions.yaml"
RETOUR = "dialogues/essai/mots-de-retour.yaml"
DEBUT = "dialogues/essai/conversations/debut.yaml"
OUI_NON = "dialogues/langue/fr/oui_non.yaml"
APPEL = "rules/essai-1/appel.yaml"
EDITIONS = "rules/essai-1/editions.yaml"
FONDS = "rules/essai-1/fonds.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"
JARDIN = "rules/essai-1/mots-cles/jardin.yaml"
EXEMPLES = """exemples:
  - brouillon: {fiche: jardin, montant_demande: 1500}
    attendu: {signale: true, manque: 500}
  - brouillon: {fiche: jardin, montant_demande: 2000}
    attendu: {signale: false}
  - brouillon: {fiche: jardin}
    attendu: inconnu
"""
SOURCE = "source: {document: appel-essai, partie: Périmètre financier}\n"


@dataclass(frozen=True)
class Case:
    """In `file`, `old` becomes `new`; the mistake is told on the last line that holds `at` (else the text of `new`)."""

    file: str
    old: str
    new: str
    cause: str
    remedy: str
    at: str = ""


SHAPE = {
    "clé inconnue": Case(PARCOURS, "simple: Combien en tout", "sinple: Combien en tout", "« sinple »", "« simple »"),
    "clé absente": Case(
        PARCOURS, "question: Quelle fiche ?\n        ", "", "« question » absente", "ajoutez", "champ: fiche"
    ),
    "clé écrite deux fois": Case(
        CHAMPS, "libelle: L'idée\n", "libelle: L'idée\n    libelle: Encore\n", "deux fois", "gardez-en une", "Encore"
    ),
    "renvoi": Case(OUI_NON, "[non, jamais]", "*oui", "renvoi « *oui »", "recopiez"),
    "bombe YAML": Case(OUI_NON, "[oui, carrément]", "&a [lol, lol]\n  b: [*a, *a]", "ancre", "recopiez", "&a"),
    "fichier trop profond": Case(GLOSSAIRE, "[jury]", "[" * 20 + "]" * 20, "12 niveaux", "moins de niveaux"),
    "fichier énorme": Case(OUI_NON, "[non, jamais]", "[" + "non, " * 300_000 + "]", "1 Mio", "partagez-le", "sujet"),
    "YAML cassé": Case(QUESTIONS, "[combien minimum]", "[combien minimum", "crochet", "fermez"),
    "tabulation": Case(PARCOURS, "  - partie: L'argent", "\t- partie: L'argent", "tabulation", "espaces"),
    "nombre sans guillemets": Case(APPEL, '["59"]', "[59]", "attend un texte", 'guillemets : "59"'),
    "date mal écrite": Case(EDITIONS, "2014-12-01", "01/12/2014", "n'est pas une date", "2014-12-01"),
    "niveau inconnu": Case(CHAMPS, "niveau: complet", "niveau: complete", "« complete » inconnue", "« complet »"),
}

SLOTS = {
    "nom de champ avec accent": Case(CHAMPS, "  surface:", "  étendue:", "« étendue » impossible", "sans accent"),
    "option écrite deux fois": Case(CHAMPS, "{cle: fete, ", "{cle: jardin, ", "deux fois", "renommez", "Fêtes"),
    "mot pour deux options": Case(CHAMPS, "[une fête]", "[Un Jardin]", "déjà l'option « jardin »", "seul endroit"),
    "choix sans options": Case(CHAMPS, "genre: nombre", "genre: choix", "demande « options »", "ajoutez", "  surface:"),
    "clé d'un autre genre": Case(
        CHAMPS, "mots_minimum: 5", "maximum: 5", "ne va pas avec le genre texte_long", "liste"
    ),
    "champ inconnu dans une condition": Case(
        CHAMPS, 'si: fiche == "jardin"', 'si: fich == "jardin"', "« fich » n'existe pas", "« fiche »"
    ),
    "choix inconnu dans une condition": Case(
        CHAMPS, 'si: fiche == "jardin"', 'si: fiche == "jardn"', "« jardn » n'est pas une réponse", "« jardin »"
    ),
    "condition mal écrite": Case(CHAMPS, 'si: fiche == "jardin"', 'si: fiche = "jardin"', "=", "=="),
}

FLOW = {
    "champ inconnu": Case(
        PARCOURS, "champ: montant_demande", "champ: montant", "« montant » inconnu", "« montant_demande »"
    ),
    "champ inconnu dans une condition": Case(
        PARCOURS, 'si: fiche == "jardin"', 'si: fich == "jardin"', "« fich » n'existe pas", "« fiche »"
    ),
    "conditions contraires": Case(
        PARCOURS, 'si: fiche == "jardin"', 'si: fiche == "fete"', "jamais posée", "accordez les deux conditions"
    ),
    "condition toujours fausse": Case(
        PARCOURS,
        "- champ: montant_demande",
        "- champ: montant_demande\n        si: budget_total > 5 et budget_total < 3",
        "jamais posée",
        "corrigez la condition",
        "budget_total > 5",
    ),
    "champ demandé deux fois": Case(
        PARCOURS, "- champ: montant_demande", "- champ: budget_total", "déjà demandé ligne", "une seule étape"
    ),
    "champ calculé demandé": Case(
        PARCOURS, "champ: cofinancements", "champ: cofinancement_local", "est calculé", "retirez cette étape"
    ),
    "champ inconnu écouté": Case(PARCOURS, "[budget_total]", "[budget]", "« budget » inconnu", "« budget_total »"),
    "appel sans dossier": Case(PARCOURS, "appel: essai-1", "appel: esai-1", "sans dossier dans rules", "« essai-1 »"),
}

TEXTS = {
    "réponse absente": Case(REPONSES, '  lu: "lu {libelle} {valeur}"\n', "", "« lu » absente", "{valeur}", "reponses:"),
    "réponse que rien ne dit": Case(REPONSES, "  bonjour:", "  bonjours:", "ne dit jamais", "« bonjour »"),
    "variable inconnue": Case(REPONSES, '"corrige_quoi"', '"Quoi {montan} ?"', "« montan » n'existe pas", "Vérifiez"),
    "chiffre inconnu": Case(
        QUESTIONS, "{plancher:euros}", "{planche:euros}", "« planche » n'existe pas", "« plancher »"
    ),
    "format inconnu": Case(QUESTIONS, "{plancher:euros}", "{plancher:euro}", "format « euro »", "« euros »"),
    "mot pour deux termes": Case(GLOSSAIRE, "[jury]", "[jury, Cofinancement]", "déjà au terme", "un seul"),
    "terme écrit deux fois": Case(GLOSSAIRE, "cle: jury", "cle: cofinancement", "écrit deux fois", "réunissez"),
    "trop peu de mots de retour": Case(RETOUR, "mots: [", "mots: [lune, soleil] # [", "se devineraient", "2048"),
    "mot vide": Case(OUI_NON, "[non, jamais]", '[non, " "]', "mot vide", "retirez-le"),
    "attente mal nommée": Case(DEBUT, "question: fiche", "question: fishe", "« fishe » inconnu", "« fiche »"),
}

RULES = {
    "contrôle sans source": Case(PLANCHER, SOURCE, "", "« source » absente", "ajoutez", "controle: plancher"),
    "contrôle sans exemples": Case(
        PLANCHER, EXEMPLES, "", "« exemples » absente", "trois réponses", "controle: plancher"
    ),
    "contrôle sans exemple inconnu": Case(
        PLANCHER, "  - brouillon: {fiche: jardin}\n    attendu: inconnu\n", "", "« inconnu »", "chacune", "exemples:"
    ),
    "champ inconnu": Case(
        PLANCHER, "si: montant_demande <", "si: montant_demander <", "« montant_demander »", "« montant_demande »"
    ),
    "fiche inconnue": Case(PLANCHER, "[jardin, fete]", "[jardins, fete]", "« jardins »", "« jardin »"),
    "financeur inconnu": Case(FONDS, "[commune]", "[comune]", "« comune »", "« commune »"),
    "groupe de mots-clés vide": Case(JARDIN, "[jardin, potager]", "[]", "vide", "au moins 1"),
}

CASES = {
    f"{part} : {name}": case
    for part, cases in (
        ("forme", SHAPE), ("champs", SLOTS), ("parcours", FLOW), ("textes", TEXTS), ("règles", RULES),
    )
    for name, case in cases.items()
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_at_its_line_with_its_remedy(small, name: str) -> None:
    case = CASES[name]
    small.replace(case.file, case.old, case.new)
    lines = (small.root / case.file).read_text(encoding="utf-8").splitlines()
    line = max(number for number, text in enumerate(lines, start=1) if (case.at or case.new) in text)
    told = [error for error in small.errors() if error.file == case.file and case.cause in error.cause]
    assert told, [str(error) for error in small.errors()]
    assert told[0].line == line
    assert case.remedy in told[0].remedy


def only(small) -> str:
    (error,) = small.errors()
    return str(error)


def test_a_content_folder_without_flows_is_told(small) -> None:
    (small.root / "dialogues" / "essai").rename(small.root / "essai")
    assert only(small) == (
        "dialogues:1:1 : aucun parcours dans ce dossier. "
        "Ajoutez un dossier de parcours (champs.yaml, parcours.yaml…), ou reprenez le contenu livré."
    )


def test_a_file_in_another_encoding_is_told_at_its_first_accent(small) -> None:
    text = (small.root / GLOSSAIRE).read_text(encoding="utf-8").replace("De l'argent", "Chèque")
    small.write(GLOSSAIRE, text.encode("latin-1"))
    assert only(small).startswith(f"{GLOSSAIRE}:5:19 : caractère qui n'est pas de l'UTF-8")
    assert only(small).endswith("Enregistrez le fichier en UTF-8.")


def test_a_slot_that_must_be_filled_and_has_no_step_is_told(small) -> None:
    small.replace(CHAMPS, "  surface:", "  date_fin: {libelle: Fin, genre: date, niveau: complet}\n  surface:")
    assert "« date_fin », de niveau complet, n'a pas d'étape" in only(small)
    assert "Ajoutez une étape « champ: date_fin »" in only(small)


def test_a_step_that_depends_on_a_slot_never_asked_is_told(small) -> None:
    small.replace(CHAMPS, "  surface:", "  date_fin: {libelle: Fin, genre: date}\n  surface:")
    small.replace(PARCOURS, "champ: montant_demande", "champ: montant_demande\n        si: connu date_fin")
    line = small.line(PARCOURS, "si: connu date_fin")
    assert only(small).startswith(
        f"{PARCOURS}:{line}:13 : cette étape dépend du champ « date_fin », que rien ne demande"
    )


def test_a_missing_file_is_told(small) -> None:
    (small.root / GLOSSAIRE).unlink()
    assert only(small) == f"{GLOSSAIRE}:1:1 : fichier absent. Créez-le, ou reprenez celui du contenu livré."


def test_a_misnamed_file_is_told_with_the_name_meant(small) -> None:
    (small.root / GLOSSAIRE).rename(small.root / "dialogues/essai/glosaire.yaml")
    misnamed, missing = map(str, small.errors())
    assert misnamed.endswith("fichier « glosaire.yaml » que rien ne lit. Renommez-le « glossaire.yaml ».")
    assert missing.startswith(f"{GLOSSAIRE}:1:1 : fichier absent.")


def test_a_rule_file_that_would_not_be_read_is_told(small) -> None:
    (small.root / PLANCHER).rename(small.root / "rules/essai-1/controles/plancher.yml")
    assert "fichier « plancher.yml » qui n'est pas lu. Renommez-le plancher.yaml" in "\n".join(map(str, small.errors()))


def test_copies_left_by_editors_are_ignored_and_count_for_nothing(small) -> None:
    before = small.read().calls["essai-1"].content.version
    for name in ("plancher.yaml~", "plancher.yaml.bak", ".plancher.yaml.swp", "#plancher.yaml#"):
        small.write(f"rules/essai-1/controles/{name}", "x")
        small.write(f"dialogues/essai/{name}", "x")
    assert small.errors() == ()
    assert small.read().calls["essai-1"].content.version == before


@pytest.mark.parametrize(
    "folder", ["rules/essai-1/controles", "rules/essai-1/mots-cles", "dialogues/essai/conversations"]
)
def test_the_lock_that_an_editor_puts_beside_an_open_file_is_no_content(small, folder: str) -> None:
    (small.root / folder / ".#debut.yaml").symlink_to("moi@machine.1234:5678")
    assert small.errors() == ()


@pytest.mark.parametrize("folder", ["rules/essai-1/controles", "dialogues/essai"])
def test_a_file_that_has_nothing_to_do_there_is_to_be_removed(small, folder: str) -> None:
    small.write(f"{folder}/photo.png", "x")
    assert only(small).endswith("Retirez-le de ce dossier.")


@pytest.mark.parametrize("condition", ["connu montant_demande", "montant_demande > 3"])
def test_a_step_that_waits_for_its_own_answer_is_told(small, condition: str) -> None:
    small.replace(PARCOURS, "champ: montant_demande\n", f"champ: montant_demande\n        si: {condition}\n")
    assert "elle attend que « montant_demande » soit dit, et c'est elle qui le demande" in only(small)


def test_a_division_by_zero_is_told_at_its_column(small) -> None:
    small.replace(PARCOURS, "champ: montant_demande\n", "champ: montant_demande\n        si: budget_total / 0 > 3\n")
    line = small.line(PARCOURS, "/ 0")
    assert only(small).startswith(f"{PARCOURS}:{line}:28 : division par zéro")


def test_a_content_without_any_rules_says_what_to_make(small) -> None:
    shutil.rmtree(small.root / "rules/essai-1")
    assert only(small).endswith("Créez rules/essai-1, ou reprenez le contenu livré.")


def test_a_content_without_vocabulary_is_told(small) -> None:
    (small.root / OUI_NON).unlink()
    assert only(small).startswith("dialogues/langue/fr:1:1 : aucun vocabulaire pour le français")


def test_a_content_without_the_list_of_communes_is_told(small) -> None:
    (small.root / "rules/lieux/communes.tsv.gz").unlink()
    assert only(small).startswith("rules/lieux/communes.tsv.gz:1:1 : liste des communes absente")


def test_the_same_subject_in_two_files_is_told(small) -> None:
    small.write("dialogues/langue/fr/zut.yaml", "sujet: oui_non\nmots: {oui: [ok]}\n")
    assert only(small).startswith(f"dialogues/langue/fr/zut.yaml:1:8 : le sujet « oui_non » est déjà dans {OUI_NON}")


def test_two_flows_for_one_call_are_told(small) -> None:
    shutil.copytree(small.root / "dialogues/essai", small.root / "dialogues/essai2")
    assert only(small).startswith("dialogues/essai2/parcours.yaml:2:8 : l'appel « essai-1 » a déjà un parcours (essai)")


@pytest.mark.parametrize(
    ("old", "new"),
    [("parcours: essai", "parcours essai"), ("appel: essai-1", "appel: autre"), ("question: Quelle fiche ?", "")],
)
def test_a_broken_flow_does_not_hide_the_mistakes_of_the_rest(small, old: str, new: str) -> None:
    small.replace(PARCOURS, old, new)
    small.replace(PLANCHER, "si: montant_demande", "si: montant_demende")
    small.replace(JARDIN, "fiche: jardin", "fiche: jarden")
    assert {PARCOURS, PLANCHER, JARDIN} <= {error.file for error in small.errors()}


def test_a_broken_dialogue_does_not_hide_the_mistakes_of_rules(small) -> None:
    small.replace(CHAMPS, "niveau: complet", "niveau: complete")
    small.replace(PLANCHER, "gravite: bloquant", "gravite: bloqant")
    assert [error.file for error in small.errors()] == [CHAMPS, PLANCHER]


def test_the_examples_of_wishes_are_of_wishes_that_exist(small) -> None:
    figures = "".join(f"  {name}: 1\n" for name in sorted(LIMITS))
    bank = f"sujet: souhaits\nseuils:\n{figures}mots: {{sommaire: [un point]}}\n"
    small.write("dialogues/langue/fr/souhaits.yaml", bank)
    assert "souhait inconnu « sommaire »" in only(small)


def test_the_examples_of_wishes_come_with_every_figure(small) -> None:
    figures = "".join(f"  {name}: 1\n" for name in sorted(LIMITS - {"avance"}))
    bank = f"sujet: souhaits\nseuils:\n{figures}mots: {{summary: [un point]}}\n"
    small.write("dialogues/langue/fr/souhaits.yaml", bank)
    assert "il manque le seuil « avance »" in only(small)
