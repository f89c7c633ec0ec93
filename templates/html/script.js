"use strict";
// Search and sorting are extras: every page holds all of its contents without them.
(() => {
  const language = document.documentElement.lang;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const grouping = language.startsWith("nl") ? /[.\s]/g : /[,\s]/g;

  // `data-value` in a cell is what to sort by: a whole number or a date as YYYY-MM-DD; without it, the text counts.
  // A number, the first of "3 – 5", of "€ 1.200" and of "12 / 40"; null where there is none.
  const number = (text) => {
    const found = /^[^\p{L}\d]*?([-−]?\d[\d.,\s]*)/u.exec(text);
    return found ? Number(found[1].trim().replace("−", "-").replace(grouping, "").replace(",", ".")) : null;
  };
  const day = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : null);
  const value = (cell) => cell.dataset.value ?? cell.textContent.trim();

  const keys = (rows, column) => {
    const texts = rows.map((row) => (row.cells[column] ? value(row.cells[column]) : ""));
    const there = texts.filter((text) => text !== "" && text !== "–");
    const read = [day, number].find((one) => there.length > 0 && there.every((text) => Number.isFinite(one(text) ?? NaN)));
    return texts.map((text) => (text === "" || text === "–" ? null : read ? read(text) : text));
  };
  const order = new Intl.Collator(language, { numeric: true });
  const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));

  const sort = (table, header, column) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const sign = header.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const known = keys(rows, column);
    const places = rows.map((_, index) => index);
    places.sort((a, b) => {
      if (known[a] === null || known[b] === null) return (known[a] === null) - (known[b] === null) || a - b;
      return sign * compare(known[a], known[b]) || a - b;
    });
    body.append(...places.map((index) => rows[index]));
    for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sort(table, header, column));
      header.append(button);
    });
  }

  const search = document.querySelector(".search");
  if (!search) return;
  const query = search.querySelector("input");
  const found = search.querySelector(".found");
  const details = search.parentElement.querySelector("details");
  const groups = [...details.querySelectorAll("section")].map((section) => {
    const head = plain(section.querySelector("h3").firstChild.textContent + section.querySelector("p").textContent);
    const items = [...section.querySelectorAll("li")].map((item) => ({ item, text: plain(item.textContent) + " " + head }));
    return { section, items };
  });
  const filter = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { section, items } of groups) {
      let some = 0;
      for (const { item, text } of items) {
        const fits = words.every((word) => text.includes(word));
        item.hidden = !fits;
        some += fits ? 1 : 0;
      }
      section.hidden = some === 0;
      count += some;
    }
    details.open = words.length > 0 && count > 0;
    const { none, one, many } = found.dataset;
    found.textContent = words.length === 0 ? "" : count === 0 ? none : count === 1 ? one : many.replace("#", count);
  };
  query.addEventListener("input", filter);
  search.hidden = false;
  filter();
})();
