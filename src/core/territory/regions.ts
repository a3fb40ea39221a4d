/**
 * Regions, their departments, and the number of communes of each department.
 * Source: INSEE, Code officiel géographique 2026. Collectivities (975, 977…) are in no region.
 */
const departmentsOfRegion: Readonly<Record<string, string>> = {
  "01": "971:32",
  "02": "972:34",
  "03": "973:22",
  "04": "974:24",
  "06": "976:17",
  "11": "75:1 77:507 78:259 91:194 92:36 93:39 94:47 95:183",
  "24": "18:286 28:363 36:241 37:272 41:267 45:325",
  "27": "21:698 25:563 39:492 58:309 70:536 71:563 89:423 90:101",
  "28": "14:526 27:585 50:445 61:381 76:707",
  "32": "02:797 59:647 60:680 62:887 80:771",
  "44": "08:447 10:431 51:610 52:426 54:591 55:499 57:725 67:514 68:366 88:506",
  "52": "44:207 49:176 53:240 72:352 85:253",
  "53": "22:344 29:277 35:332 56:249",
  "75": "16:359 17:462 19:277 23:255 24:503 33:534 40:327 47:319 64:545 79:252 86:265 87:195",
  "76": "09:325 11:433 12:285 30:350 31:586 32:458 34:341 46:312 48:152 65:469 66:226 81:314 82:195",
  "84": "01:391 03:317 07:335 15:250 26:362 38:512 42:320 43:257 63:463 69:266 73:273 74:279",
  "93": "04:198 05:162 06:163 13:119 83:153 84:151",
  "94": "2A:124 2B:236",
};

export interface Department {
  readonly code: string;
  readonly region: string;
  /** Number of its communes. */
  readonly communes: number;
}

/** Every department, by region then code. */
export const departments: readonly Department[] = Object.entries(departmentsOfRegion).flatMap(
  ([region, list]) =>
    list.split(" ").map((entry) => {
      const [code, communes] = entry.split(":");
      return { code, region, communes: Number(communes) };
    }),
);

const regions = new Map(departments.map(({ code, region }) => [code, region]));

/** Department of the code of a commune or IRIS: its first two characters, three overseas (`97x`, `98x`); "" of a square's. */
export function departmentOfCommune(code: string): string {
  if (code.startsWith("CRS")) return "";
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}

/** Region of a department, by code; "" for what no region holds (collectivities, foreign codes). */
export function regionOfDepartment(department: string): string {
  return regions.get(department) ?? "";
}
