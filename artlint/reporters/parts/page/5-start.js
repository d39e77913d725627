const STEP = 100;
const FEW = 5;
const MOST_PRINTED = 500;
let found = [];
let drawn = 0;

const drawMore = (count, isOpen = () => false) => {
  const part = found.slice(drawn, drawn + count);
  byId("list").append(...part.map((each, index) => drawArticle(each, isOpen(drawn + index))));
  drawn += part.length;
  byId("more").hidden = drawn >= found.length;
  byId("more").textContent = said("more", { count: found.length - drawn });
};

const drawAll = () => {
  found = filtered();
  drawn = 0;
  byId("list").replaceChildren();
  const problems = found.flatMap((each) => each.problems);
  const numbers = { problems: problems.length, articles: found.length, checked };
  const name = articles.length === 0 ? "clean" : found.length === 0 ? "nothing" : "shown";
  byId("shown").textContent = said(name, numbers);
  byId("charts").hidden = problems.length === 0;
  drawRules(problems);
  drawTime(found);
  drawMore(STEP, (index) => index < FEW);
};

let waiting = 0;
const drawSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(drawAll, 120);
};

const wasOpen = new Map();
addEventListener("beforeprint", () => {
  drawMore(Math.max(0, MOST_PRINTED - drawn));
  for (const box of document.querySelectorAll("#list details")) {
    wasOpen.set(box, box.open);
    box.open = true;
    box.dispatchEvent(new Event("toggle"));
  }
});
addEventListener("afterprint", () => {
  for (const [box, isOpen] of wasOpen) box.open = isOpen;
  wasOpen.clear();
});

fillFilters();
byId("filters").addEventListener("input", drawSoon);
byId("filters").addEventListener("reset", drawSoon);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("more").addEventListener("click", () => {
  const next = drawn;
  drawMore(STEP);
  byId("list").children[next].querySelector("summary").focus();
});
byId("not-told").hidden = notTold.length === 0;
byId("not-told").textContent = notTold.join(" ");
byId("errors").hidden = errors.length === 0;
byId("error-list").append(...errors.map((error) => make("li", {}, error)));
drawAll();
