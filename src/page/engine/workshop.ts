import type { Kernel } from "../../core/engine/kernel.ts";
import { decayReach } from "../../core/method/decay.ts";
import { variantOf } from "../../core/method/doctorAge.ts";
import { type Method, parseMethod } from "../../core/method/document.ts";
import type { Outline } from "../../core/pictures/outline.ts";
import { type Islands, islandsFrom } from "../../core/territory/islands.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { parseRules } from "../../core/zoning/parseRules.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { formatOfName } from "../../formats/formats.ts";
import { readTable } from "../../formats/read.ts";
import { InputError, Problems } from "../../table/problems.ts";
import { WHOLE_FRANCE } from "../map/sheet.ts";
import { sheetOf } from "../map/sheetOf.ts";
import { USUAL_SPEED } from "../settings.ts";
import type { TerritoryView } from "./figures.ts";
import { Model, type ModelRun } from "./model.ts";
import type { Kind, Lane, Manifest, PictureAsk, Questions, RunAnswer, ServedFile } from "./protocol.ts";
import { readingsOf } from "./readings.ts";
import { type ReadFile, readFile, type Sources, withFiles } from "./sources.ts";
import { buffersOf, SpareArrays } from "./spareArrays.ts";
import { type ReadGiven, Territory } from "./territory.ts";
import { zoneListFrom } from "./zoneList.ts";

/** Cutoffs may be moved up to here, or as far as a method reaches. */
const MOST_MINUTES = 30;

/** The worker's state: the territory in use, its model, and the last run of each lane. */
export class Workshop {
  readonly #kernel: Promise<Kernel>;
  readonly #runs = new Map<Lane, ModelRun>();
  readonly #spare = new SpareArrays();
  #islands: Islands = new Map();
  #outline: Outline | undefined;
  #rules: readonly Rules[] = [];
  #methods: readonly Method[] = [];
  #names: readonly string[] = [];
  #own = false;
  #given: ReadGiven = { speed: USUAL_SPEED };
  #model: Model | undefined;

  constructor(kernel: Promise<Kernel>) {
    this.#kernel = kernel;
  }

  /** `moved` takes the buffers that go along with the answer instead of being copied. */
  async answer<K extends Kind>(
    kind: K,
    ask: Questions[K]["ask"],
    moved: ArrayBuffer[],
  ): Promise<Questions[K]["answer"]> {
    const answers: { readonly [Each in Kind]: (ask: Questions[Each]["ask"]) => unknown } = {
      open: ({ manifest }) => this.#open(manifest),
      drop: ({ files }) => this.#drop(files),
      run: (ask) => this.#run(ask, moved),
      readings: ({ lane, region, thresholds }) => {
        const { communes } = this.#opened.territory;
        return readingsOf(this.#runOf(lane).figures, communes, region, thresholds);
      },
      explain: ({ commune }) => this.#explain(commune),
      picture: (ask) => this.#picture(ask),
    };
    return (await answers[kind](ask)) as Questions[K]["answer"];
  }

  async #open(address: string): Promise<TerritoryView> {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
    const manifest = (await response.json()) as Manifest;
    const fetched = async ({ path, name }: ServedFile): Promise<{ bytes: Uint8Array; name: string }> => {
      const url = new URL(path, address);
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
      return { bytes: new Uint8Array(await answer.arrayBuffer()), name };
    };
    const json = async (file: ServedFile): Promise<unknown> =>
      JSON.parse(new TextDecoder().decode((await fetched(file)).bytes));
    const problems = new Problems();
    const read = async (file: ServedFile | null): Promise<ReadFile | undefined> => {
      if (file === null) return undefined;
      const { bytes, name } = await fetched(file);
      return readFile(bytes, name, problems, file.path);
    };
    const table = async (file: ServedFile) => {
      const { bytes, name } = await fetched(file);
      // served as it was converted, whatever its name said
      return readTable(bytes, { source: name, format: formatOfName(file.path), problems });
    };
    const [communes, supply, times, contours, islands, outline, methods, rules] = await Promise.all([
      table(manifest.communes),
      manifest.supply ? table(manifest.supply) : undefined,
      read(manifest.times),
      read(manifest.contours),
      table(manifest.islands),
      json(manifest.outline),
      Promise.all(manifest.methods.map(async (file) => parseMethod(await json(file), file.name))),
      Promise.all(manifest.rules.map(async (file) => parseRules(await json(file), file.name))),
    ]);
    this.#islands = islandsFrom(islands, { problems });
    this.#outline = outline as Outline; // the package's own file
    const named = async (file: ServedFile | undefined): Promise<Method | undefined> =>
      file && parseMethod(await json(file), file.name);
    const { ageWeights, activity, ...given } = manifest.given;
    const [weighing, counting] = await Promise.all([named(ageWeights), named(activity)]);
    this.#given = { ...given, ageWeights: weighing?.ageWeights ?? undefined };
    this.#methods = methods.map((method) => ({ ...method, activity: counting?.activity ?? method.activity }));
    this.#rules = rules;
    this.#own = !manifest.sample;
    const files = [times, contours].filter((file) => file !== undefined);
    const map = new Map(Object.entries(manifest.map));
    const served = { communes, supply, times: undefined, contours: undefined, contoursName: "", map };
    return this.#use(withFiles(served, files));
  }

