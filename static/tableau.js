// A table as a form: a row added without going back and forth, the total as one types. Without this file the same
// buttons ask the server.
"use strict";
(() => {
  const form = document.getElementById("tableau");
  const rows = document.getElementById("rangees");
  if (!form || !rows) return;
  const add = document.getElementById("ajouter-ligne");
  const total = document.getElementById("total-tableau");

  add.addEventListener("click", (event) => {
    event.preventDefault();
    const place = rows.children.length;
    const row = rows.lastElementChild.cloneNode(true);
    for (const note of row.querySelectorAll(".faute-case, .note")) note.remove();
    for (const box of row.querySelectorAll("input, select")) {
      box.name = box.name.replace(/^l\d+/, "l" + place);
      if (box.id) box.id = box.name;
      box.removeAttribute("aria-invalid");
      box.removeAttribute("aria-describedby");
      if (box.type === "checkbox") box.checked = false; else if (box.tagName === "SELECT") box.selectedIndex = 0; else box.value = "";
    }
    for (const label of row.querySelectorAll("label[for]")) label.htmlFor = label.htmlFor.replace(/^l\d+/, "l" + place);
    const legend = row.querySelector("legend");
    legend.textContent = legend.textContent.replace(/\d+/, place + 1);
    rows.append(row);
    form.elements.lignes.value = place + 1;
    row.querySelector("input").focus();
  });

  // The total of what can be read for sure; the server says which cells cannot.
  const figure = (text) => {
    const bare = text.replace(/[\s\u00a0\u202f€]/g, "");
    return /^\d+([.,]\d{1,2})?$/.test(bare) ? Number(bare.replace(",", ".")) : bare ? NaN : 0;
  };
  const shown = (sum) => sum.toLocaleString("fr-FR", { style: "currency", currency: "EUR", minimumFractionDigits: sum % 1 ? 2 : 0 });
  const sum = () => {
    if (!total) return;
    let all = 0;
    for (const row of rows.children) {
      const amount = row.querySelector(".somme input");
      if (amount && !row.querySelector(".oter :checked")) all += figure(amount.value);
    }
    const [label] = total.textContent.split(":");
    total.textContent = label + ": " + (Number.isNaN(all) ? "…" : shown(Math.round(all * 100) / 100));
  };
  rows.addEventListener("input", sum);
})();
