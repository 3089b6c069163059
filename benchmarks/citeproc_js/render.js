// Renders CSL-JSON items with citeproc-js, for benchmarks and comparisons.
//   node render.js bibliography STYLE.csl ITEMS.json LOCALE LOCALES_FOLDER [FORMAT]
//   node render.js notes        STYLE.csl ITEMS.json LOCALE LOCALES_FOLDER [FORMAT]
//   node render.js compare      STYLES.txt ITEMS.json LOCALE LOCALES_FOLDER [FORMAT]
// bibliography writes a JSON array of texts. notes cites item after item (every third one is cited again at once,
// with a page) and writes the notes. compare reads a list of style paths and writes a line of JSON a style:
// {style, cites, bibliography} or {style, error}.
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const [mode, stylePath, itemsPath, locale, folder, format] = process.argv.slice(2);
const items = JSON.parse(fs.readFileSync(itemsPath, "utf8"));
const byId = new Map(items.map((item) => [item.id, item]));
const system = {
  retrieveItem: (id) => JSON.parse(JSON.stringify(byId.get(id))),
  retrieveLocale: (code) => {
    const file = path.join(folder, `locales-${code}.xml`);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
  },
};

function makeEngine(file, forced) {
  const engine = new CSL.Engine(system, fs.readFileSync(file, "utf8"), locale, forced);
  engine.setOutputFormat(format || "text");
  return engine;
}

function texts(engine) {
  const made = engine.makeBibliography();
  return made && made[1].map((text) => text.trim());
}

// The ids of a bibliography include items for which the style renders nothing; its texts do not.
function bibliography(engine) {
  const found = texts(engine);
  if (!found) return null;
  let ids = engine.makeBibliography()[0].entry_ids.map((each) => String(each[0]));
  if (ids.length > found.length) {
    ids = ids.filter((id) => engine.makeBibliography({ include: [{ field: "id", value: id }] })[1].length);
  }
  return found.map((text, place) => [ids[place], text]);
}

function note(engine, before, citationItems, noteIndex) {
  const citation = { citationItems, properties: { noteIndex } };
  const [, changed] = engine.processCitationCluster(citation, before, []);
  const own = changed[changed.length - 1];
  before.push([citation.citationID, noteIndex]);
  return own[1];
}

if (mode === "bibliography") {
  const engine = makeEngine(stylePath, true);
  engine.updateItems(items.map((item) => item.id));
  process.stdout.write(JSON.stringify(texts(engine)));
} else if (mode === "notes") {
  const engine = makeEngine(stylePath, true);
  const before = [];
  const made = items.map((item, place) => {
    const cited = place % 3 === 2 ? items[place - 1] : item;
    return note(engine, before, [{ id: cited.id, locator: String(place), label: "page" }], place + 1);
  });
  process.stdout.write(JSON.stringify(made));
} else {
  for (const file of fs.readFileSync(stylePath, "utf8").split("\n").filter(Boolean)) {
    const style = path.basename(file, ".csl");
    try {
      const engine = makeEngine(file, true);
      engine.updateItems(items.map((item) => item.id));
      const cites = items.map((item) => [item.id, engine.makeCitationCluster([{ id: item.id, locator: "25", label: "page" }])]);
      console.log(JSON.stringify({ style, cites, bibliography: bibliography(engine) }));
    } catch (error) {
      console.log(JSON.stringify({ style, error: String(error) }));
    }
  }
}
