import type { Language } from "./words.ts";

/** What `aplomb explore` prints. */
export const explorerWords: Readonly<
  Record<
    Language,
    {
      readonly serving: (url: string) => string;
      readonly built: (folder: string, files: number) => string;
    }
  >
> = {
  fr: {
    serving: (url) => `Explorateur : ${url} (sur cet ordinateur seulement ; Ctrl+C pour arrêter)`,
    built: (folder, files) => `${folder} : site de ${files} fichiers, à placer sur un serveur web`,
  },
  en: {
    serving: (url) => `Explorer: ${url} (on this computer only; Ctrl+C to stop)`,
    built: (folder, files) => `${folder}: a site of ${files} files, to put on a web server`,
  },
};
