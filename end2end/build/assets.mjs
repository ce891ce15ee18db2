// Makes target/site, all that is served as a file or read at the server's start. Run by .ci/build, from the clone's root.
//   page.css        style/main.css and all that it imports in one, to stand inside each page
//   pkg/            named by content, so that a phone keeps them for ever: the browser half, and the scripts of public/
//   manifest.json   what each file of pkg/ is called now: { "leave.js": "leave.1f0c….js", … }
//   and the rest of public/, under their own names
// Beside each text that is served stand its .br and .gz. Does nothing when nothing that goes in has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const SITE = "target/site";
const FRESH = "target/site.new";
const BROWSER_HALF = "target/front/pkg";

// The oldest phones we mean to serve (pages), and those that can run the browser half at all (reference types).
const PHONES = ["chrome64", "safari12", "firefox78"];
const BROWSER_HALF_NEEDS = ["chrome96", "safari15", "firefox79"];

const COMPRESSED = new Set([".css", ".html", ".ico", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);

const manifest = {};

const stamp = stampOf(["style", "public", BROWSER_HALF, "end2end/package-lock.json", "end2end/build/assets.mjs"]);
if (!existsSync(`${SITE}/stamp`) || readFileSync(`${SITE}/stamp`, "utf8") !== stamp) {
  console.log("== Making the site's files.");
  await make();
}

async function make() {
  rmSync(FRESH, { recursive: true, force: true });
  await styles();
  await browserHalf();
  await publicFiles();
  write("manifest.json", JSON.stringify(manifest, null, 1));
  write("stamp", stamp);
  rmSync(SITE, { recursive: true, force: true });
  renameSync(FRESH, SITE);
}

async function styles() {
  const css = await bundle("style/main.css", { target: PHONES });
  if (css.includes("</style")) throw new Error("style/ holds </style, which would end the page's own style element");
  write("page.css", css.trimEnd());
  tell("page.css", css, brotli(css));
}

// The loader derives one name from the other, so both bear the same hash.
async function browserHalf() {
  const js = await bundle(`${BROWSER_HALF}/foothold.js`, { format: "esm", target: BROWSER_HALF_NEEDS });
  const wasm = readFileSync(`${BROWSER_HALF}/foothold_bg.wasm`);
  const hash = hashOf(js, wasm);
  keep("foothold.js", hash, js);
  keep("foothold.wasm", hash, wasm);
}

async function publicFiles() {
  for (const file of filesIn("public")) {
    const name = relative("public", file);
    if (extname(file) === ".js") {
      const js = await bundle(file, { format: "iife", target: PHONES });
      keep(name, hashOf(js), js);
    } else {
      serve(name, readFileSync(file));
    }
  }
}

async function bundle(file, options) {
  const { build } = await import("esbuild");
  const { outputFiles, warnings } = await build({
    entryPoints: [file], bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", logLevel: "warning", ...options,
  });
  if (warnings.length) throw new Error(`${file}: see the warnings above`);
  return outputFiles[0].text;
}

// leave.js → pkg/leave.1f0c….js, and a line in the manifest.
function keep(name, hash, content) {
  const extension = extname(name);
  const hashed = join(dirname(name), `${basename(name, extension)}.${hash}${extension}`);
  manifest[name] = hashed;
  serve(join("pkg", hashed), content);
}

function serve(name, content) {
  write(name, content);
  if (!COMPRESSED.has(extname(name))) return;
  const small = brotli(content);
  write(`${name}.br`, small);
  write(`${name}.gz`, gzipSync(content, { level: 9 }));
  tell(name, content, small);
}

function write(name, content) {
  const file = join(FRESH, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function brotli(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

function tell(name, content, small) {
  console.log(`   ${name}: ${Buffer.byteLength(content)} bytes, ${small.length} by brotli`);
}

function stampOf(inputs) {
  const all = inputs.flatMap((input) => (extname(input) ? [input] : filesIn(input)));
  return hashOf(...all.flatMap((file) => [file, readFileSync(file)]));
}

function hashOf(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex").slice(0, 12);
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
