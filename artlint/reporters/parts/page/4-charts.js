const WIDTH = 460;
const draw = (tag, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const tableOf = (head, rows) => make("table", { class: "hidden" },
  make("tr", {}, make("th", { scope: "col" }, head), make("th", { scope: "col" }, said("problems"))),
  ...rows.map(([name, count]) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, String(count)))));

const show = (figure, title, note, picture, table) => {
  const caption = make("figcaption", {}, title, " ", note ? make("small", {}, note) : "");
  figure.replaceChildren(caption, picture, table);
};

const drawRules = (problems) => {
  const rows = [...tally(problems.map((problem) => rules[problem.rule]))].sort(([one, few], [other, many]) => many - few || one.localeCompare(other)).slice(0, 10);
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const bars = rows.flatMap(([name, count], index) => [
    draw("text", { x: 175, y: index * 24 + 16, "text-anchor": "end" }, name.length > 26 ? `${name.slice(0, 25)}…` : name),
    draw("rect", { x: 183, y: index * 24 + 3, width: Math.max(2, (count / most) * 215), height: 17, rx: 2 },
      draw("title", {}, `${name}: ${count}`)),
    draw("text", { x: 189 + Math.max(2, (count / most) * 215), y: index * 24 + 16 }, count.toLocaleString(language)),
  ]);
  const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${Math.max(1, rows.length) * 24}`, "aria-hidden": "true" }, ...bars);
  show(byId("rules-chart"), said("by-rule"), "", picture, tableOf(said("rule"), rows));
};

// Months where they fit, else years; those without a problem are drawn too, or time would be bent.
const periods = (dates) => {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1;
  const names = [];
  if (months <= 36) {
    for (let index = 0; index < months; index += 1) {
      const month = Number(first.slice(5, 7)) - 1 + index;
      names.push(`${Number(first.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`);
    }
  } else {
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) names.push(String(year));
  }
  return names;
};

const drawTime = (found) => {
  const dated = found.filter(({ article }) => article.date);
  const undated = found.reduce((sum, { article, problems }) => sum + (article.date ? 0 : problems.length), 0);
  const names = dated.length > 0 ? periods(dated.map(({ article }) => article.date)) : [];
  const sums = new Map(names.map((name) => [name, 0]));
  for (const { article, problems } of dated) {
    const name = article.date.slice(0, names[0].length);
    sums.set(name, sums.get(name) + problems.length);
  }
  const rows = [...sums];
  const most = Math.max(1, ...sums.values());
  const step = (WIDTH - 10) / Math.max(1, rows.length);
  const every = Math.ceil(rows.length / 6);
  const bars = rows.flatMap(([name, count], index) => {
    const height = (count / most) * 170;
    const bar = draw("rect", { x: 5 + index * step, y: 190 - height, width: Math.max(1, step * 0.85), height }, draw("title", {}, `${name}: ${count}`));
    return index % every === 0 ? [bar, draw("text", { x: 5 + index * step, y: 206 }, name)] : [bar];
  });
  const peak = draw("text", { x: 5, y: 12 }, `max. ${most.toLocaleString(language)}`);
  const picture = draw("svg", { viewBox: `0 0 ${WIDTH} 214`, "aria-hidden": "true" }, ...(rows.length > 0 ? [peak] : []), ...bars);
  const note = undated > 0 ? said("undated", { count: undated }) : "";
  show(byId("time-chart"), said("over-time"), note, picture, tableOf(said("period"), rows));
};
