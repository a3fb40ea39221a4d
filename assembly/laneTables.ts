/** The catchment of eight scenarios (lanes.ts) whose decays are no steps of few classes: each lane looks its weights up. */
/**
 * Any decay, each lane its own: out[row] = sum over the slot's pairs of table[piece[code]] x values[id]. A piece is a run
 * of minute codes that weigh the same in every lane.
 */
export function sumTable(
  wide: bool,
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  code: usize,
  piece: usize,
  table: usize,
  values: usize,
  out: usize,
): void {
  if (wide) byTable<u32>(begin, end, row, first, id, code, piece, table, values, out);
  else byTable<u16>(begin, end, row, first, id, code, piece, table, values, out);
}

function byTable<Id>(
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  code: usize,
  piece: usize,
  table: usize,
  values: usize,
  out: usize,
): void {
  let pair: usize = load<u32>(first + ((<usize>begin) << 2));
  for (let slot = (<usize>begin) << 2, slots = (<usize>end) << 2; slot < slots; slot += 4) {
    const last: usize = load<u32>(first + slot, 4);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (; pair < last; pair++) {
      const minute: usize = load<u16>(code + (pair << 1));
      const weight = table + ((<usize>load<u16>(piece + (minute << 1))) << 6);
      const value = values + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 6);
      a = f64x2.add(a, f64x2.mul(v128.load(weight), v128.load(value)));
      b = f64x2.add(b, f64x2.mul(v128.load(weight, 16), v128.load(value, 16)));
      c = f64x2.add(c, f64x2.mul(v128.load(weight, 32), v128.load(value, 32)));
      d = f64x2.add(d, f64x2.mul(v128.load(weight, 48), v128.load(value, 48)));
    }
    const to = out + ((<usize>load<u32>(row + slot)) << 6);
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
}

/** As `sumTable`, of values that every lane shares, one f64 a commune. */
export function sumTablePlain(
  wide: bool,
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  code: usize,
  piece: usize,
  table: usize,
  values: usize,
  out: usize,
): void {
  if (wide) byTablePlain<u32>(begin, end, row, first, id, code, piece, table, values, out);
  else byTablePlain<u16>(begin, end, row, first, id, code, piece, table, values, out);
}

function byTablePlain<Id>(
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  code: usize,
  piece: usize,
  table: usize,
  values: usize,
  out: usize,
): void {
  let pair: usize = load<u32>(first + ((<usize>begin) << 2));
  for (let slot = (<usize>begin) << 2, slots = (<usize>end) << 2; slot < slots; slot += 4) {
    const last: usize = load<u32>(first + slot, 4);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (; pair < last; pair++) {
      const minute: usize = load<u16>(code + (pair << 1));
      const weight = table + ((<usize>load<u16>(piece + (minute << 1))) << 6);
      const value = v128.load64_splat(values + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 3));
      a = f64x2.add(a, f64x2.mul(v128.load(weight), value));
      b = f64x2.add(b, f64x2.mul(v128.load(weight, 16), value));
      c = f64x2.add(c, f64x2.mul(v128.load(weight, 32), value));
      d = f64x2.add(d, f64x2.mul(v128.load(weight, 48), value));
    }
    const to = out + ((<usize>load<u32>(row + slot)) << 6);
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
}