  async #drop(files: readonly File[]): Promise<TerritoryView> {
    const read: ReadFile[] = [];
    const problems = new Problems();
    for (const file of files) {
      try {
        read.push(await readFile(new Uint8Array(await file.arrayBuffer()), file.name, problems));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        for (const problem of error.problems) if (!problems.all.includes(problem)) problems.all.push(problem);
      }
    }
    problems.throwIfAny();
    const own = read.flatMap((file) => (file.role === "method" ? [file.method] : []));
    const methods = [...this.#methods.filter(({ id }) => !own.some((method) => method.id === id)), ...own];
    const names = files.map(({ name }) => name);
    // what was said of the files of the command line says nothing of other communes
    const isElsewhere = read.some(({ role }) => role === "communes");
    const given = isElsewhere ? { speed: this.#given.speed } : this.#given;
    const view = await this.#use(withFiles(this.#opened.territory.sources, read), methods, given);
    this.#own = true;
    this.#names = [...new Set([...this.#names, ...names])];
    return { ...view, own: true, ownMethod: own.at(-1)?.id ?? "", files: this.#names };
  }

  /** Makes the sources the territory in use; what was in use stays where they are refused. */
  async #use(sources: Sources, methods = this.#methods, given = this.#given): Promise<TerritoryView> {
    const reaches = methods.map(({ decay }) => Math.ceil(decayReach(decay)));
    const territory = new Territory(sources, {
      islands: this.#islands,
      given,
      mostMinutes: Math.max(MOST_MINUTES, ...reaches),
    });
    const model = new Model(
      await this.#kernel,
      territory,
      new Map(methods.map((method) => [method.id, method])),
    );
    const { communes } = territory;
    const view: TerritoryView = {
      codes: communes.codes,
      names: communes.names,
      departments: communes.departments,
      regions: communes.regions,
      epci: communes.epci,
      population: communes.population,
      latitude: communes.latitude,
      longitude: communes.longitude,
      hash: territory.hash,
      sheet: sheetOf(communes, sources.contours, this.#outline),
      methods,
      ownMethod: "",
      rules: this.#rules,
      files: this.#names,
      own: this.#own,
      basis: territory.basis,
      ...this.#limitsOf(territory, model.latest),
      estimates: territory.estimates,
      estimated: territory.estimated,
      synthetic: territory.synthetic,
      maxMinutes: territory.maxMinutes,
      zoneList:
        sources.zones &&
        zoneListFrom(sources.zones, communes, {
          map: sources.map,
          rules: this.#rules,
          problems: territory.problems,
        }),
      excluded: territory.exclusions.all,
      warnings: territory.problems.warnings,
    };
    this.#model = model;
    this.#methods = methods;
    this.#given = given;
    this.#runs.clear();
    return view;
  }

  /** The age limits that can be counted. @throws InputError on supply that cannot be read. */
  #limitsOf(territory: Territory, method: Method): Pick<TerritoryView, "hasAges" | "variants"> {
    if (territory.basis === "practices") {
      const { hasAges } = territory.practices(method);
      return { hasAges, variants: hasAges ? undefined : ["all"] };
    }
    const { variants } = territory.supply(method);
    return { hasAges: false, variants: variants.flatMap((name) => variantOf(name) ?? []) };
  }

  #run({ settings, lane, whole, spare }: Questions["run"]["ask"], moved: ArrayBuffer[]): RunAnswer {
    this.#spare.add(spare);
    const last = this.#runs.get(lane);
    const run = this.#opened.run(settings, last?.result);
    this.#runs.set(lane, run);
    const before = whole ? undefined : last?.figures;
    const { accessibility, supply, demand, ...figures } = run.figures;
    const sent = (values: Float64Array) => {
      const array = this.#spare.copy(values);
      moved.push(...buffersOf([array]));
      return array;
    };
    const sentAnew = (at: 0 | 1) => (before?.supply[at] === supply[at] ? undefined : sent(supply[at]));
    return {
      ...figures,
      accessibility: [sent(accessibility[0]), sent(accessibility[1])],
      supply: [sentAnew(0), sentAnew(1)],
      demand: before?.demand === demand ? undefined : demand,
    };
  }

  async #picture({ shown, language, ...picture }: PictureAsk): Promise<Questions["picture"]["answer"]> {
    const { drawMap } = await import("../../core/pictures/map.ts");
    const { communes, sources } = this.#opened.territory;
    const departments = new Set(communes.departments.filter((_, commune) => shown[commune] === 1));
    const words = mapWords[language];
    const { svg } = drawMap({
      ...picture,
      places: { ...communes, shown },
      contours: sources.contours,
      outline: this.#outline,
      counted: words.communes,
      fit: departments.size > WHOLE_FRANCE ? "territory" : "places",
      words,
    });
    return { svg };
  }

  #explain(commune: number): Questions["explain"]["answer"] {
    const run = this.#runOf("now");
    const { settings } = run.figures;
    const added = this.#opened.addedActs(settings);
    const doctors = this.#opened.doctorsHere(commune, settings);
    return { ...this.#opened.explain(commune, run), doctors, added };
  }

  get #opened(): Model {
    if (!this.#model) throw new Error("No territory is open.");
    return this.#model;
  }

  #runOf(lane: Lane): ModelRun {
    const run = this.#runs.get(lane);
    if (!run) throw new Error(`Nothing was computed yet in lane ${lane}.`);
    return run;
  }
}
