export interface ClusterProcess {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly words: readonly string[];
  readonly environment: readonly string[];
  /** Seconds of processor it has had. */
  readonly seconds: number;
}

/** The file whose name, in their environment, marks the processes of the cluster in `folder`. */
export function configurationOf(folder: string): string;

/** The processes of the cluster in `folder`: its daemons, steps and tasks, and what the tests ask of it. */
export function processesOf(folder: string): ClusterProcess[];

/** Sends a signal to each; those that ended meanwhile are none of its concern. */
export function signal(processes: readonly ClusterProcess[], name: NodeJS.Signals): void;
