const read = (name) => JSON.parse(document.getElementById(name).textContent);
const articles = read("article-data");
const { rules, helps, errors, checked, labels } = read("report-data");
const levels = ["error", "warning", "info"];
const byId = (name) => document.getElementById(name);
const language = document.documentElement.lang;

const said = (name, values = {}) =>
  labels[name].replace(/\{(\w+)\}/g, (_, key) =>
    typeof values[key] === "number" ? values[key].toLocaleString(language) : values[key]);

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
