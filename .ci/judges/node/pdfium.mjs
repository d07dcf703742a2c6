// What PDFium, Chrome's reader, gives for each page of each file named: a line of JSON a file,
// {"file": ..., "pages": [{"text": ...}]}.
import { readFile } from "node:fs/promises";
import { load } from "./load.mjs";

const { PDFiumLibrary } = await load("@hyzyla/pdfium");
const library = await PDFiumLibrary.init();
for (const file of process.argv.slice(2)) {
  const document = await library.loadDocument(await readFile(file));
  const pages = [];
  for (const page of document.pages()) {
    pages.push({ text: page.getText() });
  }
  document.destroy();
  console.log(JSON.stringify({ file, pages }));
}
library.destroy();
