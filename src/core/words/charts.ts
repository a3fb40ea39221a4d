/** What readers of charts read. */
import { agreedEnglish, agreedFrench, countedEnglish as en, countedFrench as fr } from "./plural.ts";
import type { Language } from "./words.ts";

export interface ChartWords {
  readonly language: Language;
  readonly apl: string;
  /** Where there is little room. */
  readonly aplShort: string;
  readonly variant: (variant: string) => string;
  readonly inhabitants: string;
  readonly millions: string;
  readonly thousands: string;
  readonly mean: (value: string) => string;
  readonly median: string;
  readonly distribution: string;
  readonly distributionNote: string;
  readonly tenths: string;
  readonly tenth: string;
  readonly tenthsNote: string;
  readonly lorenz: string;
  readonly lorenzPeople: string;
  readonly lorenzAmount: string;
  readonly lorenzNote: string;
  readonly equality: string;
  readonly gini: (value: string) => string;
  readonly thresholds: string;
  readonly thresholdsAxis: string;
  readonly thresholdsNote: (thresholds: readonly string[]) => string;
  readonly variants: string;
  readonly evolution: string;
  readonly evolutionFirst: string;
  readonly evolutionLast: string;
  readonly year: string;
  readonly difference: string;
  readonly differenceAxis: string;
  readonly cutBar: string;
  readonly differenceNote: (losing: string, stable: string, gaining: string) => string;
  readonly tornado: string;
  readonly tornadoNote: (base: string) => string;
  /** Sobol's and Morris' indices. */
  readonly indices: string;
  readonly indexKinds: Readonly<
    Record<
      "sobol" | "morris",
      {
        readonly main: string;
        readonly whole: string;
        readonly note: string;
        readonly axis: (output: string) => string;
      }
    >
  >;
  readonly fan: string;
  readonly fanNote: (scenarios: string) => string;
  readonly stability: string;
  readonly stabilityAxis: string;
  readonly stabilityNote: (unstable: string, zones: string, shown: string) => string;
  readonly orMore: (value: string) => string;
  readonly made: (version: string) => string;
  readonly missing: (count: string, inhabitants: string) => string;
}

