// What can be written at a place of a YAML text, from the JSON Schema of its kind of file and the names that exist:
// completion, and what a key means when it is pointed at.
//
// aide = { schema, listes: { champs: { nom: titre } }, cles: { si: ["champs", "faits"] }, trous: { message: ["champs"] } }
//   cles: which lists of names the value of a key may hold, wherever that key stands; trous: those between { } in a text.
import { autocompletion, hoverTooltip, syntaxTree } from "./vendor/codemirror.min.js";

const ITEM = "-";
const TEXT = new Set(["BlockLiteral", "BlockLiteralContent", "Comment"]);
const SAID = new Set(["Literal", "QuotedLiteral", "BlockLiteralContent"]);
const FLOW = new Set(["FlowMapping", "FlowSequence"]);
const BEGUN = /^(\s*(?:- +)*)(.*)$/s;
const KEY = /^("[^"]*"|'[^']*'|[^\s#:][^:]*?):(?:\s+(.*))?$/s;
const WORD = /[\p{L}\p{N}_-]*$/u;

// --- Where a place is: the keys that lead to it, "-" for an element of a list.

const keyOf = (pair, doc) => {
  const key = pair.getChild("Key");
  return key && { name: doc.sliceString(key.from, key.to).replace(/^["']|["']$/g, ""), to: key.to };
};

/** Inside { } or [ ], or on a key or a value that is written: by the tree of the syntax. */
function treePath(node, doc, pos) {
  const path = [];
  let own = null;
  for (let inner = node; inner; inner = inner.parent) {
    if (inner.name === "Item") path.unshift(ITEM);
    if (inner.name !== "Pair") continue;
    const key = keyOf(inner, doc);
    if (key && pos > key.to) path.unshift(key.name);
    else if (!path.length) own ??= key;
  }
  return { path, key: own };
}

/** The dashes of a line, and the key that follows them, each with its column. */
function marks(text) {
  const [, lead, rest] = BEGUN.exec(text);
  const found = [...lead].flatMap((sign, column) => (sign === "-" ? [{ column, name: ITEM }] : []));
  const key = KEY.exec(rest);
  if (key) found.push({ column: lead.length, name: key[1].replace(/^["']|["']$/g, ""), key: true });
  return { found, column: lead.length, blank: !rest.trim() || rest.startsWith("#"), rest, key };
}

/** On a line being written: by how far lines are indented. Also the keys that its group already has. */
function linePath(doc, line, before) {
  const here = marks(before);
  const path = [], taken = new Set();
  let limit = here.column, dash = false;
  const enter = ({ column, name, key }) => {
    if (key ? column < limit || (dash && column === limit) : column < limit) {
      path.unshift(name);
      limit = column;
      dash = !key;
    } else if (key && column === limit && path.length === 0) taken.add(name);
  };
  here.found.filter((one) => !one.key).reverse().forEach(enter);
  if (path.length === 0) keysBelow(doc, line, limit, taken);
  for (let number = line.number - 1; number > 0 && (limit > 0 || dash); number--) {
    const above = marks(doc.line(number).text);
    if (!above.blank) above.found.reverse().forEach(enter);
  }
  if (here.key) path.push(here.key[1]);
  return { path, taken, value: here.key ? (here.key[2] ?? "") : null, word: here.rest };
}

function keysBelow(doc, line, limit, taken) {
  for (let number = line.number + 1; number <= doc.lines; number++) {
    const { found, column, blank } = marks(doc.line(number).text);
    if (blank) continue;
    if (column < limit || found.some((one) => !one.key)) return;
    for (const one of found) if (one.column === limit) taken.add(one.name);
  }
}

// --- What the schema says there: every shape that the value may have.

function shapes(schema, root) {
  if (!schema) return [];
  if (schema.$ref) {
    const meant = schema.$ref.slice(2).split("/").reduce((inner, name) => inner?.[name], root);
    return shapes({ ...meant, ...schema, $ref: undefined }, root);
  }
  const ways = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  return ways ? ways.flatMap((way) => shapes(way, root)) : [schema];
}

function inside(shape, name) {
  if (name === ITEM) return shape.prefixItems?.[0] ?? shape.items;
  return shape.properties?.[name] ?? (typeof shape.additionalProperties === "object" ? shape.additionalProperties : undefined);
}

const at = (path, root) => path.reduce(
  (found, name) => found.flatMap((shape) => shapes(inside(shape, name), root)), shapes(root, root),
);

/** The title and the description of a key stand beside its $ref or its anyOf, not within. */
const described = (path, root) =>
  at(path.slice(0, -1), root).map((shape) => inside(shape, path.at(-1))).find((one) => one?.title || one?.description);

function listed(path, { listes }, uses) {
  const key = [...path].reverse().find((name) => name !== ITEM);
  return (uses[key] ?? []).flatMap((list) => Object.entries(listes[list] ?? {}));
}

// --- Completion.

function keyOptions(path, taken, aide, following) {
  return at(path, aide.schema).flatMap((shape) => Object.entries(shape.properties ?? {}).map(([label, one]) => ({
    label, detail: one.title, info: one.description, type: "property",
    apply: label + following(shapes(one, aide.schema)), boost: shape.required?.includes(label) ? 1 : 0,
  }))).filter(({ label }) => !taken.has(label));
}

function valueOptions(path, aide) {
  const written = at(path, aide.schema).flatMap((shape) =>
    shape.type === "boolean" ? [true, false] : shape.enum ?? ("const" in shape ? [shape.const] : []));
  const names = listed(path, aide, aide.cles).map(([label, detail]) => ({ label, detail, type: "variable" }));
  return [...written.map((value) => ({ label: String(value), type: "enum" })), ...names];
}

/** Between { and } in a text: what its description offers, and the names that this key takes. */
function holeOptions(path, aide) {
  const own = described(path, aide.schema)?.description?.matchAll(/\{(\w+)\}/g) ?? [];
  const names = [...[...own].map(([, name]) => [name, ""]), ...listed(path, aide, aide.trous)];
  return names.map(([label, detail]) => ({ label, detail, type: "variable" }));
}

/** After a key: a space, or a line further in for a group or a list. */
const lineAfter = (indent) => (found) => {
  const types = found.map(({ type }) => type);
  if (types.includes("array") && !types.includes("string")) return `:\n${indent}  - `;
  return types.includes("object") && !types.includes("string") ? `:\n${indent}  ` : ": ";
};

export function propositions({ state, pos, explicit }, aide) {
  const doc = state.doc, line = doc.lineAt(pos), before = line.text.slice(0, pos - line.from);
  const node = syntaxTree(state).resolveInner(pos, -1), hole = /\{([\p{L}\p{N}_]*)$/u.exec(before);
  if (hole && SAID.has(node.name)) return offered(holeOptions(treePath(node, doc, pos).path, aide), pos, hole[1], true);
  for (let inner = node; inner; inner = inner.parent) {
    if (TEXT.has(inner.name)) return null;
    if (FLOW.has(inner.name) && pos < inner.to) return inFlow(inner, node, doc, pos, before, explicit, aide);
  }
  const { path, taken, value, word } = linePath(doc, line, before);
  const typed = WORD.exec(value ?? word)[0];
  if (value !== null) return offered(valueOptions(path, aide), pos, typed, explicit || value === "");
  if (word !== typed) return null;
  const own = valueOptions(path, aide), keys = keyOptions(path, taken, aide, lineAfter(" ".repeat(before.length - word.length)));
  return offered([...keys, ...own], pos, typed, explicit);
}

function inFlow(around, node, doc, pos, before, explicit, aide) {
  const { path, key } = treePath(node, doc, pos);
  const typed = WORD.exec(before)[0];
  const atKey = around.name === "FlowMapping" && (key || /[{,]\s*$/.test(before.slice(0, before.length - typed.length)));
  if (!atKey) return offered(valueOptions(path, aide), pos, typed, explicit);
  const taken = new Set(around.getChildren("Pair").map((pair) => keyOf(pair, doc)).filter((one) => one && one.to < pos - typed.length).map(({ name }) => name));
  return offered(keyOptions(outside(around, doc), taken, aide, () => ": "), pos, typed, explicit);
}

const outside = (flow, doc) => treePath(flow.parent, doc, flow.to).path;

/** Nothing once the word is whole: Enter then goes to a new line. */
function offered(options, pos, typed, always) {
  const whole = (text) => options.some(({ label }) => label === text) && !options.some(({ label }) => label !== text && label.startsWith(text));
  if (!options.length || !(typed || always) || whole(typed)) return null;
  return { from: pos - typed.length, options, validFor: (text) => /^[\p{L}\p{N}_-]*$/u.test(text) && !whole(text) };
}

// --- What a key or a name means, when it is pointed at.

function meaning(state, pos, side, aide) {
  const node = syntaxTree(state).resolveInner(pos, side);
  const { path, key } = treePath(node, state.doc, pos);
  if (key) {
    const one = described([...path, key.name], aide.schema);
    const found = at([...path, key.name], aide.schema);
    const values = found.flatMap((shape) => shape.enum ?? []);
    return one && { from: node.from, to: node.to, title: one.title ?? key.name, text: one.description, values };
  }
  const line = state.doc.lineAt(pos), offset = pos - line.from;
  const from = line.from + offset - WORD.exec(line.text.slice(0, offset))[0].length;
  const to = pos + /^[\p{L}\p{N}_-]*/u.exec(line.text.slice(offset))[0].length;
  const word = state.sliceDoc(from, to), named = listed(path, aide, aide.cles).find(([name]) => name === word);
  return named && { from, to, title: named[1], values: [] };
}

function bubble({ title, text, values }) {
  const dom = document.createElement("div");
  dom.className = "cm-bulle";
  for (const [tag, said] of [["strong", title], ["p", text], ["p", values.join(" · ")]]) {
    if (said) dom.appendChild(document.createElement(tag)).textContent = said;
  }
  return { dom };
}

/** The extensions of an editor that is told what can be written. */
export const helped = (aide) => [
  autocompletion({ override: [(context) => propositions(context, aide)], icons: false }),
  hoverTooltip((view, pos, side) => {
    const found = meaning(view.state, pos, side, aide);
    return found ? { pos: found.from, end: found.to, above: true, create: () => bubble(found) } : null;
  }),
];
