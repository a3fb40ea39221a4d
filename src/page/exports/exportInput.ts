import type { Theme } from "../../core/pictures/palettes.ts";
import type { EngineClient } from "../engine/client.ts";
import type { Speech } from "../i18n/words.ts";
import type { Live } from "../live.ts";
import type { Painting } from "../map/painting.ts";
import type { Readout } from "../readout.ts";
import type { State } from "../state.ts";

export interface ExportInput {
  readonly client: EngineClient;
  readonly state: State;
  readonly live: Live;
  readonly readout: Readout;
  readonly painting: Painting;
  readonly theme: Theme;
  readonly speech: Speech;
  /** The permanent link's fragment: how to find these figures again. */
  readonly link: string;
  readonly version: string;
}
