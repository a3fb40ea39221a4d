import { type Command, InvalidArgumentError, Option } from "commander";
import type { GivenQuota } from "../../core/zoning/quotas.ts";
import type { Problems } from "../../table/problems.ts";
import { type InputOptions, integerOption, listOption } from "../inputOptions.ts";
import type { OutputOptions } from "../outputs.ts";

export interface ZoneOptions extends InputOptions, OutputOptions {
  readonly lang: "fr" | "en";
  readonly rules?: string;
  readonly accessibility?: string;
  readonly mesh?: string;
  readonly by?: "commune" | "epci" | "department" | "region";
  readonly merged?: string;
  readonly zones?: string;
  readonly printedDecimals?: number;
  readonly empty?: "missing" | "no-doctor";
  readonly publication?: string;
  readonly region?: string;
  readonly weight?: "standardised" | "population";
  readonly choices?: string;
  readonly qpv?: string;
  readonly quota: ReadonlyMap<string, GivenQuota>;
  readonly compare?: string;
  readonly inside?: readonly string[];
  readonly propose?: string;
  readonly order: string;
  readonly reverse?: boolean;
  readonly scores?: string;
  readonly rest?: string;
  readonly json?: boolean;
}

/** `zip=250000` inhabitants, or `zip=12.5%` of the region; both decimal marks. */
export function quotaOption(
  text: string,
  previous: ReadonlyMap<string, GivenQuota>,
): ReadonlyMap<string, GivenQuota> {
  const [, name, figure, percent] = /^([^=]+)=\s*([\d.,]+)\s*(%?)$/.exec(text.trim()) ?? [];
  const value = Number((figure ?? "").replace(",", "."));
  if (name === undefined || !Number.isFinite(value)) {
    throw new InvalidArgumentError(
      "Expected name=inhabitants or name=share%, for example zip=250000 or zip=12.5%.",
    );
  }
  const quota: GivenQuota = percent === "%" ? { share: value / 100 } : { inhabitants: value };
  return new Map([...previous, [name.trim(), quota]]);
}

export function addZoneOptions(command: Command): Command {
  return command
    .option(
      "--rules <name>",
      "gp-2017, gp-2018, nurses-2020, physios-2020, midwives-2020, pharmacy-2024, density, red-zones-2025, or a rules document (JSON)",
    )
    .option("--accessibility <file>", "accessibility of communes, as aplomb run or import writes it")
    .option("--mesh <file>", "zone of each commune, as aplomb mesh writes it")
    .addOption(
      new Option("--by <zone>", "instead of a mesh: one zone a commune, EPCI, department or region").choices([
        "commune",
        "epci",
        "department",
        "region",
      ]),
    )
    .option("--merged <file>", "changes of communes since the mesh (former, current)")
    .option(
      "--zones <file>",
      "instead of communes: a list of zones with their accessibility (zone, population, apl_65…)",
    )
    .option(
      "--printed-decimals <number>",
      "the list's accessibilities are rounded to so many decimals",
      integerOption(0),
    )
    .addOption(
      new Option(
        "--empty <meaning>",
        "what an empty accessibility of the list means: a missing value, or no doctor",
      ).choices(["missing", "no-doctor"]),
    )
    .option(
      "--publication <file>",
      "a published zoning (JSON beside its lists); the embedded note of 2017 by default",
    )
    .option(
      "--region <code>",
      "zone this region: accessibility on whole zones, inhabitants of the region only",
    )
    .addOption(
      new Option("--weight <population>", "weight of communes in their zone")
        .choices(["standardised", "population"])
        .default(undefined, "the rules'"),
    )
    .option(
      "--choices <file>",
      "the agency's choices (zone, class, reason), checked against rules and quotas",
    )
    .option("--qpv <file>", "priority neighbourhoods (qpv, commune, population, part)")
    .addOption(
      new Option(
        "--quota <name=limit>",
        "limit of a quota: inhabitants, or a share such as 12.5%; repeatable",
      )
        .argParser(quotaOption)
        .default(new Map(), "those of the rules"),
    )
    .option("--compare <file>", "the zoning in force, by commune or by zone (code or zone, class)")
    .option(
      "--inside <classes>",
      "which classes of --compare are inside its zoning, where the rules do not know them",
      listOption,
    )
    .option("--propose <class>", "class to fill up to its quotas")
    .option(
      "--order <column>",
      "order in which --propose takes zones: apl_65, apl_62…, population, or a column of --scores",
      "apl_65",
    )
    .option("--reverse", "the other way round: largest accessibility, least population or lowest score first")
    .option("--scores <file>", "scores of zones (zone and the column of --order), the highest first")
    .option("--rest <class>", "class of the zones that the proposal does not take");
}

/** True where the accessibility is to be computed from inputs of `aplomb run`. */
export const isComputed = ({ communes, times, supply }: ZoneOptions): boolean =>
  communes !== undefined || times !== undefined || supply !== undefined;

/** Options that contradict each other or need one another, each an error. */
export function checkOptions(options: ZoneOptions, problems: Problems): void {
  const refuse = (source: string, got: string, expected: string, advice?: string) =>
    problems.error({ source, got, expected, ...(advice === undefined ? {} : { advice }) });
  const given = (names: readonly (keyof ZoneOptions)[]) =>
    names.filter((name) => options[name] !== undefined);
  const inputs = given(["communes", "times", "supply"]).slice(0, 1);
  const sources = [...given(["accessibility", "zones", "publication"]), ...inputs];
  const called = (name: keyof ZoneOptions) =>
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (sources.length > 1) {
    refuse(
      "options",
      sources.map(called).join(" and "),
      "one of --accessibility, --zones, --publication, and the inputs of aplomb run",
    );
  }
  const needsCommunes = given(["mesh", "by", "merged", "weight"]);
  if (options.accessibility === undefined && !isComputed(options)) {
    for (const name of needsCommunes) {
      refuse(
        called(name),
        "no accessibility of communes",
        "--accessibility FILE with it",
        "Compute it with aplomb run.",
      );
    }
  } else if (options.mesh === undefined && options.by === undefined) {
    refuse(
      "--accessibility",
      "no zones for its communes",
      "--mesh FILE, or --by commune, epci, department or region",
    );
  }
  if (options.mesh !== undefined && options.by !== undefined)
    refuse("--by", "a mesh too", "either --mesh or --by");
  if (options.merged !== undefined && options.mesh === undefined)
    refuse("--merged", "no mesh", "--mesh FILE with it");
  if (options.zones === undefined) {
    for (const name of given(["printedDecimals", "empty"])) {
      refuse(called(name), "no list of zones", "--zones FILE with it");
    }
  }
  if (sources[0] !== undefined && sources[0] !== "publication" && options.rules === undefined) {
    refuse(
      "--rules",
      "nothing",
      "the rules to zone by",
      "For example --rules gp-2018; no rules are chosen in silence.",
    );
  }
  if (options.propose === undefined) {
    for (const name of given(["rest", "scores", "reverse"]))
      refuse(called(name), "no class to fill", "--propose CLASS with it");
  }
  if (options.inside !== undefined && options.compare === undefined) {
    refuse("--inside", "no zoning in force", "--compare FILE with it");
  }
}
