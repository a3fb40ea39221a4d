/** Bytes that mean something in a CSV file. */
export const QUOTE: u32 = 0x22;
export const LINE_FEED: u32 = 0x0a;
export const CARRIAGE_RETURN: u32 = 0x0d;
export const ZERO: u32 = 0x30;
export const POINT: u32 = 0x2e;
export const COMMA: u32 = 0x2c;
export const MINUS: u32 = 0x2d;
