(() => {
  "use strict";
  const body = document.body, vi = document.documentElement.lang !== "en";
  const CITED = 'a.cited,a[href^="#n-"]';
  let collator;
  const compare = (a, b) => (collator ??= new Intl.Collator(vi ? "vi" : "en", {numeric: true})).compare(a, b);
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const shown = cell => (cell.querySelector(CITED)?.firstChild?.data ?? cell.textContent).trim();
  const number = text => {
    const found = text.match(/[-−]?\d[\d.,\u00a0 ]*/);
    if (!found) return NaN;
    const bare = found[0].replace(/[\u00a0 ]/g, "").replace("−", "-");
    return parseFloat(vi ? bare.replace(/\./g, "").replace(",", ".") : bare.replace(/,/g, ""));
  };

  const sortable = table => {
    const rows = [...table.tBodies[0]?.rows ?? []];
    if (rows.length < 4 || table.querySelector("tbody [colspan], tbody [rowspan]")) return;
    const width = rows[0].cells.length, heads = [];
    let taken = [];
    [...table.tHead?.rows ?? []].forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (taken[y]?.[x]) x++;
        for (let dy = 0; dy < cell.rowSpan; dy++) for (let dx = 0; dx < cell.colSpan; dx++) (taken[y + dy] ??= [])[x + dx] = 1;
        if (cell.colSpan === 1) heads[x] = cell;
        x += cell.colSpan;
      }
    });
    for (let at = 0; at < width; at++) {
      const head = heads[at];
      if (!head || !head.textContent.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.title = body.dataset.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other?.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const words = !head.matches(".number,.ordinal");
        const keyed = rows.map(row => [words ? shown(row.cells[at]) : number(shown(row.cells[at])), row]);
        keyed.sort(([a], [b]) => {
          if (words) return down ? compare(b, a) : compare(a, b);
          if (isNaN(a) || isNaN(b)) return isNaN(a) - isNaN(b);
          return down ? b - a : a - b;
        });
        table.tBodies[0].append(...keyed.map(([, row]) => row));
      });
    }
  };

  const searchable = table => {
    const rows = [...table.tBodies[0].rows], box = table.closest(".scroll");
    if (rows.length < 6 || !box) return;
    const texts = rows.map(row => fold(row.textContent));
    const find = document.createElement("div"), label = document.createElement("label");
    const input = document.createElement("input"), count = document.createElement("output");
    find.className = "find";
    input.type = "search";
    input.placeholder = body.dataset.hint;
    label.append(body.dataset.filter + " ", input);
    find.append(label, count);
    box.before(find);
    input.addEventListener("input", () => {
      const wanted = fold(input.value.trim());
      let left = 0;
      rows.forEach((row, at) => { row.hidden = !texts[at].includes(wanted); left += !row.hidden; });
      count.textContent = wanted ? body.dataset.count.replace("{shown}", left).replace("{all}", rows.length) : "";
    });
  };

  document.querySelectorAll("table[data-search]").forEach(searchable);
  document.querySelectorAll(".text table, .lead table").forEach(sortable);

  const tip = document.createElement("div");
  let owner = null, own = "", leaving = 0;
  tip.className = "tip";
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  body.append(tip);
  const hide = () => {
    if (!owner) return;
    if (own) owner.title = own;
    owner.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  // what the list of sources tells of a figure, the documents by name
  const source = link => {
    const row = document.getElementById(link.hash.slice(1)), list = row?.closest(".sources");
    if (!list) return "";
    const names = [...list.querySelectorAll(".note span")].map(name => name.textContent + ": ");
    const [, , place, ...told] = [...row.cells].map(cell => cell.textContent);
    const where = names.length > 1 ? place.replace(/\[(\d+)\] /g, (_, at) => names[at - 1]) : (names[0] ?? "") + place;
    return [where, told[0], told[2]].filter(Boolean).join("; ");
  };
  const show = link => {
    clearTimeout(leaving);
    if (owner === link) return;
    hide();
    const told = link.title || source(link);
    if (!told) return;
    own = link.title;
    owner = link;
    tip.textContent = told;
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", "tip");
    tip.hidden = false;
    place();
  };
  const place = () => {
    const at = owner.getBoundingClientRect(), high = tip.offsetHeight, gap = 6;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.left = left + "px";
    tip.style.top = (at.top > high + gap + 8 ? at.top - high - gap : at.bottom + gap) + "px";
  };
  const later = () => { leaving = setTimeout(hide, 180); };
  const cited = event => event.target.closest?.(CITED);
  body.addEventListener("mouseover", event => cited(event) && show(cited(event)));
  body.addEventListener("mouseout", event => cited(event) && later());
  body.addEventListener("focusin", event => cited(event) && show(cited(event)));
  body.addEventListener("focusout", event => cited(event) && hide());
  tip.addEventListener("mouseenter", () => clearTimeout(leaving));
  tip.addEventListener("mouseleave", later);
  addEventListener("keydown", event => event.key === "Escape" && hide());
  // a stop of the keyboard often scrolls the page: what it shows stays with it
  addEventListener("scroll", () => owner && owner === document.activeElement ? place() : hide(), {passive: true, capture: true});

  // who followed a figure to its source comes back to that figure, the focus with it
  let left = null;
  body.addEventListener("click", event => {
    const link = event.target.closest?.("a[href]");
    if (link) left = link.matches(CITED) ? link : null;
  });
  addEventListener("hashchange", () => {
    if (!left || location.hash === left.hash) return;
    left.focus();
    left = null;
  });

  const narrow = matchMedia("(max-width:69.99rem)");
  const contents = document.querySelector(".contents details");
  if (contents && narrow.matches) contents.open = false;
})();
