import { Engine, loadKernel, travelTimesFrom } from "aplomb";

const pairs = { origin: Int32Array.of(1), destination: Int32Array.of(0), minutes: Float64Array.of(12) };
const shape = { communes: 2, communesHash: "two communes", maxMinutes: 20, estimated: false };
const { travelTimes } = travelTimesFrom(pairs, shape);
const kernel = await loadKernel({ shared: true }); // the plain one where the page is not cross-origin isolated
const engine = Engine.create(kernel, { travelTimes, variants: 1, active: Uint8Array.of(1, 0) });
const decay = { family: "step", cutoffs: [10, 15, 20], weights: [1, 2 / 3, 1 / 3], edge: "right-closed" };
const demand = Float64Array.of(1000, 500);
const { accessibility } = engine.run({ decay, demand, supply: [Float64Array.of(5400, 0)] });
postMessage(accessibility[0]);
