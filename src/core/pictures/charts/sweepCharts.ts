/** Charts of a sweep: what each parameter changes, the spread of tenths over scenarios, how sure each zone's class is. */
export { fanChart } from "./fanChart.ts";
export { type IndexRow, indicesChart } from "./indicesChart.ts";
export { stabilityChart, type ZoneStability } from "./stabilityChart.ts";
export { type TornadoRow, tornadoChart } from "./tornadoChart.ts";
