// What htmx does not do by itself: keep what is being typed, send again after a dropped connection, lead the eye and
// the screen reader to what is new. Every form works without this file.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const kept = (box) => "brouillon:" + box.dataset.brouillon;
  const store = (() => { try { return window.sessionStorage; } catch { return null; } })();
  const coarse = window.matchMedia("(pointer: coarse)").matches;

  // --- Drafts: what is typed and not sent survives a reload or a lost connection, in this tab only.
  const boxes = [...document.querySelectorAll("[data-brouillon]")];
  if (store) {
    if (document.querySelector("[data-nettoyer]")) { store.clear(); try { localStorage.clear(); } catch { /* refused */ } }
    const here = new Set(boxes.map(kept));
    for (const key of Object.keys(store)) {
      const sent = key.startsWith("brouillon:champ:") || (key === "brouillon:idee" && location.pathname.startsWith("/projet/"));
      if (sent && !here.has(key)) store.removeItem(key);
    }
    for (const box of boxes) {
      const draft = store.getItem(kept(box));
      if (draft && (!box.value || box.dataset.brouillon.startsWith("champ:"))) box.value = draft;
    }
  }
  const keep = (box) => { if (store) box.value ? store.setItem(kept(box), box.value) : store.removeItem(kept(box)); };
  const grow = (box) => {
    if (CSS.supports("field-sizing", "content") || box.id !== "texte") return;
    box.style.height = "auto";
    box.style.height = Math.min(box.scrollHeight + 4, 160) + "px";
  };
  document.addEventListener("input", ({ target }) => { if (target.dataset.brouillon) { keep(target); grow(target); } });

  // --- A plain form sent twice by a double click goes once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "saisie" && form.hasAttribute("hx-post")) return;
    if (form.dataset.parti) event.preventDefault();
    form.dataset.parti = "oui";
    setTimeout(() => delete form.dataset.parti, 4000);
  });

  // --- A text to copy: the button shows only where this file runs, and says that it is done.
  for (const button of document.querySelectorAll("[data-copier]")) button.hidden = false;
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copier]");
    if (!button) return;
    const source = byId(button.dataset.copier);
    try { await navigator.clipboard.writeText(source.innerText.trim()); } catch { // no clipboard without https
      getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) return;
    }
    button.firstChild.textContent = button.dataset.copie;
    byId("copie-dite").textContent = button.dataset.copie;
  });

  const form = byId("saisie");
  const text = byId("texte");
  if (!form || !text || !form.hasAttribute("hx-post")) return;

  // --- Enter sends; on a phone, where Enter is the only way to a new line, not for long answers.
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (coarse && byId("suite").dataset.ligne) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(".envoyer"));
  });

  // --- Sending, and sending again.
  let sent = "", button = null, timer = 0, wait = 2000, leaving = false;
  const mine = (event) => event.detail.ctx.sourceElement === form;
  document.addEventListener("htmx:config:request", (event) => {
    if (!mine(event)) return;
    clearTimeout(timer);
    sent = text.value;
    button = event.detail.ctx.request.submitter;
  });
  const again = () => { clearTimeout(timer); form.requestSubmit(button && button.isConnected ? button : undefined); };
  const dropped = () => {
    if (!document.querySelector("[data-reessayer]")) byId("etat").replaceChildren(byId("coupure").content.cloneNode(true));
    timer = setTimeout(again, wait);
    wait = Math.min(wait * 2, 30000);
  };
  document.addEventListener("htmx:error", (event) => { if (event.detail.ctx && mine(event) && !leaving) dropped(); });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-reessayer]")) again(); });
  window.addEventListener("online", () => { if (document.querySelector("[data-reessayer]")) again(); });
  window.addEventListener("pagehide", () => { leaving = true; });

  // --- After an answer: empty the box (unless its text must stay), close the dossier, show and say what is new.
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== form || ctx.response.status >= 400 && ctx.response.status !== 409) return;
    wait = 2000;
    const next = byId("suite");
    if (!next.dataset.garde && text.value === sent) text.value = "";
    keep(text);
    grow(text);
    text.inputMode = next.dataset.clavier;
    if (location.hash === "#dossier") location.replace("#suite");
    const turn = byId("fil").lastElementChild;
    byId("annonce").textContent = [...turn.querySelectorAll(".replique > p, .pourquoi > summary, .question")].map((p) => p.textContent).join(" ");
    if (!document.activeElement || document.activeElement === document.body) {
      const question = turn.querySelector(".question");
      (coarse && question ? question : text).focus({ preventScroll: true });
    }
    toTheEnd();
  });
  // The end, so that the question and its buttons show; with too many of these, the question stays at the top.
  const toTheEnd = () => {
    const question = byId("fil").querySelector(".tour:last-child .question");
    scrollTo(0, document.documentElement.scrollHeight);
    if (question && question.getBoundingClientRect().top < 8) question.scrollIntoView();
  };
  grow(text);
  if (!location.hash || location.hash === "#suite") toTheEnd();
})();
