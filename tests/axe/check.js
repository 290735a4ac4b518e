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

async function look(browser, file, way, pictures) {
  const wrong = [];
  const context = await browser.newContext({ viewport: { width: way.width, height: 900 } });
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  page.on("console", (said) => wrong.push(`the browser says: ${said.text()}`));
  page.on("pageerror", (error) => wrong.push(`the page fails: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== own) wrong.push(`the page asks for ${request.url()}`);
  });
  await page.emulateMedia({ ...USUAL, ...way.media });
  await page.goto(own);
  if (pictures) {
    const name = `${path.basename(file, ".html")}-${way.name}.png`;
    await page.screenshot({ path: path.join(pictures, name), fullPage: true });
  }
  await page.evaluate(axe.source);
  // Of rules that are kept it need not say by what: that takes a third of the time.
  const found = await page.evaluate(
    (tags) =>
      axe.run(document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations", "incomplete"],
      }),
    TAGS,
  );
  if (found.passes.length < 10) wrong.push(`axe-core looked at ${found.passes.length} rules only`);
  // Contrast that could not be measured is as good as none; a sign that is hidden from
  // readers is not text, and what it says stands beside it in words.
  const unsure = found.incomplete
    .filter((rule) => rule.id === "color-contrast")
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !node.html.includes("aria-hidden")) }));
  for (const { id, help, nodes } of [...found.violations, ...unsure]) {
    for (const node of nodes) wrong.push(`${id}: ${help}: ${node.html} ${node.failureSummary}`);
  }
  wrong.push(...(await sideways(page, "as it is")));
  // Put into the tree directly: the page's own policy takes no other style, and rightly so.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  wrong.push(...(await sideways(page, "with more space in its text")));
  const rules = found.passes.map((rule) => rule.id);
  await context.close();
  return { file: path.basename(file), way: way.name, wrong, rules };
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
  const waiting = files.flatMap((file) => ways.map((way) => [file, way]));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      looks.push(await look(browser, ...next, pictures));
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
