// The editor of the content room: a text box that becomes CodeMirror. Without this file the box stays and the page's
// button checks it. Every sentence comes from the page (templates/web/administration/_editeur.html).
//
// It lives in a shadow root: there CodeMirror's styles are adopted sheets, which the site's policy allows.
import {
  EditorState, EditorView, StateEffect, bracketMatching, closeBrackets, closeBracketsKeymap, defaultKeymap, drawSelection,
  highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches, highlightSpecialChars, history, historyKeymap,
  indentLess, indentMore, indentOnInput, indentUnit, keymap, lineNumbers, lintGutter, nextDiagnostic, previousDiagnostic,
  search, searchKeymap, setDiagnostics, yaml,
} from "./vendor/codemirror.min.js";
import { aspect } from "./editeur-aspect.js";
import { helped } from "./editeur-schema.js";

const WAIT = 350; // milliseconds after the last key before the text is checked
const AGAIN = 5000;

const store = (() => { try { return window.sessionStorage; } catch { return null; } })();

// --- Draft: what is typed and not saved survives a reload, in this tab only, with what the page knew of the file then,
// so that saving it still says if somebody else changed the file meanwhile.
function draftOf(box, unsaved) {
  const key = "editeur:" + box.dataset.verifier;
  const seen = box.dataset.vu.split(" ").map((name) => box.form.elements[name]).filter(Boolean);
  const saved = box.defaultValue;
  return {
    keep(text) {
      if (text === saved && !unsaved) return store?.removeItem(key);
      try { store?.setItem(key, JSON.stringify({ text, seen: seen.map(({ value }) => value) })); } catch { /* full */ }
    },
    restored() {
      const kept = unsaved ? null : JSON.parse(store?.getItem(key) ?? "null");
      if (!kept || kept.text === saved) return null;
      seen.forEach((field, place) => { field.value = kept.seen[place]; });
      return kept.text;
    },
  };
}

// --- Problems: under the editor for everybody, and in it.
function problemList(room, words, goTo) {
  const [list, summary, aloud] = ["problemes", "bilan", "premier"].map((name) => room.querySelector(`[data-${name}]`));
  const model = room.querySelector("template").content;
  const part = (node, name) => node.querySelector(`[data-${name}]`);
  const said = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function shown(one, elsewhere) {
    const node = model.cloneNode(true).firstElementChild, button = part(node, "aller"), where = part(node, "ou");
    node.className = "probleme-" + one.severity;
    part(node, "gravite").textContent = words[one.severity];
    part(node, "cause").textContent = one.cause;
    part(node, "remede").textContent = one.remedy;
    (elsewhere ? where : button).textContent = said(elsewhere ? words.ailleurs : words.ligne, one);
    (elsewhere ? button : where).remove();
    button.addEventListener("click", () => goTo(one));
    return node;
  }

  function counted({ ici, ailleurs }) {
    const faults = ailleurs.length + ici.filter(({ severity }) => severity === "faute").length, n = faults || ici.length;
    return said(words[faults ? (n > 1 ? "des_fautes" : "une_faute") : n > 1 ? "des_conseils" : n ? "un_conseil" : "rien"], { n });
  }

  function say(text, first = "") { // said again only when it changes
    for (const [node, now] of [[summary, text], [aloud, first]]) if (node.textContent !== now) node.textContent = now;
  }

  function show(found) {
    const { ici, ailleurs } = found;
    list.replaceChildren(...ici.map((one) => shown(one, false)), ...ailleurs.map((one) => shown(one, true)));
    say(counted(found), ici.length ? said(words.premiere, ici[0]) : ailleurs.length ? said(words.premiere_ailleurs, ailleurs[0]) : "");
  }

  return { say, show };
}

/** A column counts characters; a place in the editor counts UTF-16 units. */
const placed = (line, column) => line.from + [...line.text].slice(0, column - 1).join("").length;

function diagnostics(doc, found) {
  return found.filter(({ line }) => line <= doc.lines).map(({ line, column, end, severity, cause, remedy }) => {
    const where = doc.line(line);
    return {
      from: placed(where, column), to: placed(where, end), severity: severity === "faute" ? "error" : "info", message: `${cause} ${remedy}`,
      renderMessage: () => {
        const dom = document.createElement("div");
        dom.appendChild(document.createElement("strong")).textContent = cause;
        dom.append(remedy);
        return dom;
      },
    };
  });
}

