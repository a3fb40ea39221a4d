/** Charts of one result: distribution, variants side by side, tenths, Lorenz curve, share under every threshold. */
export type { ChartInput, ChartSeries } from "./chartInput.ts";
export { distributionChart, variantsChart } from "./distributionChart.ts";
export { lorenzChart } from "./lorenzChart.ts";
export { tenthsChart } from "./tenthsChart.ts";
export { thresholdsChart } from "./thresholdsChart.ts";
