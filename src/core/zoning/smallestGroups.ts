/**
 * For each commune where a pharmacy may open, the smallest eligible set of contiguous communes that contains it: the
 * fewest communes and, among these, the most inhabitants.
 *
 * This is a connected subgraph of least size under a quota of inhabitants, NP-hard in general. Here it is nearly always
 * a shortest path to a commune of 2,000 inhabitants, which has 2,500 by itself, and that case is solved exactly for
 * every commune at once, in O(borders). The others (a path that lacks some of the 500 inhabitants left) are searched
 * exhaustively with bounds, size after size; a search that exceeds its budget gives an eligible set built greedily,
 * and says so (`proven: false`).
 */
import {
  type CommuneGroup,
  type ContiguityGround,
  groupOf,
  isEligible,
  type MaximalGroups,
} from "./contiguous.ts";
import { type Paths, pathsToLargeCommune } from "./pathsToLargeCommune.ts";

export interface SmallestGroup extends CommuneGroup {
  /** No eligible set with fewer communes, nor with as many and more inhabitants, contains the commune. */
  readonly proven: boolean;
}

export interface SearchBudget {
  /** Partial sets visited for one commune before its search is given up. */
  readonly visits: number;
}

/** 34,875 communes, all fragile, their 6 nearest as borders: 26,296 groups in 95 ms, none short of budget. */
const defaultBudget: SearchBudget = { visits: 200_000 };

/**
 * @returns the smallest group of each commune of an eligible maximal group, undefined elsewhere. Ties in communes and
 * inhabitants go to the set that the order of codes meets first.
 */
export function smallestGroups(
  ground: ContiguityGround,
  maximal: MaximalGroups,
  budget: SearchBudget = defaultBudget,
): (SmallestGroup | undefined)[] {
  const within = Uint8Array.from(maximal.groupOf, (group) => (group >= 0 && maximal.eligible[group] ? 1 : 0));
  const paths = pathsToLargeCommune(ground, within);
  const search = new GroupSearch(ground, within, paths, budget);
  return Array.from(within, (inside, commune) => (inside ? search.smallest(commune) : undefined));
}

/** The search of one commune after another, with its working arrays. */
class GroupSearch {
  private readonly ground: ContiguityGround;
  private readonly within: Uint8Array;
  private readonly paths: Paths;
  private readonly budget: SearchBudget;
  /** u8[communes]: 1 for members, their neighbours, and communes that a set is to do without. */
  private readonly seen: Uint8Array;
  private readonly isMember: Uint8Array;
  private visits = 0;
  /** Communes near the one searched for, most inhabitants first: what any set of the size can hold at best. */
  private richest: readonly number[] = [];
  private members: number[] = [];
  private best: readonly number[] | undefined;
  private bestPopulation = 0;

  constructor(ground: ContiguityGround, within: Uint8Array, paths: Paths, budget: SearchBudget) {
    this.ground = ground;
    this.within = within;
    this.paths = paths;
    this.budget = budget;
    this.seen = new Uint8Array(within.length);
    this.isMember = new Uint8Array(within.length);
  }

  smallest(commune: number): SmallestGroup {
    const { population, rule } = this.ground;
    const path = groupOf(this.pathFrom(commune), population);
    if (isEligible(path, population, rule)) return { ...path, proven: true };
    const greedy = this.grown(path.communes);
    this.visits = 0;
    const least = Math.max(path.communes.length + 1, rule.communes);
    for (let size = least; size <= greedy.communes.length; size++) {
      const isLast = size === greedy.communes.length;
      this.best = isLast ? greedy.communes : undefined;
      this.bestPopulation = isLast ? greedy.population : 0;
      this.searchSize(commune, size);
      if (this.visits > this.budget.visits) return { ...this.bestOr(greedy), proven: false };
      if (this.best !== undefined) return { ...this.bestOr(greedy), proven: true };
    }
    return { ...greedy, proven: true };
  }

  private bestOr(greedy: CommuneGroup): CommuneGroup {
    return this.best === undefined ? greedy : groupOf(this.best, this.ground.population);
  }

  private pathFrom(commune: number): number[] {
    const path: number[] = [];
    for (let at = commune; at >= 0; at = this.paths.next[at]) path.push(at);
    return path;
  }

