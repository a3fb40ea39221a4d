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

export function numberWords(locale: string): NumberWords {
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (style: "decimal" | "percent", decimals: number): Intl.NumberFormat => {
    const key = style + decimals;
    const known = formats.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      style,
      signDisplay: "negative", // what rounds to 0 has no sign
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(key, made);
    return made;
  };
  const show = (value: number, style: "decimal" | "percent", decimals: number): string =>
    Number.isNaN(value) ? missingText : format(style, decimals).format(value);
  return {
    integer: (value) => show(value, "decimal", 0),
    decimal: (value, decimals) => show(value, "decimal", decimals),
    percent: (share, decimals = 1) => show(share, "percent", decimals),
  };
}
