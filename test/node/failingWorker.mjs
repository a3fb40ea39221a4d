/** A thread whose tasks fail with the reason they are given. */
export default (reason) => {
  throw new Error(reason);
};
