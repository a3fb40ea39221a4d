/** Addresses of files: paths of this machine, or objects of a bucket. */

export const isRemote = (address: string): boolean => /^s3:\/\//i.test(address);

/** Folder and name of a file's address. */
export function splitAddress(address: string): { readonly folder: string; readonly name: string } {
  const at = Math.max(address.lastIndexOf("/"), isRemote(address) ? -1 : address.lastIndexOf("\\"));
  return at < 0
    ? { folder: ".", name: address }
    : { folder: address.slice(0, at + 1), name: address.slice(at + 1) };
}
