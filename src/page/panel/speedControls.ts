import { Select } from "../controls/select.ts";
import { Slider } from "../controls/slider.ts";
import type { Speech } from "../i18n/words.ts";
import { USUAL_SPEED } from "../settings.ts";
import type { Store } from "../state.ts";

/** The speed that travel times are estimated at: constant, at a slider, or growing with the distance. */
export function speedControls(store: Store, { page, core }: Speech): HTMLElement[] {
  const words = page.settings;
  const rule = new Select<"flat" | "by-distance">({
    label: words.speedRule,
    name: "speed-rule",
    choices: [
      ["flat", words.flatSpeed],
      ["by-distance", words.speedByDistance],
    ],
    chosen: (value) => store.move({ speed: value === "flat" ? USUAL_SPEED : value }),
  });
  const speed = new Slider({
    name: "speed",
    label: words.speed,
    min: 20,
    max: 90,
    step: 1,
    text: (value) => words.kmh(core.numbers.integer(value)),
    moved: (value) => store.move({ speed: value }),
  });
  store.show(["settings"], ({ settings }) => {
    const isFlat = settings.speed !== "by-distance";
    rule.set(isFlat ? "flat" : "by-distance");
    speed.root.hidden = !isFlat;
    if (settings.speed !== "by-distance") speed.set(settings.speed);
  });
  return [rule.root, speed.root];
}
