/** Bytes that cut a CSV file, beside its delimiter. */
export const QUOTE: u32 = 0x22;
export const LINE_FEED: u32 = 0x0a;
export const CARRIAGE_RETURN: u32 = 0x0d;
