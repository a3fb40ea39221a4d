/** The portable door of aplomb: what runs in Node, browsers and workers alike. */
export type { Communes } from "./core/territory/communes.ts";
export { InputError, type Problem, Problems } from "./table/problems.ts";
export type { Column, Table } from "./table/table.ts";
