/** Name of the sheet that holds a table's metadata: a row of titles, then a key and its value a row. */
export const metadataSheet = "metadata";
