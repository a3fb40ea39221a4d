import type { EngineClient } from "./engine/client.ts";
import type { Figures, TerritoryView } from "./engine/figures.ts";
import type { Lane, Questions, RunAnswer } from "./engine/protocol.ts";
import type { Readings } from "./engine/readings.ts";
import { buffersOf } from "./engine/spareArrays.ts";
import { type Settings, sameSettings } from "./settings.ts";
import type { State, Store } from "./state.ts";

export type CommuneReading = Questions["explain"]["answer"];

export interface LiveListener {
  /** Both lanes are there, and one of them is new: the maps are drawn at once. */
  readonly computed: () => void;
  /** Readings of the settings that stand still: panels are drawn. */
  readonly read: () => void;
  readonly failed: (error: Error) => void;
  /** Figures or readings are on their way, or all of them are there. */
  readonly busy: (isBusy: boolean) => void;
}

/** How long settings must stand still before panels are read: sliders must not wait for charts. */
const STILL_MS = 70;

/** Keeps figures in step with the settings: one run in flight a lane, the settings in between skipped. */
export class Live {
  readonly territory: TerritoryView;
  readonly #client: EngineClient;
  readonly #store: Store;
  readonly #listener: LiveListener;
  readonly #figures = new Map<Lane, Figures>();
  readonly #wanted = new Map<Lane, Settings>();
  readonly #running = new Set<Lane>();
  /** Arrays that nobody looks at any more, for the worker to write in. */
  readonly #spare: Float64Array[] = [];
  #readings: { readonly now: Readings; readonly before: Readings } | undefined;
  #commune: CommuneReading | undefined;
  #timer = 0;
  #isStopped = false;

  constructor(client: EngineClient, territory: TerritoryView, store: Store, listener: LiveListener) {
    this.#client = client;
    this.territory = territory;
    this.#store = store;
    this.#listener = listener;
  }

  get now(): Figures {
    return this.#figures.get("now")!;
  }

  get before(): Figures {
    return this.#figures.get("before")!;
  }

  get isComputed(): boolean {
    return this.#figures.size === 2;
  }

  get readings(): { readonly now: Readings; readonly before: Readings } | undefined {
    return this.#readings;
  }

  /** The selected commune's reading, once it has come. */
  get commune(): CommuneReading | undefined {
    return this.#commune;
  }

  start(): void {
    const { settings, reference } = this.#store.state;
    this.#want("before", reference);
    this.#want("now", settings);
  }

  /** Nobody looks at these figures any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted.clear();
    this.#isStopped = true;
  }

  changed(state: State, before: State): void {
    if (state.settings !== before.settings) this.#want("now", state.settings);
    if (state.reference !== before.reference) this.#want("before", state.reference);
    const isRead = (["region", "thresholds", "commune"] as const).some(
      (name) => state[name] !== before[name],
    );
    if (state.commune !== before.commune) this.#commune = undefined;
    if (isRead) this.#readSoon();
  }

  #want(lane: Lane, settings: Settings): void {
    this.#listener.busy(true);
    this.#wanted.set(lane, settings);
    void this.#run(lane);
  }

  async #run(lane: Lane): Promise<void> {
    if (this.#running.has(lane)) return;
    this.#running.add(lane);
    try {
      while (this.#wanted.has(lane)) {
        const settings = this.#wanted.get(lane)!;
        this.#wanted.delete(lane);
        const before = this.#figures.get(lane);
        const spare = this.#spare.splice(0);
        const answer = await this.#client.ask(
          "run",
          { settings, lane, whole: before === undefined, spare },
          buffersOf(spare),
        );
        if (this.#isStopped) return;
        const now = figuresAfter(answer, before);
        this.#figures.set(lane, now);
        if (this.isComputed) this.#listener.computed();
        if (before) this.#spare.push(...arraysOf(before).filter((array) => !arraysOf(now).includes(array)));
      }
    } catch (error) {
      if (!this.#isStopped) this.#listener.failed(error as Error);
    } finally {
      this.#running.delete(lane);
    }
    if (!this.#isStopped) this.#readSoon();
  }

  #readSoon(): void {
    this.#listener.busy(true);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      void this.#read();
    }, STILL_MS);
  }

  async #read(): Promise<void> {
    if (!this.isComputed || this.#running.size > 0) return;
    const { region, thresholds, commune, settings, reference } = this.#store.state;
    const position = this.territory.codes.indexOf(commune);
    try {
      const before = this.#client.ask("readings", { lane: "before", region, thresholds });
      const now = sameSettings(settings, reference)
        ? before
        : this.#client.ask("readings", { lane: "now", region, thresholds });
      const explained = position < 0 ? undefined : this.#client.ask("explain", { commune: position });
      this.#readings = { now: await now, before: await before };
      const reading = await explained;
      if (commune === this.#store.state.commune) this.#commune = reading;
      this.#listener.read();
    } catch (error) {
      this.#listener.failed(error as Error);
    } finally {
      if (this.#timer === 0 && this.#running.size === 0) this.#listener.busy(false);
    }
  }
}

/** The figures of an answer; what it leaves out is as it was before. */
function figuresAfter({ supply, demand, ...answer }: RunAnswer, before: Figures | undefined): Figures {
  const [first, second] = supply;
  return {
    ...answer,
    supply: [first ?? before!.supply[0], second ?? before!.supply[1]],
    demand: demand ?? before!.demand,
  };
}

function arraysOf({ accessibility, supply }: Figures): readonly Float64Array[] {
  return [...accessibility, ...supply];
}
