/** Words that agree with a written number. French: plural from 2 on (« 0 commune », « 1,5 habitant »). English: singular for 1 alone. */
const agreeing =
  (isOne: RegExp) =>
  (count: string, one: string, many: string): string =>
    isOne.test(count) ? one : many;

/** The one of two words that agrees with the number. */
export const agreedFrench = agreeing(/^[−-]?[01](,\d+)?$/);
export const agreedEnglish = agreeing(/^1$/);

/** The number and its noun, whose plural is `one` with an s where it is not given. */
export const countedFrench = (count: string, one: string, many = `${one}s`): string =>
  `${count} ${agreedFrench(count, one, many)}`;
export const countedEnglish = (count: string, one: string, many = `${one}s`): string =>
  `${count} ${agreedEnglish(count, one, many)}`;
