import type { Catalogue } from "./catalogue.ts";

/** What others say, whose texts the sources do not hold: commander, the parsers of JSON and YAML, Node and its machine. */
export const foreignTexts: Catalogue = [
  // commander
  ["error: {}", "erreur : {}"],
  ["error: unknown option '{}'", "erreur : option inconnue « {} »"],
  ["error: unknown command '{}'", "erreur : commande inconnue « {} »"],
  ["(Did you mean {}?)", "(Fallait-il lire {} ?)"],
  ["(Did you mean one of {}?)", "(Fallait-il lire l'une de {} ?)"],
  ["error: missing required argument '{}'", "erreur : il manque l'argument « {} »"],
  ["error: option '{}' argument missing", "erreur : l'option « {} » demande une valeur"],
  ["error: required option '{}' not specified", "erreur : il manque l'option « {} »"],
  [
    "error: option '{}' cannot be used with option '{}'",
    "erreur : l'option « {} » ne va pas avec l'option « {} »",
  ],
  ["error: option '{}' argument '{}' is invalid. {}", "erreur : option « {} », valeur « {} » refusée. {}"],
  [
    "error: command-argument value '{}' is invalid for argument '{}'. {}",
    "erreur : argument « {1} », valeur « {0} » refusée. {2}",
  ],
  ["Allowed choices are {}.", "Choix possibles : {}."],
  [
    "error: too many arguments. Expected {} argument but got {}.",
    "erreur : trop d'arguments : {} attendu, {} donnés.",
  ],
  [
    "error: too many arguments. Expected {} arguments but got {}.",
    "erreur : trop d'arguments : {} attendus, {} donnés.",
  ],
  [
    "error: too many arguments for '{}'. Expected {} argument but got {}.",
    "erreur : trop d'arguments pour « {} » : {} attendu, {} donnés.",
  ],
  [
    "error: too many arguments for '{}'. Expected {} arguments but got {}.",
    "erreur : trop d'arguments pour « {} » : {} attendus, {} donnés.",
  ],
  // JSON that is none, in the words of V8
  ["unexpected token {}, {} is not valid JSON", "caractère inattendu {} : {} n'est pas du JSON"],
  ["unexpected token {} in JSON at position {}", "caractère inattendu {}, position {}"],
  ["unexpected end of JSON input", "fin de texte inattendue"],
  ["unterminated string in JSON at position {}", "texte jamais refermé, position {}"],
  [
    "unexpected non-whitespace character after JSON at position {}",
    "caractère inattendu après la fin du document, position {}",
  ],
  ["expected {} in JSON at position {}", "il manque {}, position {}"],
  ["double-quoted property name", "un nom de champ entre guillemets doubles"],
  ["property name or {}", "un nom de champ ou {}"],
  ["{} after property value", "{} après la valeur d'un champ"],
  ["{} after property name", "{} après le nom d'un champ"],
  ["{} after array element", "{} après un élément de liste"],
  [
    "bad control character in string literal in JSON at position {}",
    "caractère de contrôle dans un texte, position {}",
  ],
  ["bad escaped character in JSON at position {}", "échappement inconnu, position {}"],
  ["{} (line {} column {})", "{} (ligne {}, colonne {})"],
  // YAML that is none
  ["{} at line {}, column {}:", "{}, ligne {}, colonne {}"],
  // the machine, in the words of Node
  ["{}: no space left on device, {}", "{} : disque plein ({})"],
  ["{}: permission denied, {} '{}'", "{} : accès refusé ({} « {} »)"],
  ["{}: operation not permitted, {} '{}'", "{} : opération non autorisée ({} « {} »)"],
  ["{}: no such file or directory, {} '{}'", "{} : aucun fichier ni dossier de ce nom ({} « {} »)"],
  ["{}: file already exists, {} '{}'", "{} : le fichier existe déjà ({} « {} »)"],
  ["{}: not a directory, {} '{}'", "{} : ce n'est pas un dossier ({} « {} »)"],
  ["{}: illegal operation on a directory, {}", "{} : opération impossible sur un dossier ({})"],
  ["{}: directory not empty, {} '{}'", "{} : le dossier n'est pas vide ({} « {} »)"],
  ["{}: too many open files, {}", "{} : trop de fichiers ouverts ({})"],
  ["{}: read-only file system, {}", "{} : disque en lecture seule ({})"],
  ["{}: name too long, {} '{}'", "{} : nom trop long ({} « {} »)"],
  ["{}: i/o error, {}", "{} : erreur de lecture ou d'écriture du disque ({})"],
  ["listen {}: address already in use {}", "{} : le port est déjà pris ({})"],
  ["listen {}: permission denied {}", "{} : port non autorisé ({})"],
  ["Array buffer allocation failed", "mémoire insuffisante"],
  ["Invalid array length", "mémoire insuffisante : table trop longue"],
  ["Maximum call stack size exceeded", "pile d'appels dépassée"],
];
