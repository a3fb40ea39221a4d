/** Part files: their names, what they say of themselves, and what is wrong with one. */
import { parquetMetadataOf } from "../../formats/parquet/metadata.ts";
import { type WriteOptions, writeTable } from "../../formats/write.ts";
import type { Table } from "../../table/table.ts";
import type { ShardPlan, Stage } from "./plan.ts";
import { sealed, sealFault, unsealedMark } from "./seal.ts";

/** The plan's part of a part's name: enough of its hash to tell plans apart. */
const planDigits = 12;
const partName = /^([a-z]+)-([0-9a-f]{12})-(\d{5,})\.parquet$/;

/** Which part a file is. */
export interface PartIdentity {
  /** Hash of its plan. */
  readonly plan: string;
  readonly stage: string;
  readonly table: string;
  readonly index: number;
}

export const nameOfPart = ({ plan, table, index }: Pick<PartIdentity, "plan" | "table" | "index">): string =>
  `${table}-${plan.slice(0, planDigits)}-${String(index).padStart(5, "0")}.parquet`;

/** Whether a name is that of a part, of whatever plan. */
export const isPartName = (name: string): boolean => partName.test(name);

/** Whether a name is that of a part of the plan. */
export const isPartOf = (plan: Pick<ShardPlan, "plan">, name: string): boolean =>
  partName.exec(name)?.[2] === plan.plan.slice(0, planDigits);

/** The names of a shard's parts, in the order they are written: once the last is there, the shard is done. */
export const partNames = ({ plan }: Pick<ShardPlan, "plan">, { tables }: Stage, index: number): string[] =>
  tables.map((table) => nameOfPart({ plan, table, index }));

const keys = {
  plan: "aplomb.plan",
  stage: "aplomb.stage",
  table: "aplomb.table",
  index: "aplomb.index",
} as const;
const sealKey = "aplomb.seal";

/** The Parquet file of a part, which says which part it is and seals its bytes. The same table gives the same bytes. */
export async function partFile(
  table: Table,
  identity: PartIdentity,
  options: Pick<WriteOptions, "groupRows"> = {},
): Promise<Uint8Array> {
  const metadata = new Map(table.metadata);
  for (const [field, key] of Object.entries(keys))
    metadata.set(key, String(identity[field as keyof PartIdentity]));
  metadata.set(sealKey, unsealedMark);
  return sealed(await writeTable({ ...table, metadata }, "parquet", options));
}

/** What is wrong with a part, in words: truncated, damaged, of another plan, another part under its name. */
export interface PartFault {
  readonly got: string;
  readonly advice: string;
}

/** What to do about a part that is unsound. */
export const runAgain = "Remove it and run its shard again.";

/** What keeps `bytes` from being the part of `identity`; undefined where nothing does. */
export function partFault(bytes: Uint8Array, identity: PartIdentity): PartFault | undefined {
  const seal = sealFault(bytes);
  if (seal !== undefined) return { got: seal, advice: runAgain };
  const metadata = parquetMetadataOf(bytes);
  if (metadata === undefined) return { got: "a damaged file", advice: runAgain };
  const of = (field: keyof typeof keys): string => metadata.get(keys[field]) ?? "none";
  if (of("plan") !== identity.plan) {
    return { got: `a part of another plan (${of("plan").slice(0, planDigits)})`, advice: runAgain };
  }
  if (
    of("stage") === identity.stage &&
    of("table") === identity.table &&
    of("index") === String(identity.index)
  )
    return undefined;
  const other = { plan: identity.plan, table: of("table"), index: Number(of("index")) };
  return { got: `a duplicate of ${nameOfPart(other)}`, advice: runAgain };
}
