import type { InputOptions } from "./inputOptions.ts";
import type { OutputOptions } from "./outputs.ts";

export interface DoctorsAt {
  /** Code of the commune. */
  readonly commune: string;
  readonly doctors: number;
}

export interface WhatIfOptions extends InputOptions, OutputOptions {
  readonly lang: "fr" | "en";
  readonly add?: readonly DoctorsAt[];
  readonly remove?: readonly DoctorsAt[];
  readonly retireAt?: number;
  readonly solidarity?: string;
  readonly onTop?: boolean;
  readonly preset?: string;
  readonly at?: readonly string[];
  readonly facilities?: string;
  readonly set: ReadonlyMap<string, number>;
  readonly official?: string;
  readonly zone?: string;
  readonly json?: boolean;
}
