"""Make templates/export/fiche.docx, the Word template of the fiche, so that a change of it can be read and repeated.

An administrator edits a copy of the file in Word; this script is for us. `python tools/make_word_template.py`
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FILE = Path(__file__).parents[1] / "templates" / "export" / "fiche.docx"
INK, GREY, RULE, RED = "12393F", "47646A", "C9D3D2", "9A3220"
FONT = "Arial"
WIDE = 17.0  # centimetres between the margins of A4
MADE = datetime(2026, 1, 1)


def main() -> None:
    """Write the file; the same bytes at each run."""
    word = Document()
    _styles(word)
    _page(word)
    _properties(word)
    _top(word)
    _brief(word)
    _parts(word)
    _budget(word)
    _annex(word)
    _calendar(word)
    _handing_in(word)
    _missing(word)
    FILE.write_bytes(_steady(word))


# ---- Styles --------------------------------------------------------------------------------------------------------


def _styles(word: Word) -> None:
    styles = word.styles
    for style in list(styles):  # the library's sheet has a hundred table styles that nobody would look for here
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.element.getparent().remove(style.element)
    normal = styles["Normal"]
    _font(normal, 10, INK)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.12
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "fr-FR")
    language.set(qn("w:bidi"), "ar-SA")
    normal.element.get_or_add_rPr().append(language)
    for name, size, before, after in (("Title", 22, 2, 6), ("Heading 1", 13, 18, 6), ("Heading 2", 11, 12, 4)):
        style = styles[name]
        _font(style, size, INK, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
        _no_border(style)
    _border(styles["Heading 1"], "bottom", "F4A91B", 12)
    _new(word, "Surtitre", 8.5, GREY, bold=True)
    _new(word, "Petit", 8.5, GREY)
    _new(word, "Nom du champ", 8.5, GREY, bold=True, before=8, after=1).paragraph_format.keep_with_next = True
    _new(word, "Cadre", 10, INK, before=2, after=2)
    _shade(styles["Cadre"], "F6F1E6")
    _new(word, "Sceau", 10, RED, bold=True)
    _new(word, "Alerte", 10, RED, bold=True)
    cell = _new(word, "Cellule", 9.5, INK, before=1.5, after=1.5)
    cell.paragraph_format.line_spacing = 1.0
    head = _new(word, "Cellule en-tête", 8.5, GREY, bold=True, before=1.5, after=1.5)
    head.paragraph_format.keep_with_next = True


def _font(style: ParagraphStyle, size: float, colour: str, *, bold: bool = False) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _new(
    word: Word, name: str, size: float, colour: str, *, bold: bool = False, before: float = 0, after: float = 3
) -> ParagraphStyle:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    _font(style, size, colour, bold=bold)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _no_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _border(style: ParagraphStyle, side: str, colour: str, eighths: int) -> None:
    border = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "2"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    style.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _shade(style: ParagraphStyle, colour: str) -> None:
    style.element.get_or_add_pPr().insert_element_before(
        _shading(colour), "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _shading(colour: str) -> OxmlElement:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    return shading


# ---- The page ------------------------------------------------------------------------------------------------------


def _page(word: Word) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    header = section.header.paragraphs[0]
    header.style = word.styles["Petit"]
    _right_tab(header)
    header.add_run('{{ titre or "Projet sans titre" }}')
    stamp = header.add_run("\t{% if exercice %}EXERCICE{% endif %}")
    stamp.font.bold, stamp.font.color.rgb = True, RGBColor.from_string(RED)
    footer = section.footer.paragraphs[0]
    footer.style = word.styles["Petit"]
    _right_tab(footer)
    footer.add_run("{% if numero %}N° {{ numero }} · {% endif %}{{ appel }} · {{ date }}\tpage ")
    _field(footer, "PAGE")
    footer.add_run(" / ")
    _field(footer, "NUMPAGES")


def _right_tab(paragraph: Paragraph) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _properties(word: Word) -> None:
    properties = word.core_properties
    properties.title = 'Fiche synthétique – {{ titre or "Projet sans titre" }}'
    properties.subject = "{{ appel }}"
    properties.author = "aide-projet {{ version }}"
    properties.comments = ""
    properties.language = "fr-FR"
    properties.last_modified_by = ""
    properties.created = properties.modified = MADE


# ---- Small pieces ---------------------------------------------------------------------------------------------------


def _say(word: Word, text: str, style: str = "Normal") -> Paragraph:
    return word.add_paragraph(text, style=style)


def _tag(word: Word, tag: str) -> None:
    """A paragraph that goes, and of which the tag alone stays."""
    word.add_paragraph("{%p " + tag + " %}", style="Petit")


def _table(word: Word, widths: Sequence[float], head: Sequence[str]) -> Table:
    """A table whose header row repeats on each page and whose rows do not break."""
    table = word.add_table(rows=0, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _rules(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    if head:
        row = _row(table, widths, head, "Cellule en-tête")
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    return table


def _rules(table: Table) -> None:
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "108")  # the margin of cells: text is then in line with the paragraphs
    indent.set(qn("w:type"), "dxa")
    layout = properties.find(qn("w:tblLayout"))  # Word wants them in this order
    for element in (indent, borders):
        layout.addprevious(element)


def _row(
    table: Table,
    widths: Sequence[float],
    texts: Sequence[str],
    style: str = "Cellule",
    *,
    right: Sequence[int] = (),
    bold: bool = False,
    fill: str = "",
    keep: bool = False,
) -> _Row:
    """`keep`: on the page of the next row."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for place, (cell, width, text) in enumerate(zip(row.cells, widths, texts, strict=True)):
        cell.width = Cm(width)
        _fill(cell, text, style, right=place in right, bold=bold, fill=fill)
        if keep:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    return row


