import cliProgress from "cli-progress";

/** Scenarios done, rate and remaining time on stderr: a bar on a terminal, a line every few seconds elsewhere. */
export class SweepProgress {
  readonly #total: number;
  readonly #begin = performance.now();
  readonly #bar: cliProgress.SingleBar | undefined;
  #done = 0;
  #told = performance.now();

  constructor(total: number) {
    this.#total = total;
    if (!process.stderr.isTTY) return;
    this.#bar = new cliProgress.SingleBar({
      format: "{bar} {value}/{total} · {rate}/s · {left} s",
      clearOnComplete: true,
      hideCursor: true,
    });
    this.#bar.start(total, 0, { rate: "–", left: "–" });
  }

  add(scenarios: number): void {
    this.#done += scenarios;
    const seconds = (performance.now() - this.#begin) / 1000;
    const rate = this.#done / seconds;
    const left = Math.ceil((this.#total - this.#done) / rate);
    if (this.#bar) {
      this.#bar.update(this.#done, { rate: Math.round(rate), left });
    } else if (performance.now() - this.#told > 3000) {
      this.#told = performance.now();
      console.error(`${this.#done}/${this.#total} · ${Math.round(rate)}/s · ${left} s`);
    }
  }

  stop(): void {
    this.#bar?.stop();
  }
}
