// Where the packages are is NODE_PATH's business, so that nothing is installed beside this
// file. Imports do not read NODE_PATH; require.resolve does.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);

/** The path of a file of an installed package. */
export const resolve = (name) => require.resolve(name);

/** Imports an installed package, or one file of it. */
export const load = (name) => import(pathToFileURL(resolve(name)).href);
