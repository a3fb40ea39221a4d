/** Outlines of communes: GeoJSON (RFC 7946), a FeatureCollection of Polygon and MultiPolygon features, or TopoJSON. */
import { feature } from "topojson-client";
import type { Contour, Ring } from "../core/territory/contours.ts";
import { repairCode } from "../table/codes.ts";
import { normalName } from "../table/names.ts";
import type { Problems } from "../table/problems.ts";

const codeProperties = ["code", "codgeo", "insee", "codeinsee", "inseecom", "codecommune", "depcom"];
const nameProperties = ["nom", "name", "libgeo", "nomcom", "libelle"];

/**
 * The outlines of a GeoJSON file, one a commune, in order of first appearance; several features with one code are
 * parts of one commune. A file that is no FeatureCollection, a feature without code or without polygon, and positions
 * that are no degrees are errors in `problems`, with the feature's place in the file (the first is 1).
 */
export function readContours(bytes: Uint8Array, source: string, problems: Problems): Contour[] {
  const features = featuresOf(bytes, source, problems);
  const contours = new Map<string, { code: string; name: string; polygons: Ring[][] }>();
  features.forEach((feature, position) => {
    const properties = recordOf(recordOf(feature).properties);
    const geometry = recordOf(recordOf(feature).geometry);
    const code = repairCode(propertyOf(properties, codeProperties) ?? "");
    const polygons = polygonsOf(geometry);
    const place = { source, row: position + 1 };
    if (code === undefined) {
      const got = `the properties ${Object.keys(properties).slice(0, 10).join(", ") || "none"}`;
      problems.error({ ...place, column: "code", got, expected: "a commune code in code, codgeo or insee" });
    }
    if (polygons === undefined) {
      const got = `geometry ${String(geometry.type ?? "none")}`;
      problems.error({
        ...place,
        column: "geometry",
        got,
        expected: "a Polygon or MultiPolygon in degrees (WGS 84)",
      });
    }
    if (code === undefined || polygons === undefined) return;
    const known = contours.get(code);
    if (known) known.polygons.push(...polygons);
    else contours.set(code, { code, name: propertyOf(properties, nameProperties) ?? "", polygons });
  });
  return [...contours.values()];
}

function featuresOf(bytes: Uint8Array, source: string, problems: Problems): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    problems.error({ source, got: (error as Error).message, expected: "GeoJSON text" });
    return [];
  }
  if (recordOf(parsed).type === "Topology") return topologyFeatures(parsed, source, problems);
  const { type, features } = recordOf(parsed);
  if (type === "FeatureCollection" && Array.isArray(features) && features.length > 0) return features;
  const kind = String(type ?? "no type");
  const got = Array.isArray(features) && features.length === 0 ? `${kind} without features` : kind;
  problems.error({ source, got, expected: "a FeatureCollection of at least one commune" });
  return [];
}

/** The features of every object of a TopoJSON file. */
function topologyFeatures(parsed: unknown, source: string, problems: Problems): readonly unknown[] {
  try {
    const topology = parsed as Parameters<typeof feature>[0];
    const features = Object.values(topology.objects).flatMap((object): readonly unknown[] => {
      const found: unknown = feature(topology, object);
      const { features } = recordOf(found);
      return Array.isArray(features) ? features : [found];
    });
    if (features.length > 0) return features;
    problems.error({ source, got: "a Topology without objects", expected: "at least one commune" });
  } catch (error) {
    problems.error({ source, got: `a damaged Topology (${(error as Error).message})`, expected: "TopoJSON" });
  }
  return [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The first of `names` that the properties hold, whatever its case and separators, as text. */
function propertyOf(
  properties: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string | undefined {
  const keys = Object.keys(properties);
  for (const name of names) {
    const key = keys.find((each) => normalName(each) === name);
    const value = key === undefined ? undefined : properties[key];
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return undefined;
}

function polygonsOf({ type, coordinates }: Readonly<Record<string, unknown>>): Ring[][] | undefined {
  const polygons = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0) return undefined;
  return polygons.every(isPolygon) ? polygons : undefined;
}

const isPolygon = (rings: unknown): rings is Ring[] =>
  Array.isArray(rings) && rings.length > 0 && rings.every((ring) => Array.isArray(ring) && isRing(ring));

const isRing = (ring: readonly unknown[]): boolean => ring.length >= 4 && ring.every(isPosition);

const isPosition = (position: unknown): boolean =>
  Array.isArray(position) && Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90;
