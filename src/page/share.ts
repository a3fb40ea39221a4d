import type { Speech } from "./i18n/words.ts";
import { linkOf, type SettingsOfMethod } from "./link.ts";
import type { Notices } from "./notices.ts";
import type { State, Store } from "./state.ts";

/** The address is written once the state has stood still this long: browsers refuse to change it too often. */
const STILL_MS = 250;

export interface ShareOptions {
  readonly defaults: State;
  readonly settingsOf: SettingsOfMethod;
  /** Names of the reader's own files, which no link can hold. */
  readonly files: readonly string[];
  readonly notices: Notices;
}

/** The permanent link in the address bar, kept in step with the state. */
export class Share {
  readonly #store: Store;
  readonly #speech: Speech;
  readonly #options: ShareOptions;
  #timer = 0;

  constructor(store: Store, speech: Speech, options: ShareOptions) {
    this.#store = store;
    this.#speech = speech;
    this.#options = options;
    store.listen(() => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#write(), STILL_MS);
    });
  }

  /** The fragment of the state as it stands, without the #. */
  get link(): string {
    const { defaults, settingsOf, files } = this.#options;
    return linkOf(this.#store.state, defaults, settingsOf, files.join(", "));
  }

  async copy(): Promise<void> {
    this.#write();
    const { share } = this.#speech.page;
    try {
      await navigator.clipboard.writeText(location.href);
      this.#options.notices.say(share.copied);
    } catch {
      this.#options.notices.say(share.failed);
    }
  }

  /** Nothing is written any more: another page takes over. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #write(): void {
    const { link } = this;
    history.replaceState(null, "", link === "" ? location.pathname + location.search : `#${link}`);
  }
}
