(() => {
  "use strict";
  const box = document.querySelector(".find"), all = document.getElementById("bao-cao");
  if (!box) return;
  const words = document.body.dataset, root = words.root;
  const name = document.getElementById("ten"), status = box.querySelector(".count");
  const authority = document.getElementById("co-quan"), period = document.getElementById("ky");

  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const link = (text, address, label, kind) => {
    const element = make("a", text, kind);
    element.href = root + address;
    element.setAttribute("aria-label", label);
    return element;
  };
  const head = (scope, ...parts) => {
    const cell = make("th");
    cell.scope = scope;
    cell.append(...parts);
    return cell;
  };

  let known;
  const data = () => {
    if (known) return known;
    known = JSON.parse(document.getElementById("so-lieu").textContent);
    known.names = known.authorities.map(fold);
    known.moments = known.reports.map(report => report[1].split("-"));
    known.units.forEach(unit => { unit.words = fold(unit[1]).split(" "); });
    return known;
  };

  /* A word of the query is the beginning of a word of the name; a number may be a month or a year. */
  const begins = (text, token) => text.some(word => word.startsWith(token));
  const isNumber = token => /^\d+$/.test(token);
  const inPeriod = ([year, month], token) =>
    token.length > 2 || !month ? year.startsWith(token) : Number(token) === Number(month) || (token.length === 2 && year.startsWith(token));
  const tokensOf = text => {
    const found = text.split(" ").filter(Boolean);
    return found.filter((token, at) => !(["thang", "nam", "ky"].includes(token) && isNumber(found[at + 1] ?? "")));
  };
  /* "to hieu son la": the authority's own name narrows, what is left names the unit. */
  const without = (query, owner) => {
    for (const own of [owner, owner.split(" ").slice(1).join(" ")]) {
      if (own && ` ${query} `.includes(` ${own} `)) {
        const rest = ` ${query} `.replace(` ${own} `, " ").trim();
        if (tokensOf(rest).some(token => !isNumber(token))) return rest;
      }
    }
    return query;
  };
  const fits = (report, place, time, numbers) => {
    const {reports, moments} = data();
    return (place === "" || Number(place) === reports[report][0]) && (!time || time === reports[report][1]) &&
      numbers.every(token => inPeriod(moments[report], token));
  };

  const unitsFor = (query, place, time) => {
    const {units, names} = data();
    const asked = names.map(owner => tokensOf(without(query, owner)));
    const hits = [];
    for (const unit of units) {
      const tokens = asked[unit[0]], others = tokens.filter(token => !begins(unit.words, token));
      if (others.length === tokens.length || !others.every(isNumber)) continue;
      const rows = unit[3].filter(([report]) => fits(report, place, time, others));
      if (!rows.length) continue;
      const phrase = tokens.filter(token => !others.includes(token)).join(" ");
      hits.push([` ${unit.words.join(" ")}`.includes(` ${phrase}`) ? 0 : 1, unit, rows]);
    }
    return hits.sort((a, b) => a[0] - b[0]);
  };
  const reportsFor = (query, place, time) => {
    const {reports, names} = data(), tokens = tokensOf(query);
    const numbers = tokens.filter(isNumber), others = tokens.filter(token => !isNumber(token));
    const own = names.map(owner => ["bao", "cao", "thang", "nam", ...owner.split(" ")]);
    return reports.filter((report, at) => fits(at, place, time, numbers) && others.every(token => begins(own[report[0]], token)));
  };

  const shownUnit = ([, unit, rows]) => {
    const {authorities, reports, files, levels, classes} = data();
    const item = make("li"), table = make("table"), top = make("thead"), line = make("tr"), body = make("tbody");
    item.append(make("h4", unit[1]), make("p", `${levels[rows[0][1]][0]}, ${authorities[unit[0]]}`), table);
    line.append(...words.heads.split("|").map(text => head("col", text)));
    top.append(line);
    table.setAttribute("aria-label", unit[1]);
    table.append(top, body);
    for (const [at, level, value, rank, flags] of rows) {
      const [, , moment, folder, set, , , , notes] = reports[at], [, greatest, ranked] = levels[level];
      const row = make("tr"), score = make("td", value ? value + greatest : "–", "score");
      const first = head("row", link(moment, `${folder}/${files[set][0][1]}#u-${unit[2]}`, `${moment}, ${unit[1]}`));
      if (flags & 2) first.append(link(words.sheet, `${folder}/units/${unit[2]}.html`, `${words.sheet}: ${unit[1]}, ${moment}`, "sheet"));
      first.append(...notes.map(note => make("small", note)));
      if (flags & 1) score.append(" ", make("small", words.doubtful, "doubt"));
      row.append(first, score, make("td", classes[flags >> 2] || "–", "class"), make("td", rank ? `${rank}/${ranked}` : "–", "rank"));
      body.append(row);
    }
    return item;
  };
  const shownReport = ([owner, , moment, folder, set, score, grade, rank, notes]) => {
    const {authorities, files, classes} = data(), [[, page], ...others] = files[set];
    const row = make("tr"), list = make("ul"), cell = make("td", undefined, "files"), told = `${authorities[owner]}, ${moment}`;
    list.append(...others.map(([label, file]) => {
      const item = make("li");
      item.append(link(label, `${folder}/${file}`, `${label}: ${told}`));
      return item;
    }));
    cell.append(list);
    row.append(head("row", link(authorities[owner], `${folder}/${page}`, told), ...notes.map(note => make("small", note))),
      make("td", moment, "period"), make("td", score || "–", "score"), make("td", classes[grade] || "–", "class"), make("td", rank || "–", "rank"), cell);
    return row;
  };

  /* A list of results that shows so many at a time. */
  const results = (place, list, atOnce, shown) => {
    const more = place.querySelector("button");
    let hits = [];
    const showMore = () => {
      const from = list.children.length;
      list.append(...hits.slice(from, from + atOnce).map(shown));
      const left = hits.length - list.children.length;
      more.hidden = left <= 0;
      more.textContent = words.more.replace("{count}", Math.min(left, atOnce));
      list.children[from]?.querySelector("a").focus();
    };
    more.addEventListener("click", showMore);
    return found => {
      hits = found;
      list.replaceChildren(...hits.slice(0, atOnce).map(shown));
      more.hidden = hits.length <= atOnce;
      more.textContent = words.more.replace("{count}", Math.min(hits.length - atOnce, atOnce));
      place.hidden = !hits.length;
    };
  };
  const [units, reports] = box.querySelectorAll(".found");
  const showUnits = results(units, units.querySelector("ul"), 12, shownUnit);
  const showReports = results(reports, reports.querySelector("tbody"), 40, shownReport);

  const search = () => {
    const query = fold(name.value), place = authority?.value ?? "", time = period.value;
    const active = Boolean(query || place || time);
    const ofUnits = query ? unitsFor(query, place, time) : [], ofReports = active ? reportsFor(query, place, time) : [];
    showUnits(ofUnits);
    showReports(ofReports);
    all.hidden = active;
    status.textContent = !active ? "" : !ofUnits.length && !ofReports.length ? words.none
      : words.count.replace("{units}", ofUnits.length).replace("{reports}", ofReports.length);
  };

  box.hidden = false;
  for (const field of [name, authority, period]) field?.addEventListener("input", search);
  if (name.value || authority?.value || period.value) search();
})();
