import { type FormatLocaleDefinition, formatLocale } from "d3-format";

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

/** Through d3-format: the first Intl.NumberFormat of a process takes 17 to 53 ms, as much as reading the communes of France. */
export function numberWords(language: keyof typeof separators): NumberWords {
  const locale: FormatLocaleDefinition = {
    ...separators[language],
    grouping: [3],
    currency: ["", ""],
    minus: "-",
  };
  const { format } = formatLocale(locale);
  const formats = new Map<string, (value: number) => string>();
  const show = (value: number, decimals: number, type: "f" | "%"): string => {
    if (Number.isNaN(value)) return missingText;
    const specifier = `,.${decimals}${type}`;
    const known = formats.get(specifier) ?? format(specifier);
    formats.set(specifier, known);
    return known(value);
  };
  return {
    integer: (value) => show(value, 0, "f"),
    decimal: (value, decimals) => show(value, decimals, "f"),
    percent: (share, decimals = 1) => show(share, decimals, "%"),
  };
}
