/**
 * The other portable door of aplomb, `aplomb/zonings`: tables read by name, meshes, borders, zonings of every kind, profiles. It
 * needs a bundler in a page, for the packages it stands on; in Node the main door has all of it.
 */
export { findingsOf } from "./core/profile/findings.js";
export { figureOf, indicatorsFrom, territoryNamed } from "./core/profile/indicators.js";
export { profileOf, rateOf } from "./core/profile/profile.js";
export { parseStudy } from "./core/profile/study.js";
export { bordersFrom, bordersOf, communesWithoutBorder, joinBorders } from "./core/territory/borders.js";
export { communesFrom } from "./core/territory/communes.js";
export { bordersFromContours } from "./core/territory/contours.js";
export { currentCode, mergesFrom, meshAfterMerges } from "./core/territory/merges.js";
export { meshFrom, meshOfLabels, zonesOfCommunes } from "./core/territory/mesh.js";
export { meshByLabel } from "./core/territory/meshByLabel.js";
export { aggregateIndicators } from "./core/zoning/aggregate.js";
export { communeZoningFrom } from "./core/zoning/communeZoning.js";
export { compositeIndexOf } from "./core/zoning/composite.js";
export { parseCompositeRules } from "./core/zoning/compositeRules.js";
export { selectByCriteria } from "./core/zoning/criteria.js";
export { parseCriteriaRules } from "./core/zoning/criteriaRules.js";
export { criteriaZoningOf } from "./core/zoning/criteriaZoning.js";
export { facilitiesFrom, facilityMeasures } from "./core/zoning/facilities.js";
export { legendOf, parseAnyRules } from "./core/zoning/legend.js";
export { listedZones, listedZoningOf } from "./core/zoning/listed.js";
export { parseListRules } from "./core/zoning/listRules.js";
export {
  measuredZonesFrom,
  measuresFrom,
  unmeasured,
  withMeasures,
  zonesOfRegion,
} from "./core/zoning/measuredZones.js";
export { qpvFrom } from "./core/zoning/qpv.js";
export { zonesOfMesh } from "./core/zoning/zonesOfMesh.js";
export { numberColumn, tableOf, textColumn } from "./table/columns.js";
export { Exclusions } from "./table/exclusions.js";