/** Asks the server about the text once it rests; an answer to an older text is dropped, a lost one asked again. */
function checking(address, words, problems, view) {
  let timer = 0, asked = null;
  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked, doc = view().state.doc;
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ texte: doc.toString() }), signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const found = await answer.json();
      if (view().state.doc !== doc) return;
      view().dispatch(setDiagnostics(view().state, diagnostics(doc, found.ici)));
      problems.show(found);
    } catch {
      if (signal.aborted) return;
      problems.say(words.coupure);
      later(AGAIN);
    }
  }
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(ask, wait); };
  return later;
}

// --- The editor itself.
const tab = [
  { key: "Tab", run: (view) => {
    if (view.state.selection.ranges.some(({ empty }) => !empty)) return indentMore(view);
    view.dispatch(view.state.replaceSelection("  "), { scrollIntoView: true, userEvent: "input" });
    return true;
  }, shift: indentLess },
];

const extensions = (words, keys, changed) => [
  lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(),
  closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), lintGutter(), yaml(), indentUnit.of("  "),
  EditorView.lineWrapping, EditorState.phrases.of(words.codemirror), aspect,
  EditorView.contentAttributes.of({ "aria-label": words.nom, "aria-description": keys, spellcheck: "true", autocapitalize: "off", lang: "fr", tabindex: "0" }),
  keymap.of([
    ...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
    ...tab, ...defaultKeymap,
  ]),
  EditorView.updateListener.of((update) => { if (update.docChanged) changed(update.state.doc); }),
];

function show(view, anchor) {
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
}

function goTo(view, { line, column = 1 }) {
  show(view, placed(view.state.doc.line(Math.min(line, view.state.doc.lines)), column));
  view.focus();
}

/** Opens at the line of the address, else where this file was left: saving brings the same page back. */
function openAtPlace(view, key) {
  const line = Number(new URLSearchParams(location.search).get("ligne")), left = Number(store?.getItem(key));
  if (line > 0) goTo(view, { line });
  else if (left > 0) show(view, Math.min(left, view.state.doc.length));
  window.addEventListener("pagehide", () => store?.setItem(key, view.state.selection.main.head));
}

/** What can be written comes after the editor, which does not wait for it. */
async function help(view, address) {
  try {
    const aide = await (await fetch(address)).json();
    view.dispatch({ effects: StateEffect.appendConfig.of(helped(aide)) });
  } catch { /* the editor works without */ }
}

/** The editor takes the place of the box in the page and in its form. */
function takePlace(box, room, view, host, isNew) {
  let leaving = false;
  host.className = "editeur-hote";
  box.after(host);
  box.hidden = true;
  for (const one of room.querySelectorAll("[data-avec]")) one.hidden = false;
  room.querySelector("label").addEventListener("click", () => view.focus());
  box.form.addEventListener("formdata", ({ formData }) => formData.set(box.name, view.state.doc.toString()));
  box.form.addEventListener("submit", () => { leaving = true; setTimeout(() => { leaving = false; }, 4000); });
  window.addEventListener("beforeunload", (event) => { if (isNew() && !leaving) event.preventDefault(); });
}

function begin(box) {
  const unsaved = box.dataset.enregistre === "non", saved = box.defaultValue;
  const room = box.closest("[data-salle]"), words = JSON.parse(box.dataset.mots), draft = draftOf(box, unsaved);
  const [state, back, keys] = ["etat", "reprise", "avec"].map((name) => room.querySelector(`[data-${name}]`));
  const host = document.createElement("div"), root = host.attachShadow({ mode: "open" }), restored = draft.restored();
  const problems = problemList(room, words, (place) => goTo(view, place));
  const check = checking(box.dataset.verifier, words, problems, () => view);
  let timer = 0;
  const changed = () => { clearTimeout(timer); timer = setTimeout(rest, 200); check(WAIT); };
  const view = new EditorView({
    parent: root, root, doc: restored ?? box.value, extensions: extensions(words, keys.textContent, changed),
  });
  const text = () => view.state.doc.toString(), isNew = () => unsaved || text() !== saved;
  const rest = () => {
    draft.keep(text());
    state.textContent = isNew() ? words.modifie : "";
    back.hidden = restored === null || !isNew();
  };

  takePlace(box, room, view, host, isNew);
  window.addEventListener("pagehide", () => draft.keep(text()));
  back.querySelector("button").addEventListener("click", () => {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: saved } });
    view.focus();
  });
  rest();
  if (box.dataset.aide) help(view, box.dataset.aide);
  check(0);
  openAtPlace(view, "editeur-place:" + box.dataset.verifier);
  room.dataset.pret = "oui";
}

// An older browser would put CodeMirror's styles in a <style>, which the policy refuses: it keeps the text box.
const box = document.querySelector("textarea[data-editeur]");
if (box && "adoptedStyleSheets" in Document.prototype) begin(box);
