const lines = (tag, texts, name, leftOut) => [
  ...texts.map((text) => make(tag, {}, make("span", { class: "hidden" }, said(name)), text || " ")),
  ...(leftOut ? [make(tag, {}, `… ${said("left-out", { count: leftOut })}`)] : []),
];

const difference = (hunks) => hunks.map((hunk) => make("div", {},
  make("span", { class: "place" }, said("line", { line: hunk.line })),
  make("pre", {}, ...lines("del", hunk.old, "removed", hunk.oldLeft), ...lines("ins", hunk.new, "added", hunk.newLeft))));

const fixOf = (fix) => [
  make("p", {}, make("strong", {}, said(fix.safe ? "safe-fix" : "unsafe-fix")), fix.says),
  fix.because ? make("p", { class: "warning" }, said("because"), fix.because) : "",
  ...difference(fix.hunks),
];

const drawProblem = (problem) => {
  const [line, column] = problem.at;
  const name = levels[problem.level];
  const [before, marked, after] = problem.line;
  const help = helps[problem.help];
  return make("div", { class: "problem" },
    make("p", {},
      make("span", { class: `level ${name}` }, said(name)), " ", problem.says, " ",
      make("code", { class: "rule" }, rules[problem.rule])),
    make("span", { class: "place" }, said("place", { line, column })),
    make("pre", {}, before, make("mark", {}, marked), after),
    help ? make("p", {}, make("strong", {}, said("help")), help) : "",
    ...(problem.fix ? fixOf(problem.fix) : []));
};

const counts = (problems) => {
  const found = tally(problems.map((problem) => problem.level));
  return levels.flatMap((name, index) => found.has(index)
    ? [make("span", { class: name }, `${found.get(index).toLocaleString(language)} ${said(found.get(index) === 1 && language === "en" ? name : `${name}s`)}`), " "]
    : []);
};

const drawArticle = ({ article, problems }, isOpen) => {
  const byline = [article.author, article.date].filter(Boolean).join(" · ");
  const box = make("details", {}, make("summary", {},
    make("span", { class: "counts" }, ...counts(problems)),
    make("h3", {}, article.title || article.path.slice(article.path.lastIndexOf("/") + 1)), " ",
    make("span", { class: "byline" }, byline),
    make("span", { class: "path" }, article.path)));
  // What nobody opens is not drawn.
  box.addEventListener("toggle", () => {
    if (box.open && box.childElementCount === 1) {
      box.append(...problems.map(drawProblem));
      if (article.changed.length > 0) {
        box.append(make("div", { class: "problem" }, make("p", {}, make("strong", {}, said("changed"))), ...difference(article.changed)));
      }
    }
  });
  box.open = isOpen;
  return make("li", {}, box);
};
