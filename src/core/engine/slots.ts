/**
 * Rows of a window are put in order of length (assembly/order.ts); a window's communes stay near each other, in memory and
 * on the map.
 */
export const WINDOW = 1024;
