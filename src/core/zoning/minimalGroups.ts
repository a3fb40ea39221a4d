import {
  type CommuneGroup,
  type ContiguityGround,
  groupOf,
  isEligible,
  type MaximalGroups,
} from "./contiguous.ts";

export interface MinimalGroups {
  /** The first `limit` found, by their largest commune's place in the order of codes. */
  readonly groups: readonly CommuneGroup[];
  /** Minimal groups found: all of them when `complete`, else at least so many. */
  readonly count: number;
  readonly complete: boolean;
}

export interface EnumerationLimits {
  /** Groups listed; the others are counted. */
  readonly limit: number;
  /** Partial sets visited before the count is given up. */
  readonly visits: number;
}

/**
 * Every minimal eligible set of contiguous communes: none of its communes can be left out. There may be a great many
 * (their number grows exponentially where villages are small), so they are capped and counted.
 *
 * Each is built up from its first large commune through connected sets that are not eligible yet, every set once.
 */
export function minimalGroups(
  ground: ContiguityGround,
  maximal: MaximalGroups,
  limits: EnumerationLimits,
): MinimalGroups {
  const { borders, population, rule } = ground;
  const { start, neighbour } = borders;
  const within = Uint8Array.from(maximal.groupOf, (group) => (group >= 0 && maximal.eligible[group] ? 1 : 0));
  const isLarge = (commune: number): boolean => population[commune] >= rule.largestCommune;
  const seen = new Uint8Array(borders.communes);
  const members: number[] = [];
  const groups: CommuneGroup[] = [];
  let count = 0;
  let visits = 0;

  const extend = (extension: readonly number[]): void => {
    if (++visits > limits.visits) return;
    const group = groupOf(members, population);
    if (isEligible(group, population, rule)) {
      if (!isMinimal(group, ground)) return;
      if (count++ < limits.limit) groups.push(group);
      return;
    }
    for (let at = 0; at < extension.length; at++) {
      const commune = extension[at];
      const added = unseenNeighbours(commune);
      members.push(commune);
      extend([...extension.slice(at + 1), ...added]);
      members.pop();
      for (const other of added) seen[other] = 0;
    }
  };
  const unseenNeighbours = (commune: number): number[] => {
    const added: number[] = [];
    for (let at = start[commune]; at < start[commune + 1]; at++) {
      const other = neighbour[at];
      if (within[other] === 0 || seen[other] !== 0) continue;
      seen[other] = 1;
      added.push(other);
    }
    return added;
  };

  for (let first = 0; first < borders.communes; first++) {
    if (within[first] === 0 || !isLarge(first)) continue;
    // Large communes already done stay seen: the sets that hold them are known.
    seen[first] = 1;
    const added = unseenNeighbours(first);
    members.push(first);
    extend(added);
    members.pop();
    for (const other of added) seen[other] = 0;
  }
  return { groups, count, complete: visits <= limits.visits };
}

/**
 * True where no eligible set lies within another: it is enough to try without each commune in turn, since a connected
 * set grows to any connected set around it one commune at a time.
 */
function isMinimal(group: CommuneGroup, ground: ContiguityGround): boolean {
  const { population, rule } = ground;
  return group.communes.every((left) => {
    const communes = group.communes.filter((commune) => commune !== left);
    if (communes.length === 0) return true;
    return (
      !isEligible(groupOf(communes, population), population, rule) || !isConnected(communes, ground.borders)
    );
  });
}

function isConnected(
  communes: readonly number[],
  { start, neighbour }: ContiguityGround["borders"],
): boolean {
  const unreached = new Set(communes);
  const reached = [communes[0]];
  unreached.delete(communes[0]);
  for (const commune of reached) {
    for (let at = start[commune]; at < start[commune + 1]; at++) {
      if (unreached.delete(neighbour[at])) reached.push(neighbour[at]);
    }
  }
  return unreached.size === 0;
}
