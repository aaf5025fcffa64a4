// How the editor of the content room looks: the site's colours, by its CSS variables, which reach into a shadow root.
// CodeMirror's own pictures are data: addresses, which the site's policy refuses: each is replaced here.
import { Decoration, EditorView, HighlightStyle, RangeSetBuilder, ViewPlugin, syntaxHighlighting, tags } from "./vendor/codemirror.min.js";

const wavy = (color) => ({
  backgroundImage: "none", textDecoration: `underline wavy var(${color}) 2px`, textUnderlineOffset: ".2em", textDecorationSkipInk: "none",
});
const mark = (sign, ink, paper) => ({
  content: "normal", width: "1.25em", height: "1.25em", borderRadius: ".3em", background: `var(${paper})`, color: `var(${ink})`, textAlign: "center",
  "&:before": { content: `"${sign}"`, fontWeight: "700", lineHeight: "1.25em", display: "block" },
});
const button = {
  backgroundImage: "none", background: "var(--feuille)", color: "var(--encre)", border: "2px solid var(--bord)", borderRadius: ".5rem",
  font: "inherit", fontWeight: "700", minHeight: "2.45rem", padding: ".2rem .7rem", margin: "0", cursor: "pointer",
};
const ring = { outline: "3px solid var(--encre)", outlineOffset: "1px" };

