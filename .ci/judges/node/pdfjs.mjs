// What pdf.js, Firefox's reader, gives for each page of each file named: a line of JSON a file,
// {"file": ..., "pages": [{"text": ..., "tree": [{"role": ..., "text": ...}]}]}.
//
// "text" is the page's text in the order of its content, with a newline where pdf.js sees a
// line end. "tree" is the structure tree as it is handed to assistive technology, flat and in
// reading order: for each stretch of content the role of its innermost element, and its text.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { load, resolve } from "./load.mjs";

// pdf.js asks for these when it is loaded; only drawing uses them.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};

const name = "pdfjs-dist/legacy/build/pdf.mjs";
const root = dirname(dirname(dirname(resolve(name))));
const { getDocument, VerbosityLevel } = await load(name);

/** The text of each marked-content sequence, by the id that the structure tree knows it by. */
function byContent(items) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "endMarkedContent") {
      open.pop();
    } else if (item.type) {
      open.push(item.id);
    } else {
      const id = open.findLast((id) => id);
      texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? "\n" : ""));
    }
  }
  return texts;
}

function* walk(node, role, texts) {
  if (node.type === "content") {
    yield { role, text: texts.get(node.id) ?? "" };
  }
  for (const child of node.children ?? []) {
    yield* walk(child, node.role, texts);
  }
}

for (const file of process.argv.slice(2)) {
  const document = await getDocument({
    data: new Uint8Array(await readFile(file)),
    cMapUrl: join(root, "cmaps/"),
    standardFontDataUrl: join(root, "standard_fonts/"),
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    // Without this pdf.js normalises to NFKC: … becomes ...
    const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
    const text = items.map((i) => (i.str ?? "") + (i.hasEOL ? "\n" : "")).join("");
    const tree = await page.getStructTree();
    pages.push({ text, tree: tree ? [...walk(tree, tree.role, byContent(items))] : [] });
  }
  await document.destroy();
  console.log(JSON.stringify({ file, pages }));
}