export const chartWords: Readonly<Record<Language, ChartWords>> = {
  fr: {
    language: "fr",
    apl: "APL (consultations par an et par habitant standardisé)",
    aplShort: "APL, consultations par an et par habitant",
    variant: (variant) => (variant === "all" ? "tous âges" : `${variant} ans ou moins`),
    inhabitants: "habitants",
    millions: "millions d'habitants",
    thousands: "milliers d'habitants",
    mean: (value) => `moyenne ${value}`,
    median: "médiane",
    distribution: "Population selon l'accessibilité de sa commune",
    distributionNote: "Chaque barre compte les habitants des communes dont l'APL est dans l'intervalle.",
    tenths: "Accessibilité moyenne par dixième de population",
    tenth: "dixième de la population, du moins bien au mieux doté",
    tenthsNote:
      "Communes rangées par APL, en dixièmes de la population totale ; moyennes pondérées par la population standardisée.",
    lorenz: "Partage de l'accessibilité entre les habitants (courbe de Lorenz)",
    lorenzPeople: "part cumulée de la population, des moins aux mieux dotés",
    lorenzAmount: "part cumulée de l'accessibilité",
    lorenzNote: "Plus la courbe s'écarte de la diagonale, plus l'accessibilité est inégalement répartie.",
    equality: "égalité",
    gini: (value) => `indice de Gini ${value}`,
    thresholds: "Part de la population sous chaque seuil d'APL",
    thresholdsAxis: "part de la population dont l'APL est strictement inférieure",
    thresholdsNote: (thresholds) =>
      `Les points donnent la part de la population sous ces seuils : ${thresholds.join(" ; ")}.`,
    variants: "Population selon l'accessibilité, par limite d'âge des médecins",
    evolution: "Évolution de l'accessibilité",
    evolutionFirst: "1er dixième",
    evolutionLast: "10e dixième",
    year: "millésime",
    difference: "Gains et pertes d'accessibilité",
    differenceAxis: "variation de l'APL",
    cutBar: "(barre coupée)",
    differenceNote: (losing, stable, gaining) =>
      `${fr(losing, "habitant perd", "habitants perdent")} plus de 0,05, ${fr(stable, "est stable", "sont stables")}, ${fr(gaining, "gagne", "gagnent")} plus de 0,05.`,
    tornado: "Ce que chaque paramètre change",
    tornadoNote: (base) => `Trait vertical : valeur de référence, ${base}.`,
    indices: "Ce que chaque paramètre explique",
    indexKinds: {
      sobol: {
        main: "seul (premier ordre)",
        whole: "avec ses interactions (total)",
        note: "Indices de Sobol : part de la variance qui vient du paramètre.",
        axis: (output) => `part de la variance, ${output}`,
      },
      morris: {
        main: "effet moyen en valeur absolue (mu*)",
        whole: "écart type des effets (sigma)",
        note: "Indices de Morris : un grand sigma dit un effet non linéaire ou qui dépend des autres paramètres.",
        axis: (output) => output,
      },
    },
    fan: "Accessibilité par dixième de population, tous scénarios",
    fanNote: (scenarios) =>
      `${fr(scenarios, "scénario")} : médiane (trait), moitié centrale (foncé), neuf dixièmes centraux (clair).`,
    stability: "Classe des zones selon les scénarios",
    stabilityAxis: "part des scénarios",
    stabilityNote: (unstable, zones, shown) =>
      `${unstable} sur ${fr(zones, "zone")} ${agreedFrench(unstable, "change", "changent")} de classe dans au moins un scénario ; ${agreedFrench(shown, "la moins stable est montrée", `les ${shown} moins stables sont montrées`)}.`,
    orMore: (value) => `${value} et plus`,
    made: (version) => `Graphique : aplomb ${version}.`,
    missing: (count, inhabitants) =>
      `Hors du compte, faute de donnée : ${fr(count, "commune")} (${fr(inhabitants, "habitant")}).`,
  },
  en: {
    language: "en",
    apl: "APL (consultations per standardised inhabitant per year)",
    aplShort: "APL, consultations per inhabitant per year",
    variant: (variant) => (variant === "all" ? "all ages" : `aged ${variant} or less`),
    inhabitants: "inhabitants",
    millions: "million inhabitants",
    thousands: "thousand inhabitants",
    mean: (value) => `mean ${value}`,
    median: "median",
    distribution: "Population by the accessibility of its commune",
    distributionNote: "Each bar counts the inhabitants of the communes whose APL lies in the interval.",
    tenths: "Mean accessibility by tenth of the population",
    tenth: "tenth of the population, from the least to the best served",
    tenthsNote:
      "Communes in order of APL, cut into tenths of the total population; means weighted by standardised population.",
    lorenz: "How accessibility is shared among inhabitants (Lorenz curve)",
    lorenzPeople: "cumulated share of the population, least served first",
    lorenzAmount: "cumulated share of accessibility",
    lorenzNote: "The further the curve from the diagonal, the more unequal accessibility is.",
    equality: "equality",
    gini: (value) => `Gini coefficient ${value}`,
    thresholds: "Share of the population under each APL threshold",
    thresholdsAxis: "share of the population whose APL is strictly under",
    thresholdsNote: (thresholds) =>
      `The dots give the share of the population under these thresholds: ${thresholds.join(", ")}.`,
    variants: "Population by accessibility, by age limit of the doctors",
    evolution: "Change of accessibility over the years",
    evolutionFirst: "1st tenth",
    evolutionLast: "10th tenth",
    year: "vintage",
    difference: "Gains and losses of accessibility",
    differenceAxis: "change of APL",
    cutBar: "(bar cut)",
    differenceNote: (losing, stable, gaining) =>
      `${en(losing, "inhabitant loses", "inhabitants lose")} more than 0.05, ${en(stable, "is", "are")} stable, ${en(gaining, "gains", "gain")} more than 0.05.`,
    tornado: "What each parameter changes",
    tornadoNote: (base) => `Vertical line: reference value, ${base}.`,
    indices: "What each parameter explains",
    indexKinds: {
      sobol: {
        main: "by itself (first order)",
        whole: "with its interactions (total)",
        note: "Sobol indices: share of the variance that comes from the parameter.",
        axis: (output) => `share of the variance, ${output}`,
      },
      morris: {
        main: "mean size of its effects (mu*)",
        whole: "standard deviation of its effects (sigma)",
        note: "Morris indices: a large sigma tells an effect that is not linear, or depends on the other parameters.",
        axis: (output) => output,
      },
    },
    fan: "Accessibility by tenth of the population, all scenarios",
    fanNote: (scenarios) =>
      `${en(scenarios, "scenario")}: median (line), central half (dark), central nine tenths (light).`,
    stability: "Class of the zones over the scenarios",
    stabilityAxis: "share of the scenarios",
    stabilityNote: (unstable, zones, shown) =>
      `Of ${en(zones, "zone")}, ${en(unstable, "changes", "change")} class in at least one scenario; ${agreedEnglish(shown, "the least stable is shown", `the ${shown} least stable are shown`)}.`,
    orMore: (value) => `${value} or more`,
    made: (version) => `Chart: aplomb ${version}.`,
    missing: (count, inhabitants) =>
      `Not counted, for want of data: ${en(count, "commune")} (${en(inhabitants, "inhabitant")}).`,
  },
};
