/**
 * The other portable door of aplomb, `aplomb/zonings`: tables read by name, meshes, borders, zonings of every kind, profiles. It
 * needs a bundler in a page, for the packages it stands on; in Node the main door has all of it.
 */
export { type Finding, findingsOf } from "./core/profile/findings.ts";
export { figureOf, type Indicators, indicatorsFrom, territoryNamed } from "./core/profile/indicators.ts";
export { type Profile, profileOf, rateOf } from "./core/profile/profile.ts";
export { parseStudy, type Study } from "./core/profile/study.ts";
export {
  type Borders,
  bordersFrom,
  bordersOf,
  communesWithoutBorder,
  joinBorders,
} from "./core/territory/borders.ts";
export { communesFrom } from "./core/territory/communes.ts";
export { bordersFromContours, type Contour } from "./core/territory/contours.ts";
export { currentCode, type Merges, mergesFrom, meshAfterMerges } from "./core/territory/merges.ts";
export { type Mesh, meshFrom, meshOfLabels, zonesOfCommunes } from "./core/territory/mesh.ts";
export { type Label, meshByLabel } from "./core/territory/meshByLabel.ts";
export { aggregateIndicators } from "./core/zoning/aggregate.ts";
export { communeZoningFrom } from "./core/zoning/communeZoning.ts";
export { type CompositeIndex, compositeIndexOf } from "./core/zoning/composite.ts";
export { type CompositeRules, parseCompositeRules } from "./core/zoning/compositeRules.ts";
export { type Combination, type Selection, selectByCriteria } from "./core/zoning/criteria.ts";
export { type CriteriaRules, parseCriteriaRules } from "./core/zoning/criteriaRules.ts";
export { type CriteriaZoning, criteriaZoningOf } from "./core/zoning/criteriaZoning.ts";
export { type FacilityMeasures, facilitiesFrom, facilityMeasures } from "./core/zoning/facilities.ts";
export { type AnyRules, legendOf, parseAnyRules, type ZoningLegend } from "./core/zoning/legend.ts";
export { type ListedZoning, listedZones, listedZoningOf } from "./core/zoning/listed.ts";
export { type ListRules, parseListRules } from "./core/zoning/listRules.ts";
export {
  type MeasuredZones,
  measuredZonesFrom,
  measuresFrom,
  unmeasured,
  withMeasures,
  zonesOfRegion,
} from "./core/zoning/measuredZones.ts";
export { type Qpv, qpvFrom } from "./core/zoning/qpv.ts";
export { type ZonedCommunes, zonesOfMesh } from "./core/zoning/zonesOfMesh.ts";
export { numberColumn, tableOf, textColumn } from "./table/columns.ts";
export { Exclusions } from "./table/exclusions.ts";
