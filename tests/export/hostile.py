"""Texts that try to be more than text, each of which must be printed as it is."""

from __future__ import annotations

from dataclasses import replace

import fiche_views

from aide_projet.use_cases.view import ConversationView, DossierPart

TEXTS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{7*7}} {% raw %} ${7*7}",
    '=HYPERLINK("http://mechant.example","clic")',
    '#let x = 1; #panic() #eval("1") $x^2$ @preview @ref <label>',
    "*gras* _italique_ `code` ~~barré~~ [lien](javascript:alert(1)) ![image](x)",
    "# titre",
    "- liste",
    "12. liste",
    "> citation",
    "| colonne | autre |",
    "&lt;b&gt; &amp; & co",
    "\\alpha \\n \\",
    "---",
    "+33 6 11 22 33 44",
    "http://exemple.example/a_b_c?x=1&y=2",
    "/* commentaire */ // fin",
    "\"guillemets\" et 'apostrophes'",
)


def view(text: str) -> ConversationView:
    """A conversation that shows this text everywhere a person's words can be."""
    usual = fiche_views.usual()
    row = (text, text)
    parts = tuple(
        DossierPart(
            part.title,
            tuple(
                replace(e, shown=text)
                if e.shown and e.kind in ("texte_long", "texte_court", "liste", "choix")
                else replace(e, rows=(row, row, row), value=[{"a": text}] * 2)
                if e.slot in ("partenaires", "etapes_calendrier", "contributions_volontaires")
                else e
                for e in part.entries
            ),
        )
        for part in usual.dossier
    )
    flags = tuple(replace(finding, message=text) for finding in usual.findings)
    return replace(usual, title=text, dossier=parts, findings=flags, missing=(text,))