def _fill(cell: _Cell, text: str, style: str, *, right: bool = False, bold: bool = False, fill: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    run = paragraph.add_run(text)
    if bold:
        run.bold = True
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if fill:
        cell._tc.get_or_add_tcPr().append(_shading(fill))


def _loop(table: Table, widths: Sequence[float], tag: str) -> None:
    """A row that goes, and of which the tag alone stays."""
    _row(table, widths, ["{%tr " + tag + " %}", *("" for _ in widths[1:])])


# ---- The document ---------------------------------------------------------------------------------------------------

LABEL = "{{ champ.nom }}{% if champ.calcule %} (calculé){% endif %}{% if champ.a_revoir %} (à revoir){% endif %}"


def _top(word: Word) -> None:
    _say(word, "FICHE SYNTHÉTIQUE{% if numero %} N° {{ numero }}{% endif %}", "Surtitre")
    _say(word, '{{ titre or "Projet sans titre" }}', "Title")
    line = (
        "{{ appel }}{% if financeur %} · {{ financeur }}{% endif %}{% if edition %} · édition {{ edition }}{% endif %}"
    )
    _say(word, line)
    _tag(word, "if fiche or fiche_proposee")
    said = "{{ fiche or fiche_proposee }}{% if not fiche %} (fiche proposée, pas encore choisie){% endif %}"
    _say(word, said).runs[0].bold = True
    _tag(word, "endif")
    _tag(word, "if exercice")
    practice = (
        "Exercice. Cette fiche sert à s'entraîner : elle ne vaut pas dépôt."
        "{% if jour_repete %} Elle est préparée comme si l'on était le {{ jour_repete }}.{% endif %}"
    )
    _say(word, practice, "Cadre")
    _tag(word, "for texte in avis")
    _say(word, "{{ texte }}", "Petit")
    _tag(word, "endfor")
    _tag(word, "endif")
    _tag(word, "if idee")
    _say(word, "{{ idee }}").paragraph_format.space_before = Pt(8)
    _tag(word, "endif")


def _brief(word: Word) -> None:
    word.add_heading("Le projet en bref", 1)
    widths = (5.5, WIDE - 5.5)
    table = _table(word, widths, ())
    _loop(table, widths, "for champ in chiffres")
    _pair(table, widths, bold=True)
    _loop(table, widths, "endfor")
    _loop(table, widths, "for champ in resume")
    _pair(table, widths)
    _loop(table, widths, "endfor")
    _loop(table, widths, "if contact")
    _row(table, widths, ("Contact", "{{ contact }}"))
    _loop(table, widths, "endif")
    _tag(word, "if prete and avec_manques")
    ready = "Prête à déposer. Tout ce que le texte de l'appel demande à ce stade est renseigné, et rien ne s'y oppose."
    _say(word, f"{ready} Les jurys décident.", "Cadre").paragraph_format.space_before = Pt(10)
    _tag(word, "elif avec_manques")
    unready = "À compléter avant le dépôt : voir la dernière page, « Ce qui reste à vérifier ou à compléter »."
    _say(word, unready, "Cadre").paragraph_format.space_before = Pt(10)
    _tag(word, "endif")


def _pair(table: Table, widths: Sequence[float], *, bold: bool = False) -> None:
    row = _row(table, widths, (LABEL, ""))
    for run in row.cells[0].paragraphs[0].runs:
        run.font.color.rgb = RGBColor.from_string(GREY)
    row.cells[1].paragraphs[0].add_run("{{ champ.texte }}").bold = bold


def _parts(word: Word) -> None:
    _tag(word, "for partie in parties")
    word.add_heading("{{ partie.titre }}", 1)
    _tag(word, "for champ in partie.champs")
    _say(word, LABEL, "Nom du champ")
    _tag(word, "if champ.lignes")
    table = word.add_table(rows=0, cols=3)
    table.autofit = True
    _rules(table)
    _any_row(table, "for titre in champ.colonnes", "{{ titre }}", "Cellule en-tête", header=True)
    _loop(table, (1, 1, 1), "for ligne in champ.lignes")
    _any_row(table, "for cellule in ligne.cellules", "{{ cellule }}", "Cellule")
    _loop(table, (1, 1, 1), "endfor")
    _tag(word, "elif champ.liste")
    _tag(word, "for element in champ.liste")
    _say(word, "{{ element }}", "List Bullet")
    _tag(word, "endfor")
    _tag(word, "else")
    _say(word, "{{ champ.texte }}")
    _tag(word, "endif")
    _tag(word, "endfor")
    _tag(word, "if partie.non_renseigne")
    _say(word, "Non renseigné : {{ partie.non_renseigne }}.", "Petit").runs[0].italic = True
    _tag(word, "endif")
    _tag(word, "endfor")


def _any_row(table: Table, loop: str, text: str, style: str, *, header: bool = False) -> None:
    """A row with as many cells as there are columns."""
    row = _row(table, (WIDE / 3,) * 3, ("{%tc " + loop + " %}", text, "{%tc endfor %}"), style)
    if header:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _budget(word: Word) -> None:
    _tag(word, "if depenses or ressources")
    word.add_heading("Budget prévisionnel", 1)
    _tag(word, "if depenses")
    word.add_heading("Dépenses", 2)
    widths = (WIDE - 3.2, 3.2)
    table = _table(word, widths, ("Poste", "Montant"))
    table.rows[0].cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _loop(table, widths, "for ligne in depenses")
    _loop(table, widths, "if ligne.sous_total")
    _row(
        table,
        widths,
        ('{{ ligne.compte or "Sans compte" }}', "{{ ligne.montant }}"),
        right=(1,),
        bold=True,
        fill="F6F1E6",
    )
    _loop(table, widths, "else")
    spent = "{{ ligne.poste }}{% if ligne.precision %} · {{ ligne.precision }}{% endif %}"
    _row(table, widths, (spent, '{{ ligne.montant or "–" }}'), right=(1,))
    _loop(table, widths, "endif")
    _loop(table, widths, "endfor")
    _row(table, widths, ("Total des dépenses (calculé)", "{{ total_depenses }}"), right=(1,), bold=True)
    _tag(word, "if not depenses_detaillees")
    _say(word, "Le détail des dépenses n'est pas encore connu.", "Petit")
    _tag(word, "endif")
    _tag(word, "endif")
    _income(word)
    _tag(word, "if part_locale")
    base = "{% if base_du_taux %}, sur {{ base_du_taux }}{% endif %}."
    share = _say(word, "Part des collectivités locales (calculée) : {{ part_locale }}" + base)
    share.paragraph_format.space_before = Pt(6)
    _tag(word, "endif")
    for name, text in (
        ("il_manque", "Il manque {{ il_manque }} de ressources pour couvrir les dépenses."),
        ("en_trop", "Les ressources dépassent les dépenses de {{ en_trop }}."),
        ("total_annonce", "Le budget total annoncé est de {{ total_annonce }}."),
    ):
        _tag(word, f"if {name}")
        _say(word, text, "Alerte")
        _tag(word, "endif")
    _tag(word, "if arrondi")
    _say(word, "Montants arrondis à l'euro, ligne par ligne, de sorte que les totaux restent justes.", "Petit")
    _tag(word, "endif")
    _tag(word, "endif")


def _income(word: Word) -> None:
    _tag(word, "if ressources")
    word.add_heading("Plan de financement", 2)
    widths = (5.8, 3.6, 2.4, 2.8, 2.4)
    table = _table(word, widths, ("Qui paie", "Type", "Réponse", "Montant", "Part"))
    for place in (3, 4):
        table.rows[0].cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _loop(table, widths, "for ligne in ressources")
    who = "{{ ligne.origine }}{% if ligne.precision %} · {{ ligne.precision }}{% endif %}"
    cells = (who, "{{ ligne.type }}", "{{ ligne.statut }}", '{{ ligne.montant or "–" }}', "{{ ligne.part }}")
    _row(table, widths, cells, right=(3, 4), keep=True)
    _loop(table, widths, "endfor")
    total = ("Total des ressources (calculé)", "", "", "{{ total_ressources }}", "{{ total_part }}")
    _row(table, widths, total, right=(3, 4), bold=True)
    _tag(word, "endif")


def _annex(word: Word) -> None:
    _tag(word, "if comptes")
    word.add_heading("Annexe : le budget par comptes", 1)
    widths = (5.8, 2.7, 5.8, 2.7)
    table = _table(word, widths, ("Charges", "Montant", "Produits", "Montant"))
    for place in (1, 3):
        table.rows[0].cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _accounts(table, widths, "comptes")
    totals = ("Total des charges", "{{ total_depenses }}", "Total des produits", "{{ total_ressources }}")
    _row(table, widths, totals, right=(1, 3), bold=True, fill="F6F1E6", keep=True)
    _loop(table, widths, "if contributions")
    _accounts(table, widths, "contributions")
    volunteered = ("Total 86", "{{ total_contributions }}", "Total 87", "{{ total_contributions }}")
    _row(table, widths, volunteered, right=(1, 3), bold=True, fill="F6F1E6")
    _loop(table, widths, "endif")
    note = "Tous les totaux sont calculés. Les contributions volontaires (86 et 87) ne comptent pas"
    _say(word, f"{note} dans le budget en argent.", "Petit").paragraph_format.space_before = Pt(4)
    _tag(word, "endif")


def _accounts(table: Table, widths: Sequence[float], name: str) -> None:
    _loop(table, widths, f"for ligne in {name}")
    named = (
        "{%% if ligne.numero_%s %%}{{ ligne.numero_%s }} · {%% elif ligne.detail_%s %%}dont {%% endif %%}{{ ligne.%s }}"
    )
    charge, product = (named % (side, side, side, side) for side in ("charge", "produit"))
    _row(
        table,
        widths,
        (charge, "{{ ligne.montant_charge }}", product, "{{ ligne.montant_produit }}"),
        right=(1, 3),
        keep=True,
    )
    _loop(table, widths, "endfor")


def _calendar(word: Word) -> None:
    _tag(word, "if calendrier")
    word.add_heading("Calendrier", 1)
    widths = (6.2, WIDE - 6.2)
    table = _table(word, widths, ("Jour", "Étape"))
    _loop(table, widths, "for etape in calendrier")
    bound = '{% if etape.borne == "au_plus_tard" %}au plus tard le {% elif etape.borne == "vers" %}vers le '
    bound += "{% else %}pas avant le {% endif %}{{ etape.jour }}"
    sure = '{% if etape.certitude == "deduit" %} (déduit){% elif etape.certitude == "usage" %} (usage, notre conseil)'
    state = '{% if etape.etat == "fait" %} – fait{% elif etape.etat == "en_retard" %} – en retard{% endif %}'
    _row(table, widths, (bound, "{{ etape.quoi }}" + sure + "{% endif %}" + state))
    _loop(table, widths, "endfor")
    _tag(word, "endif")


def _handing_in(word: Word) -> None:
    _tag(word, "if limite_fiche or limite_dossier or interlocuteurs")
    word.add_heading("Dépôt et interlocuteurs", 1)
    for name, text in (
        ("limite_fiche", "Fiche synthétique, au plus tard le {{ limite_fiche }}."),
        ("limite_dossier", "Dossier complet, au plus tard le {{ limite_dossier }}."),
    ):
        _tag(word, f"if {name}")
        _say(word, text)
        _tag(word, "endif")
    _tag(word, "for texte in interlocuteurs")
    _say(word, "{{ texte }}")
    _tag(word, "endfor")
    _tag(word, "endif")
    said = _say(word, "", "Petit")
    said.paragraph_format.space_before = Pt(16)
    said.add_run("Ce qui est dit, ce qui est calculé. ").bold = True
    said.add_run(
        "Les réponses sont celles des porteurs du projet, telles qu'ils les ont données. Les totaux et ce qui est "
        "marqué « calculé » sont établis par aide-projet {{ version }} à partir de ces réponses. Les points relevés "
        "citent le texte de l'appel ; « déduit » signale notre lecture. Seuls les jurys décident."
    )


def _missing(word: Word) -> None:
    _tag(word, "if avec_manques and (points or manques or questions or a_revoir)")
    heading = word.add_heading("Ce qui reste à vérifier ou à compléter", 1)
    heading.paragraph_format.page_break_before = True
    _tag(word, "if points")
    word.add_heading("Points relevés", 2)
    _tag(word, "for point in points")
    line = _say(word, "")
    line.paragraph_format.keep_with_next = True
    words = '{% if point.gravite == "bloquant" %}Bloquant{% elif point.gravite == "attention" %}Attention'
    line.add_run(words + "{% else %}Conseil{% endif %}").bold = True
    line.add_run(" – {{ point.message }}{% if point.remedes %} Pour y remédier : {{ point.remedes }}{% endif %}")
    source = (
        "Source : {% if point.de_l_appel %}le texte de l'appel{% elif point.conseil %}notre conseil{% else %}"
        "{{ point.document }}{% endif %}, {{ point.partie }}"
        "{% if point.deduit %} (déduit, le texte ne le dit pas en toutes lettres){% endif %}"
    )
    _say(word, source, "Petit")
    _tag(word, "endfor")
    _tag(word, "endif")
    for name, title in (("manques", "Informations manquantes"), ("a_revoir", "À revoir")):
        _tag(word, f"if {name}")
        word.add_heading(title, 2)
        _say(word, "{{ " + name + ' | join(", ") }}.')
        _tag(word, "endif")
    _tag(word, "if questions")
    word.add_heading("Questions en attente, et qui peut aider", 2)
    _tag(word, "for question in questions")
    asked = "{{ question.question }}{% if question.qui_sait %} : {{ question.qui_sait }}{% endif %}"
    _say(word, asked, "List Bullet")
    _tag(word, "endfor")
    _tag(word, "endif")
    _tag(word, "endif")


def _steady(word: Word) -> bytes:
    """The file with the same dates in it at each run."""
    made, steady = io.BytesIO(), io.BytesIO()
    links = word.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]  # the picture of the library's own empty page
    word.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(
                zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0)), source.read(info), zipfile.ZIP_DEFLATED
            )
    return steady.getvalue()


if __name__ == "__main__":
    sys.exit(main())
