import { Bench } from "tinybench";

/** One thing to time. A task that gives a number has timed itself: that many milliseconds. */
export interface Task {
  readonly name: string;
  readonly run: () => unknown;
}

/** What a task took, in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly min: number;
  /** First and third quartile. */
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

export interface MeasureOptions {
  /** Tasks take turns so many times, so that what else the machine does weighs on all alike. */
  readonly rounds?: number; // = 6
  /** Budget of each task in each round, in milliseconds. */
  readonly time?: number; // = 150
  /** False leaves out the run that is not timed, for tasks of many seconds. */
  readonly warm?: boolean; // = true
}

/** Times the tasks against each other. @throws when one fails. */
export async function measure(tasks: readonly Task[], options: MeasureOptions = {}): Promise<Timing[]> {
  const { rounds = 6, time = 150, warm = true } = options;
  const samples = tasks.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({
      time,
      iterations: 2,
      warmupTime: round === 0 ? time : time / 10,
      warmupIterations: 1,
      warmup: warm,
      retainSamples: true,
      throws: true,
    });
    for (const { name, run } of tasks) {
      bench.add(name, async () => {
        const own = await run();
        return typeof own === "number" ? { overriddenDuration: own } : undefined;
      });
    }
    await bench.run();
    bench.tasks.forEach((task, index) => {
      if (task.result.state === "completed") samples[index].push(...(task.result.latency.samples ?? []));
    });
  }
  return tasks.map(({ name }, index) => timingOf(name, samples[index]));
}

/** The quartiles of samples that were taken elsewhere. */
export function timingOf(name: string, samples: readonly number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  return { name, median: at(0.5), min: at(0), low: at(0.25), high: at(0.75), samples: sorted.length };
}