  /** An eligible set around `path`: the neighbour with the most inhabitants is added until it is one. */
  private grown(path: readonly number[]): CommuneGroup {
    const { population, rule } = this.ground;
    const members = [...path];
    const frontier = new Set<number>();
    for (const member of members) this.addNeighbours(member, frontier, members);
    let group = groupOf(members, population);
    while (!isEligible(group, population, rule)) {
      let largest = -1;
      for (const each of frontier) {
        const gain = largest < 0 ? 1 : population[each] - population[largest] || largest - each;
        if (gain > 0) largest = each;
      }
      frontier.delete(largest);
      members.push(largest);
      this.addNeighbours(largest, frontier, members);
      group = groupOf(members, population);
    }
    return group;
  }

  private addNeighbours(commune: number, frontier: Set<number>, members: readonly number[]): void {
    const { start, neighbour } = this.ground.borders;
    for (let at = start[commune]; at < start[commune + 1]; at++) {
      if (this.within[neighbour[at]] !== 0 && !members.includes(neighbour[at])) frontier.add(neighbour[at]);
    }
  }

  /** The most populated eligible set of `size` communes around `commune`, into `best` where it beats what is there. */
  private searchSize(commune: number, size: number): void {
    const { population } = this.ground;
    this.richest = this.around(commune, size - 1).sort((a, b) => population[b] - population[a] || a - b);
    this.members = [];
    const extension = this.enter(commune);
    this.extend(extension, size - 1, population[commune], this.paths.distance[commune]);
    this.leave(commune, extension);
  }

  /** Communes within `crossings` borders of a commune, itself left out. */
  private around(commune: number, crossings: number): number[] {
    const { start, neighbour } = this.ground.borders;
    const reached = [commune];
    const known = new Set(reached);
    let ring = 0;
    for (let crossing = 0; crossing < crossings && ring < reached.length; crossing++) {
      for (const end = reached.length; ring < end; ring++) {
        for (let at = start[reached[ring]]; at < start[reached[ring] + 1]; at++) {
          const other = neighbour[at];
          if (this.within[other] === 0 || known.has(other)) continue;
          known.add(other);
          reached.push(other);
        }
      }
    }
    return reached.slice(1);
  }

  /** Makes a commune a member; its neighbours that no member had are returned, and seen from now on. */
  private enter(commune: number): number[] {
    const { start, neighbour } = this.ground.borders;
    this.members.push(commune);
    this.isMember[commune] = 1;
    this.seen[commune] = 1;
    const added: number[] = [];
    for (let at = start[commune]; at < start[commune + 1]; at++) {
      const other = neighbour[at];
      if (this.within[other] === 0 || this.seen[other] !== 0) continue;
      this.seen[other] = 1;
      added.push(other);
    }
    return added;
  }

  private leave(commune: number, added: readonly number[]): void {
    this.members.pop();
    this.isMember[commune] = 0;
    this.seen[commune] = this.members.length === 0 ? 0 : 1;
    for (const other of added) this.seen[other] = 0;
  }

  /**
   * Adds `left` communes in every way that keeps the set connected, each set once: a commune passed over stays out of
   * what follows (Wernicke 2006, "Efficient detection of network motifs", algorithm ESU).
   *
   * @param extension communes that border the set and may join it
   * @param nearest borders to cross from the nearest member to a large commune
   */
  private extend(extension: readonly number[], left: number, population: number, nearest: number): void {
    const { rule } = this.ground;
    if (++this.visits > this.budget.visits) return;
    if (left === 0) {
      if (nearest === 0 && population >= rule.population && population > this.bestPopulation) {
        this.best = [...this.members];
        this.bestPopulation = population;
      }
      return;
    }
    const atBest = population + this.richestSum(left);
    if (nearest > left || atBest < rule.population || atBest <= this.bestPopulation) return;
    for (let at = 0; at < extension.length; at++) {
      const commune = extension[at];
      const added = this.enter(commune);
      this.extend(
        [...extension.slice(at + 1), ...added],
        left - 1,
        population + this.ground.population[commune],
        Math.min(nearest, this.paths.distance[commune]),
      );
      this.leave(commune, added);
    }
  }

  /** Most inhabitants that `count` more communes can bring. */
  private richestSum(count: number): number {
    let total = 0;
    let left = count;
    for (let at = 0; at < this.richest.length && left > 0; at++) {
      if (this.isMember[this.richest[at]] !== 0) continue;
      total += this.ground.population[this.richest[at]];
      left--;
    }
    return total;
  }
}
