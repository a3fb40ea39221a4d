/** A thread that dies in the middle of its task, as one does that runs out of memory. */
export default () => process.exit(3);
