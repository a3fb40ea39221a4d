import { App } from "./app.ts";
import { defaultState, fittingState, limitsOfMethods, settingsOfMethods } from "./defaults.ts";
import { element } from "./dom.ts";
import { EngineClient } from "./engine/client.ts";
import type { TerritoryView } from "./engine/figures.ts";
import type { Manifest } from "./engine/protocol.ts";
import { dropZone } from "./files/drop.ts";
import { speechOf } from "./i18n/words.ts";
import { stateOf } from "./link.ts";
import { wholeSheet } from "./map/camera.ts";
import { Notices } from "./notices.ts";
import type { State } from "./state.ts";

const manifestPath = "data/manifest.json";

const language =
  /(?:^|[#&])lang=en\b/.test(location.hash) || !/^fr\b/i.test(navigator.language) ? "en" : "fr";
const notices = new Notices(language);
const client = new EngineClient(
  new Worker(new URL("./engine/engine.worker.ts", import.meta.url), { type: "module" }),
);
const loading = element("p", { class: "loading", role: "status" }, speechOf(language).page.loading);
let app: App | undefined;

document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches
  ? "dark"
  : "light";
document.body.append(loading, notices.root);

/** Builds the page on a territory: from the address at first, from the state as it was when files or words change. */
function show(territory: TerritoryView, manifest: Manifest, kept?: State): void {
  const settingsOfMethod = settingsOfMethods(territory, manifest);
  const defaults = defaultState(territory, manifest.method, settingsOfMethod);
  const linked = kept ? undefined : stateOf(location.hash, defaults, settingsOfMethod);
  const state = kept ?? linked!.state;
  const { page } = speechOf(state.language);
  notices.language = state.language;
  const openFiles = (files: readonly File[]) => void open(files, territory, manifest);
  const made = new App({
    client,
    territory,
    state: fittingState(state, territory, settingsOfMethod),
    defaults,
    settingsOf: settingsOfMethod,
    limitsOf: limitsOfMethods(territory, manifest),
    notices,
    openFiles,
    version: manifest.version,
  });
  app?.stop();
  app = made;
  document.body.replaceChildren(
    made.root,
    dropZone(document.body, speechOf(state.language), openFiles),
    notices.root,
  );
  made.themeChanged();
  made.store.listen((now, before) => {
    if (now.language !== before.language) show(territory, manifest, now);
  });
  if (linked && linked.broken.length > 0) {
    void notices.warn(page.share.broken(linked.broken.join(", ")), [], page.files.close);
  }
  if (linked && linked.files !== "" && !territory.own) {
    void notices.warn(page.files.needed(linked.files), [], page.files.close);
  }
}

/** Reads the reader's files; what is refused is said in full, and the page stays as it was. */
async function open(files: readonly File[], territory: TerritoryView, manifest: Manifest): Promise<void> {
  const state = app!.store.state;
  const { page } = speechOf(state.language);
  const names = files.map(({ name }) => name).join(", ");
  notices.say(page.files.reading(names));
  try {
    const opened = await client.ask("drop", { files });
    const isSame = opened.hash === territory.hash;
    const fresh = { ...state, ...(isSame ? {} : { commune: "", region: "", camera: wholeSheet }) };
    const own = settingsOfMethods(opened, manifest)(opened.ownMethod);
    const settings = own ?? fresh.settings;
    show(opened, manifest, { ...fresh, settings: { ...settings, doctors: isSame ? settings.doctors : {} } });
    const said = [
      ...opened.warnings,
      ...opened.excluded.map(
        ({ reason, count }) => `${speechOf(state.language).core.reasons[reason] ?? reason}: ${count}`,
      ),
    ];
    await notices.warn(page.files.loaded(names), said, page.files.close);
  } catch (error) {
    await notices.fail(page.files.failed, error, page.files.close);
  }
}

try {
  const address = new URL(manifestPath, location.href).href;
  const [territory, manifest] = await Promise.all([
    client.ask("open", { manifest: address }),
    fetch(address).then((response): Promise<Manifest> => response.json()),
  ]);
  show(territory, manifest);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => app?.themeChanged());
} catch (error) {
  const { page } = speechOf(language);
  loading.textContent = page.failedToOpen;
  await notices.fail(page.failedToOpen, error, page.files.close);
}