const theme = EditorView.theme({
  "&": { color: "var(--encre)", backgroundColor: "var(--feuille)", border: "2px solid var(--bord)", borderRadius: ".7rem", overflow: "hidden", fontSize: "1rem" },
  "&.cm-focused": { borderColor: "var(--encre)", outline: "1px solid var(--encre)", outlineOffset: "0" },
  ".cm-scroller": { maxHeight: "min(70dvh, 44rem)", minHeight: "12rem", lineHeight: "1.5", fontFamily: "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" },
  ".cm-content": { caretColor: "var(--encre)", padding: ".4rem 0" },
  ".cm-line": { padding: "0 .6rem 0 calc(.4rem + min(var(--retrait, 0ch), 9vw))", textIndent: "calc(-1 * min(var(--retrait, 0ch), 9vw))" },
  ".cm-cursor": { borderLeft: "2px solid var(--encre)" },
  ".cm-gutters": { backgroundColor: "var(--papier)", color: "var(--douce)", border: "none", borderRight: "1px solid var(--trait)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 .2rem 0 .35rem", minWidth: "2ch" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--souci) 11%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--souci-pale)", color: "var(--encre)", fontWeight: "700" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--bulle)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--bulle)", outline: "1px solid var(--bord)" },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--brique-pale)" },
  ".cm-selectionMatch": { backgroundColor: "var(--vert-pale)" },
  ".cm-searchMatch": { backgroundColor: "var(--souci-pale)", outline: "1px solid var(--souci-bas)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--souci)", color: "var(--sur-souci)" },
  ".cm-searchMatch.cm-searchMatch-selected span": { color: "var(--sur-souci)" },

  ".cm-lintRange-error": wavy("--brique"),
  ".cm-lintRange-info": wavy("--ambre"),
  ".cm-lintRange-active": { backgroundColor: "var(--souci-pale)" },
  ".cm-lintPoint:after": { borderBottomColor: "var(--brique)" },
  ".cm-gutter-lint": { width: "1.3em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: ".12em .02em" },
  ".cm-lint-marker-error": mark("!", "--feuille", "--brique"),
  ".cm-lint-marker-info": mark("?", "--feuille", "--ambre"),
  ".cm-diagnostic": { padding: ".4rem .6rem", fontFamily: "Atkinson, Verdana, system-ui, sans-serif" },
  ".cm-diagnostic strong": { display: "block" },
  ".cm-diagnostic-error": { borderLeft: "5px solid var(--brique)" },
  ".cm-diagnostic-info": { borderLeft: "5px solid var(--ambre)" },

  ".cm-tooltip": { backgroundColor: "var(--feuille)", color: "var(--encre)", border: "2px solid var(--bord)", borderRadius: ".5rem", maxWidth: "min(32rem, 90vw)", boxShadow: "var(--ombre)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "14rem", maxWidth: "min(30rem, 88vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".25rem .6rem", whiteSpace: "normal" },
  ".cm-tooltip-autocomplete ul li[aria-selected], &.cm-focused .cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--encre)", color: "var(--papier)" },
  ".cm-completionLabel": { fontWeight: "700" },
  ".cm-completionMatchedText": { textDecoration: "underline" },
  ".cm-completionDetail": { fontStyle: "normal", fontFamily: "Atkinson, Verdana, system-ui, sans-serif", marginLeft: ".7rem" },
  ".cm-tooltip.cm-completionInfo": { padding: ".4rem .6rem", fontFamily: "Atkinson, Verdana, system-ui, sans-serif", width: "max-content" },
  ".cm-bulle": { padding: ".4rem .6rem", fontFamily: "Atkinson, Verdana, system-ui, sans-serif" },
  ".cm-bulle p": { margin: "0" },

  ".cm-panels": { backgroundColor: "var(--papier)", color: "var(--encre)", fontFamily: "Atkinson, Verdana, system-ui, sans-serif" },
  ".cm-panels.cm-panels-top": { borderBottom: "2px solid var(--trait)" },
  ".cm-panel.cm-search": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: ".4rem .6rem", padding: ".6rem 3rem .6rem .6rem", fontSize: "1rem" },
  ".cm-panel.cm-search br, .cm-panel.cm-search label:has([name=re])": { display: "none" }, // regular expressions: for programmers
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: ".3rem", minHeight: "2.45rem", fontSize: "1rem" },
  ".cm-panel.cm-search input[type=checkbox]": { width: "1.25rem", height: "1.25rem", margin: "0", accentColor: "var(--lien)" },
  ".cm-textfield, .cm-panel.cm-search .cm-textfield": { font: "inherit", fontSize: "1rem", color: "inherit", backgroundColor: "var(--feuille)", border: "2px solid var(--bord)", borderRadius: ".5rem", minHeight: "2.45rem", padding: ".2rem .6rem", margin: "0", minWidth: "0", width: "min(16rem, 100%)" },
  ".cm-button, .cm-panel.cm-search .cm-button": button,
  ".cm-panel.cm-search [name=close]": { ...button, position: "absolute", top: ".5rem", right: ".5rem", width: "2.45rem", padding: "0" },
  ".cm-textfield::placeholder": { color: "var(--douce)", opacity: "1" },
  ".cm-panels :focus-visible": ring,
  "@media (max-width: 30rem)": {
    ".cm-panel.cm-search": { gap: ".3rem .4rem", padding: ".4rem 3rem .4rem .4rem" },
    ".cm-panel.cm-search .cm-textfield": { width: "100%" },
    ".cm-panel.cm-search .cm-button": { padding: ".2rem .5rem", fontSize: ".89rem" },
    ".cm-panel.cm-search label": { minHeight: "1.9rem", fontSize: ".89rem" },
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--lien)", fontWeight: "700" },
  { tag: tags.string, color: "var(--vert)" },
  { tag: [tags.content, tags.attributeValue], color: "var(--encre)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--douce)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace, tags.meta, tags.special(tags.string)], color: "var(--ambre)" },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.invalid], color: "var(--brique)" },
]);

/** What does not fit on a line goes on below under its own beginning, two characters further in. */
const hanging = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = this.of(view); }
  update(update) { if (update.docChanged || update.viewportChanged) this.decorations = this.of(update.view); }
  of(view) {
    const lines = new RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      for (let pos = from, line; pos <= to; pos = line.to + 1) {
        line = view.state.doc.lineAt(pos);
        const indent = /^[ -]*/.exec(line.text)[0].length + 2;
        lines.add(line.from, line.from, Decoration.line({ attributes: { style: `--retrait: ${indent}ch` } }));
      }
    }
    return lines.finish();
  }
}, { decorations: (plugin) => plugin.decorations });

export const aspect = [theme, syntaxHighlighting(colours), hanging];
