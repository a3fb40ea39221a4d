import { App, gpRules } from "./app.ts";
import { element } from "./dom.ts";
import { dropZone } from "./drop.ts";
import { EngineClient, RefusedError } from "./engine/client.ts";
import type { TerritoryView } from "./engine/figures.ts";
import type { Manifest } from "./engine/protocol.ts";
import { speechOf } from "./i18n/words.ts";
import { type SettingsOfMethod, stateOf } from "./link.ts";
import { wholeSheet } from "./map/camera.ts";
import { Notices } from "./notices.ts";
import { type ActivitySettings, settingsOf } from "./settings.ts";
import type { State } from "./state.ts";
import { thresholdsOf } from "./zones.ts";

const manifestPath = "data/manifest.json";
const usualActivity: ActivitySettings = { minimum: 250, floor: 3600, below: "raised", cap: 6000 };
const usualSpeed = 40;

const language =
  /(?:^|[#&])lang=en\b/.test(location.hash) || !/^fr\b/i.test(navigator.language) ? "en" : "fr";
const notices = new Notices();
const client = new EngineClient(
  new Worker(new URL("./engine/engine.worker.ts", import.meta.url), { type: "module" }),
);
const loading = element("p", { class: "loading", role: "status" }, speechOf(language).page.loading);
let app: App | undefined;

document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches
  ? "dark"
  : "light";
document.body.append(loading, notices.root);

/** The state of a page that nobody has touched. */
function defaultsFor(territory: TerritoryView, method: string, settingsFor: SettingsOfMethod): State {
  const settings = settingsFor(method) ?? settingsFor(territory.methods[0].id)!;
  const [rules] = gpRules(territory);
  return {
    settings,
    reference: settings,
    shown: "accessibility",
    mesh: "commune",
    region: "",
    thresholds: thresholdsOf(rules),
    rules: rules.id,
    twoMaps: false,
    camera: wholeSheet,
    commune: "",
    tab: "overview",
    language: /^fr\b/i.test(navigator.language) ? "fr" : "en",
    theme: "auto",
    sort: { column: "apl", descending: false },
  };
}

/** Builds the page on a territory: from the address at first, from the state as it was when files or words change. */
function show(territory: TerritoryView, manifest: Manifest, kept?: State): void {
  const settingsFor: SettingsOfMethod = (id) => {
    const method = territory.methods.find((each) => each.id === id);
    return method && settingsOf(method, usualActivity, usualSpeed);
  };
  const defaults = defaultsFor(territory, manifest.method, settingsFor);
  const linked = kept ? undefined : stateOf(location.hash, defaults, settingsFor);
  const state = kept ?? linked!.state;
  const { page } = speechOf(state.language);
  const openFiles = (files: readonly File[]) => void open(files, territory, manifest);
  const made = new App({
    client,
    territory,
    state: withinReach(state, territory),
    defaults,
    settingsOf: settingsFor,
    notices,
    openFiles,
    version: manifest.version,
  });
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
    notices.warn(page.share.broken(linked.broken.join(", ")), [], page.files.close, false);
  }
  if (linked && linked.files !== "" && !territory.own) {
    notices.warn(page.files.needed(linked.files), [], page.files.close, false);
  }
}

/** Settings whose decay the travel times hold: a link made on longer times falls back to the method's. */
function withinReach(state: State, { maxMinutes, methods }: TerritoryView): State {
  const reach = ({ decay }: State["settings"]) =>
    decay.family === "step" ? Math.max(...decay.cutoffs) : decay.cutoff;
  const within = (settings: State["settings"]) => {
    if (reach(settings) <= maxMinutes) return settings;
    const method = methods.find(({ id }) => id === settings.method) ?? methods[0];
    return { ...settings, decay: method.decay };
  };
  const settings = within(state.settings);
  const reference = state.reference === state.settings ? settings : within(state.reference);
  return { ...state, settings, reference };
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
    const own = opened.methods.find(({ id }) => !territory.methods.some((method) => method.id === id));
    const fresh = { ...state, ...(isSame ? {} : { commune: "", region: "", camera: wholeSheet }) };
    const settings = own ? settingsOf(own, usualActivity, usualSpeed) : fresh.settings;
    show(opened, manifest, { ...fresh, settings: { ...settings, doctors: isSame ? settings.doctors : {} } });
    const said = [
      ...opened.warnings,
      ...opened.excluded.map(
        ({ reason, count }) => `${speechOf(state.language).core.reasons[reason] ?? reason}: ${count}`,
      ),
    ];
    notices.warn(page.files.loaded(names), said, page.files.close, false);
  } catch (error) {
    const problems =
      error instanceof RefusedError && error.problems.length > 0 ? error.problems : [String(error)];
    notices.warn(page.files.failed, problems, page.files.close);
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
  const problems =
    error instanceof RefusedError && error.problems.length > 0 ? error.problems : [String(error)];
  loading.textContent = page.failedToOpen;
  notices.warn(page.failedToOpen, problems, page.files.close);
}
