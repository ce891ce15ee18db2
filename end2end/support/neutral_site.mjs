// Stands in for the neutral site that "Leave now" goes to.
import { createServer } from "node:http";
import { neutralSite } from "./addresses.mjs";

const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Weather</title>
<h1>Sunny spells</h1><p><a href="/tomorrow">Tomorrow</a></p></html>`;

createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(page)).listen(
  new URL(neutralSite).port,
  "127.0.0.1",
);
