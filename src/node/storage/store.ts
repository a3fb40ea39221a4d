export interface Store {
  /** As messages name the folder. */
  readonly address: string;
  /** As messages name a file of it. */
  readonly addressOf: (name: string) => string;
  /** @throws InputError where there is no such file. */
  readonly read: (name: string) => Promise<Uint8Array>;
  /** Whole or not at all, whatever happens meanwhile; replaces. The folder is made where there is none. */
  readonly write: (name: string, bytes: Uint8Array | string) => Promise<void>;
  /** The files of the folder by name, unfinished ones and folders left out; none where there is no folder. */
  readonly list: () => Promise<StoredFile[]>;
  readonly exists: (name: string) => Promise<boolean>;
  /** Nothing happens where there is no such file. */
  readonly remove: (name: string) => Promise<void>;
  /** Drops what this process was writing, at once: it is about to end. */
  readonly dropUnfinished: () => void;
  /** Drops what killed processes left half written, where `isOwn` says that the file would have been one of ours. */
  readonly clearUnfinished: (isOwn: (name: string) => boolean) => Promise<void>;
}

export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
}
