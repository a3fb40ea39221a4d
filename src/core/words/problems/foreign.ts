import type { Catalogue } from "./catalogue.ts";

/** What engines say, whose texts the sources do not hold: of JSON that is none, and of memory. */
export const foreignTexts: Catalogue = [
  // JSON that is none, in the words of V8
  ["unexpected token {}, {} is not valid JSON", "caractère inattendu {} : {} n'est pas du JSON"],
  ["unexpected token {} in JSON at position {}", "caractère inattendu {}, position {}"],
  ["unexpected end of JSON input", "fin de texte inattendue"],
  ["unterminated string in JSON at position {}", "texte jamais refermé, position {}"],
  [
    "unexpected non-whitespace character after JSON at position {}",
    "caractère inattendu après la fin du document, position {}",
  ],
  ["expected {} in JSON at position {}", "à la position {1}, il manque {0}"],
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
  // memory
  ["Array buffer allocation failed", "mémoire insuffisante"],
  ["Invalid array length", "mémoire insuffisante : table trop longue"],
  ["Maximum call stack size exceeded", "pile d'appels dépassée"],
];
