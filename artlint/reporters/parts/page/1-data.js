const read = (name) => JSON.parse(document.getElementById(name).textContent);
const articles = read("article-data");
const { rules, helps, errors, notTold, checked, labels } = read("report-data");
const levels = ["error", "warning", "info"];
const byId = (name) => document.getElementById(name);
const language = document.documentElement.lang;

// `{count|line|lines}` is a number with its noun, the first for one.
const said = (name, values = {}) =>
  labels[name].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, key, one, several) => {
    const value = values[key];
    const told = typeof value === "number" ? value.toLocaleString(language) : value;
    return several === undefined ? told : `${told} ${value === 1 ? one : several}`;
  });

// Words of an article only ever become text: nothing here parses HTML.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== "" && child !== null));
  return element;
};

const folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));

const foldersOf = (path) => {
  const parts = folderOf(path).split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/")).filter(Boolean);
};

const tally = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
