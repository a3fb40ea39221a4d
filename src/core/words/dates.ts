/** `2017-02-22`: 22 février 2017; `2017-02`: février 2017. */
export function longDate(date: string, language: "fr" | "en"): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const [year, month, day] = date.split("-").map(Number);
  const text = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "long",
    ...(day ? { day: "numeric" as const } : {}),
    timeZone: "UTC",
  });
  return text
    .format(new Date(Date.UTC(year, month - 1, day ?? 1)))
    .replace(/^1 /, language === "fr" ? "1er " : "1 ");
}
