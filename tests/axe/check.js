// Holds pages against axe-core in a real Chromium, in every way in which they are looked at.
//
//   node check.js [--first] [--pictures DIR] PAGE...
//
// `--first` looks in the first way only; `--pictures` keeps what was seen, and a print.
//
// Prints one JSON object: for each page and way, what is wrong. Ends with 0 when nothing is.

"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const needs = (name) => {
  try {
    return require(name);
  } catch {
    console.error(`${name} is missing. Install it with: npm ci --prefix tests/axe`);
    process.exit(3);
  }
};
const axe = needs("axe-core");
const { chromium } = needs("playwright-core");

const BROWSER = process.env.OUTRO_CHROMIUM || "/usr/bin/chromium";
if (!fs.existsSync(BROWSER)) {
  console.error(`${BROWSER} is missing. Install the package: apt-get install chromium`);
  process.exit(3);
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const WAYS = [
  { name: "desktop", width: 1280, media: { colorScheme: "light" } },
  { name: "phone-dark", width: 360, media: { colorScheme: "dark" } },
  { name: "narrowest", width: 320, media: { colorScheme: "light" } },
  { name: "contrast-light", width: 1280, media: { colorScheme: "light", contrast: "more" } },
  { name: "contrast-dark", width: 1280, media: { colorScheme: "dark", contrast: "more" } },
  { name: "forced-colors", width: 1280, media: { colorScheme: "dark", forcedColors: "active" } },
  { name: "print", width: 794, media: { media: "print", colorScheme: "light" } },
];

// What WCAG 2.2 asks that a reader may set (1.4.12), as its own text gives it.
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`;

const USUAL = { media: null, colorScheme: null, contrast: null, forcedColors: null };

// A page of the browser, in which one file after the other is looked at in all ways, as by somebody
// who changes the settings of their computer meanwhile: a new one takes as long as looking.
async function opened(browser) {
  const context = await browser.newContext();
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  const view = { page, own: null, wrong: [] };
  page.on("console", (said) => view.wrong.push(`the browser says: ${said.text()}`));
  page.on("pageerror", (error) => view.wrong.push(`the page fails: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== view.own) view.wrong.push(`the page asks for ${request.url()}`);
  });
  return view;
}

async function look(view, file, ways, pictures) {
  const { page } = view;
  view.own = pathToFileURL(file).href;
  const looks = [];
  for (const way of ways) {
    view.wrong = [];
    await page.setViewportSize({ width: way.width, height: 900 });
    await page.emulateMedia({ ...USUAL, ...way.media });
    if (way === ways[0]) await page.goto(view.own);
    if (pictures) {
      const name = `${path.basename(file, ".html")}-${way.name}.png`;
      await page.screenshot({ path: path.join(pictures, name), fullPage: true });
    }
    const { rules, found } = await check(page);
    looks.push({ file: path.basename(file), way: way.name, wrong: [...view.wrong, ...found], rules });
  }
  return looks;
}

// What is wrong with a page as it is looked at now, and which rules it keeps.
async function check(page) {
  // Of rules that are kept it need not say by what: that takes a third of the time.
  const said = await page.evaluate(
    (tags) =>
      axe.run(document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations", "incomplete"],
      }),
    TAGS,
  );
  const found = [];
  if (said.passes.length < 10) found.push(`axe-core looked at ${said.passes.length} rules only`);
  // Contrast that could not be measured is as good as none; a sign that is hidden from
  // readers is not text, and what it says stands beside it in words.
  const unsure = said.incomplete
    .filter((rule) => rule.id === "color-contrast")
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !node.html.includes("aria-hidden")) }));
  for (const { id, help, nodes } of [...said.violations, ...unsure]) {
    for (const node of nodes) found.push(`${id}: ${help}: ${node.html} ${node.failureSummary}`);
  }
  found.push(...(await sideways(page, "as it is")));
  await space(page, SPACING);
  found.push(...(await sideways(page, "with more space in its text")));
  await space(page, "");
  return { rules: said.passes.map((rule) => rule.id), found };
}

// Put into the tree directly: the page's own policy takes no other style, and rightly so.
async function space(page, style) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, style);
}

// Nothing reaches out of the window, so that nobody has to scroll sideways (1.4.10).
async function sideways(page, when) {
  const out = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")]
      .filter((element) => !element.classList.contains("skip"))
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  return out.map((html) => `reaches out of the window ${when}: ${html}`);
}

async function print(browser, file, pictures) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const name = `${path.basename(file, ".html")}.pdf`;
  await page.pdf({ path: path.join(pictures, name), preferCSSPageSize: true, format: "A4" });
  await page.close();
}

async function main() {
  const files = process.argv.slice(2);
  let pictures = null;
  let ways = WAYS;
  if (files[0] === "--first") {
    ways = WAYS.slice(0, 1);
    files.shift();
  }
  if (files[0] === "--pictures") {
    pictures = files[1];
    files.splice(0, 2);
  }
  const browser = await chromium.launch({ executablePath: BROWSER });
  const looks = [];
  const waiting = [...files];
  const work = async () => {
    const view = await opened(browser);
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      looks.push(...(await look(view, file, ways, pictures)));
    }
  };
  await Promise.all([work(), work(), work()]);
  if (pictures) for (const file of files) await print(browser, file, pictures);
  await browser.close();
  // A pipe takes 64 KiB at once; who exits before it is empty cuts the answer off.
  const code = looks.some((one) => one.wrong.length) ? 1 : 0;
  process.stdout.write(`${JSON.stringify(looks)}\n`, () => process.exit(code));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(4);
});
