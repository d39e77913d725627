const NONE = "-";

const fill = (select, options) => {
  select.replaceChildren(...options.map(([value, text]) => make("option", { value }, text)));
};

// A value has a sign before it, so that none can be taken for "all" or "not given".
const choices = (values) =>
  [["", said("any")], ...[...tally(values)]
    .sort(([one], [other]) => one.localeCompare(other, language))
    .map(([value, count]) => [value ? `=${value}` : NONE, `${value || said("none")} (${count})`])];

const fillFilters = () => {
  const problems = articles.flatMap((article) => article.problems);
  fill(byId("rule"), choices(problems.map((problem) => rules[problem.rule])));
  fill(byId("level"), [["", said("any")], ...levels.map((name, index) => [`=${index}`, said(name)])]);
  fill(byId("author"), choices(articles.map((article) => article.author)));
  fill(byId("folder"), choices(articles.flatMap((article) => foldersOf(article.path))));
  fill(byId("sort"), ["by-path", "by-count", "by-date"].map((name) => [name, said(name)]));
};

const fits = (wanted, value) => wanted === "" || (wanted === NONE ? value === "" : wanted.slice(1) === String(value));

const fitsSearch = (words, texts) => {
  const text = texts.join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
};

const orders = {
  "by-path": null,
  "by-count": (one, other) => other.problems.length - one.problems.length,
  "by-date": (one, other) => other.article.date.localeCompare(one.article.date),
};

const filtered = () => {
  const [rule, level, author, folder] = ["rule", "level", "author", "folder"].map((name) => byId(name).value);
  const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (const article of articles) {
    if (!fits(author, article.author)) continue;
    if (folder && !foldersOf(article.path).includes(folder.slice(1))) continue;
    const about = [article.title, article.path, article.author];
    const isAll = !rule && !level;
    const problems = article.problems.filter((problem) =>
      fits(rule, rules[problem.rule]) && fits(level, problem.level)
      && (words.length === 0 || fitsSearch(words, [...about, rules[problem.rule], problem.says])));
    const isChanged = isAll && article.changed.length > 0 && fitsSearch(words, about);
    if (problems.length > 0 || isChanged) found.push({ article, problems });
  }
  const order = orders[byId("sort").value];
  return order ? found.sort(order) : found;
};
