// Where the journeys find things.
export const port = process.env.JOURNEYS_PORT ?? "3100";
export const home = `http://localhost:${port}`;
export const neutralSite = `http://127.0.0.1:${Number(port) + 1}`;
export const database = "target/journeys/foothold.db";
