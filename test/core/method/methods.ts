import { readFileSync } from "node:fs";

/** The raw JSON of an embedded method, a fresh copy each time. */
export function methodJson(id: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../../data/methods/${id}.json`, import.meta.url), "utf8"));
}

/** A copy of `json` with the value at `path` ("activity.cap.acts") replaced; undefined removes it. */
export function changed(json: object, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(json) as Record<string, unknown>;
  const keys = path.split(".");
  let inner = copy;
  for (const key of keys.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
  const last = keys.at(-1) as string;
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return copy;
}
