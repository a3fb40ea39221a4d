/** Numbers as readers of each language write them. Display only: values in files are never rounded. */
export interface NumberWords {
  /** `61 839 091` / `61,839,091` */
  readonly integer: (value: number) => string;
  /** `3,29` / `3.29`, with the given decimals; an en dash where the value is missing (NaN). */
  readonly decimal: (value: number, decimals: number) => string;
  /** A share in [0, 1] as `27,4 %` / `27.4%`. */
  readonly percent: (share: number, decimals?: number) => string;
}

export const missingText = "–";

/** The separators of CLDR, as Intl has them. */
const separators = {
  fr: { decimal: ",", thousands: "\u202f", percent: "\u00a0%" },
  en: { decimal: ".", thousands: ",", percent: "%" },
} as const;

/**
 * Through toFixed: the first Intl.NumberFormat of a process takes 17 to 53 ms, as much as reading the communes of France, and the
 * door for browsers names no package. Halfway cases are rounded as the float lies: 2.675, which is less, as 2.67.
 */
export function numberWords(language: keyof typeof separators): NumberWords {
  const { decimal, thousands, percent } = separators[language];
  const show = (value: number, decimals: number): string => {
    const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
    const digits =
      whole.replace(/\B(?=(?:\d{3})+$)/g, thousands) + (fraction === undefined ? "" : decimal + fraction);
    // What rounds to 0 has no sign.
    return value < 0 && /[1-9I]/.test(digits) ? `-${digits}` : digits;
  };
  const orMissing = (value: number, text: () => string): string =>
    Number.isNaN(value) ? missingText : text();
  return {
    integer: (value) => orMissing(value, () => show(value, 0)),
    decimal: (value, decimals) => orMissing(value, () => show(value, decimals)),
    percent: (share, decimals = 1) => orMissing(share, () => show(100 * share, decimals) + percent),
  };
}
