/**
 * The day by which bodies consulted on a day answer, so many months later; the last day of a shorter month.
 * Both are YYYY-MM-DD: consultationDeadline("2024-08-31", 6) is "2025-02-28".
 * @throws RangeError for what is no day of the calendar.
 */
export function consultationDeadline(from: string, months: number): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(from)?.slice(1).map(Number);
  const [year, month, day] = parts ?? [];
  if (parts === undefined || !(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) {
    throw new RangeError(`expected a day as YYYY-MM-DD, got ${from}.`);
  }
  const last = year * 12 + (month - 1) + months;
  const [untilYear, untilMonth] = [Math.floor(last / 12), (last % 12) + 1];
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${untilYear}-${pad(untilMonth)}-${pad(Math.min(day, daysIn(untilYear, untilMonth)))}`;
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
