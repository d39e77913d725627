// Feeds values.json to the parsers that JavaScript generators use, and to Ruby as Jekyll does; see README.md.
// Writes one JSON object for the zone that TZ names.
import { createRequire } from "node:module";
import { readFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [home, valuesFile, outputFile] = process.argv.slice(2);
const require = createRequire(join(home, "package.json"));
const load = (name) => import(pathToFileURL(name.startsWith("/") ? name : require.resolve(name)).href);
const inside = (name, path) => join(home, "node_modules", name, path);
const values = JSON.parse(readFileSync(valuesFile, "utf8"));

const YAML = (text) => `---\ndate: ${text}\n---\n`;
const TOML = (text) => `+++\ndate = ${text}\n+++\n`;
class Ignored extends Error {}
class Block extends Error {}

const block = (parse) => (text) => {
  try {
    return parse(text);
  } catch (error) {
    throw new Block(error.message);
  }
};
const valid = (date) => {
  if (!(date instanceof Date)) throw new Error(`no Date but ${typeof date}`);
  if (isNaN(date)) throw new Error("Invalid Date");
  return date;
};

const hexo = require(inside("hexo", "dist/plugins/processor/common.js"));
// What processPost does with the date: hexo/dist/plugins/processor/post.js.
const hexoDate = (parse, timezone) => (text) => {
  const read = block(parse)(YAML(text)).date;
  const date = hexo.toDate(read);
  if (!date) throw new Ignored("the time of the file is taken");
  return timezone ? hexo.adjustDateForTimezone(date, timezone) : date;
};
const { parse: parse4 } = require("hexo-front-matter");
const { parse: parse5 } = require("hexo-front-matter-5");

const elevenTemplate = (await load(inside("@11ty/eleventy", "src/Template.js"))).default;
const elevenMatter = require("@11ty/gray-matter");
const folder = mkdtempSync(join(tmpdir(), "measure-"));
writeFileSync(join(folder, "post.md"), "");
const eleventyDate = async (text) => {
  const { data } = block(elevenMatter)(YAML(text));
  const template = Object.create(elevenTemplate.prototype, {
    config: { value: { customDateParsing: [] } },
    inputPath: { value: join(folder, "post.md") },
    isVirtualTemplate: { value: () => false },
    _getDateInstance: { value: (kind) => kind },
  });
  const date = await template.getMappedDate(data);
  if (/^'?(git )?(created|last modified)'?$/i.test(text)) return "word";
  return valid(date);
};

const { DEFAULT_PARSE_FRONT_MATTER } = require("@docusaurus/utils");
const { validateBlogPostFrontMatter } = require(inside("@docusaurus/plugin-content-blog", "lib/frontMatter.js"));
const docusaurusDate = async (text) => {
  let read;
  try {
    read = (await DEFAULT_PARSE_FRONT_MATTER({ fileContent: YAML(text) })).frontMatter;
  } catch (error) {
    throw new Block(error.message);
  }
  const { date } = validateBlogPostFrontMatter(read);
  // getDate in @docusaurus/plugin-content-blog/lib/blogUtils.js
  return valid(typeof date === "string" ? new Date(`${date}Z`) : date);
};

const { parseFrontmatter } = await load("@astrojs/internal-helpers/frontmatter");
const { z } = await load("zod");
const astroDate = (type, write) => (text) => type.parse(block(parseFrontmatter)(write(text)).frontmatter.date);

const grayMatter = require("gray-matter");
const vitepressDate = (text) => {
  const { date } = block(grayMatter)(YAML(text), {}).data;
  // vitepress/dist/node: only a Date counts, else the time of the last commit.
  if (!(date instanceof Date)) throw new Ignored("the time of the last commit is taken");
  return valid(date);
};

async function ruby() {
  const { WASI } = await import("node:wasi");
  const { RubyVM } = await load("@ruby/wasm-wasi");
  const wasm = readFileSync(inside("@ruby/3.4-wasm-wasi", "dist/ruby+stdlib.wasm"));
  const preopens = { "/gem": join(home, "safe_yaml/lib") };
  const wasi = new WASI({ version: "preview1", args: ["ruby"], env: {}, preopens, returnOnExit: true });
  const { vm } = await RubyVM.instantiateModule({ module: await WebAssembly.compile(wasm), wasip1: wasi });
  vm.eval(`
    require "time"; require "json"; require "yaml"
    $LOAD_PATH.unshift "/gem"; require "safe_yaml/load"
    SafeYAML::OPTIONS[:suppress_warnings] = true
    def read(text)
      SafeYAML.load(text)
    end
    def jekyll(text)
      begin
        value = read("date: " + text + "\\n")["date"]
      rescue Psych::SyntaxError, StandardError => error
        return { block: error.message }.to_json
      end
      # Document#merge_date! and Utils.parse_date; a date that is false or null is none.
      input = value.to_s
      time = Time.parse(input)
      zone = Date._parse(input)[:zone]
      zoned = !zone.nil? && !Time.zone_offset(zone).nil?
      { wall: time.strftime("%Y-%m-%dT%H:%M:%S.%L"), zoned: zoned, utc: time.utc.iso8601(3) }.to_json
    rescue ArgumentError => error
      { error: error.message }.to_json
    end
    def shown(value)
      case value
      when true, false then ["bool", value]
      when nil then ["null", nil]
      when Integer then ["int", value.to_s.to_i.abs < 2**53 ? value : value.to_s]
      when Float then ["float", value.finite? ? value : value.to_s]
      when Date, Time then ["date", value.to_time.utc.iso8601]
      when String then ["str", value]
      else [value.class.to_s, value.to_s]
      end
    end
    def scalar(text)
      shown(read(text)["a"]).to_json
    rescue Psych::SyntaxError, StandardError => error
      ["!", error.message.lines.first.strip].to_json
    end
  `);
  return (name, text) => JSON.parse(vm.eval(`${name}([${JSON.stringify(Buffer.from(text).toString("base64"))}].first.unpack1("m").force_encoding("UTF-8"))`).toString());
}
const run = await ruby();
const jekyllDate = (text) => {
  const read = run("jekyll", text);
  if (read.block) throw new Block(read.block);
  if (read.error) throw new Error(read.error);
  // Ruby in WebAssembly knows UTC only: what it takes for local time is put into the zone here.
  return new Date(read.zoned ? read.utc : read.wall);
};

async function measured(call, text) {
  try {
    const date = await call(text);
    return typeof date === "string" ? date : new Date(+valid(date)).toISOString().replace(".000Z", "Z");
  } catch (error) {
    return error instanceof Ignored ? "!ignored" : error instanceof Block ? "!block" : "!error";
  }
}

const generators = {
  yaml: {
    hexo: hexoDate(parse4),
    "hexo with timezone": hexoDate(parse4, "Asia/Shanghai"),
    "hexo-front-matter 5": hexoDate(parse5),
    eleventy: eleventyDate,
    docusaurus: docusaurusDate,
    astro: astroDate(z.coerce.date(), YAML),
    "astro z.date": astroDate(z.date(), YAML),
    vitepress: vitepressDate,
    jekyll: jekyllDate,
  },
  toml: { astro: astroDate(z.coerce.date(), TOML), "astro z.date": astroDate(z.date(), TOML) },
};
const result = { dates: { yaml: {}, toml: {} }, scalars: {}, versions: {} };
for (const format of ["yaml", "toml"]) {
  for (const text of values[format]) {
    result.dates[format][text] = {};
    for (const [name, call] of Object.entries(generators[format])) {
      result.dates[format][text][name] = await measured(call, text);
    }
  }
}

const yaml3 = require("js-yaml-3");
const yaml4 = require("js-yaml-4");
const yaml5 = await load("js-yaml-5");
const yaml2 = require("yaml");
const parsers = {
  "js-yaml 3": (text) => yaml3.safeLoad(text),
  "js-yaml 4": (text) => yaml4.load(text),
  "js-yaml 5": (text) => (yaml5.load ?? yaml5.default.load)(text),
  "yaml 2": (text) => yaml2.parse(text),
  "hexo-front-matter 5": (text) => parse5(`---\n${text}---\n`),
};
function shown(value) {
  if (value === undefined || value === null) return ["null", null];
  if (value instanceof Date) return ["date", isNaN(value) ? "Invalid Date" : value.toISOString().replace(".000Z", "Z")];
  if (typeof value === "boolean") return ["bool", value];
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return ["float", String(value)];
    return [Number.isInteger(value) ? "int" : "float", Number.isSafeInteger(value) || value % 1 ? value : String(value)];
  }
  return typeof value === "string" ? ["str", value] : [typeof value, JSON.stringify(value)];
}
const blocks = { ...Object.fromEntries(values.scalars.map((text) => [text, `a: ${text}\n`])), ...values.blocks };
for (const [name, text] of Object.entries(blocks)) {
  result.scalars[name] = {};
  for (const [parser, parse] of Object.entries(parsers)) {
    try {
      result.scalars[name][parser] = shown(parse(text).a);
    } catch (error) {
      result.scalars[name][parser] = ["!", error.message.split("\n")[0]];
    }
  }
  result.scalars[name]["safe_yaml (Jekyll)"] = run("scalar", text);
}
const own = JSON.parse(readFileSync(join(home, "package.json"), "utf8")).dependencies;
result.versions = { node: process.version, ...own };
writeFileSync(outputFile, JSON.stringify(result));
