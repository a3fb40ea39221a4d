/**
 * The catchment under any decay: out[row] = sum over the pairs of the row of table[code] x values[id].
 * `bounds` holds one run a row, the pairs within the decay's reach.
 */
export function tableOne16(
  begin: u32,
  end: u32,
  bounds: usize,
  table: usize,
  id: usize,
  code: usize,
  values: usize,
  out: usize,
): void {
  tableOne<u16>(begin, end, bounds, table, id, code, values, out);
}

export function tableOne32(
  begin: u32,
  end: u32,
  bounds: usize,
  table: usize,
  id: usize,
  code: usize,
  values: usize,
  out: usize,
): void {
  tableOne<u32>(begin, end, bounds, table, id, code, values, out);
}

/** Two interleaved right-hand sides; each goes to its own f64[rows]. */
export function tableTwo16(
  begin: u32,
  end: u32,
  bounds: usize,
  table: usize,
  id: usize,
  code: usize,
  values: usize,
  out0: usize,
  out1: usize,
): void {
  tableTwo<u16>(begin, end, bounds, table, id, code, values, out0, out1);
}

export function tableTwo32(
  begin: u32,
  end: u32,
  bounds: usize,
  table: usize,
  id: usize,
  code: usize,
  values: usize,
  out0: usize,
  out1: usize,
): void {
  tableTwo<u32>(begin, end, bounds, table, id, code, values, out0, out1);
}

function tableOne<Id>(
  begin: u32,
  end: u32,
  bounds: usize,
  table: usize,
  id: usize,
  code: usize,
  values: usize,
  out: usize,
): void {
  for (let row: usize = begin; row < end; row++) {
    let total: f64 = 0;
    const last: usize = load<u32>(bounds + (row << 3), 4);
    for (let pair: usize = load<u32>(bounds + (row << 3)); pair < last; pair++) {
      const weight = load<f64>(table + ((<usize>load<u16>(code + (pair << 1))) << 3));
      total += weight * load<f64>(values + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 3));
    }
    store<f64>(out + (row << 3), total);
  }
}

function tableTwo<Id>(
  begin: u32,
  end: u32,
  bounds: usize,
  table: usize,
  id: usize,
  code: usize,
  values: usize,
  out0: usize,
  out1: usize,
): void {
  for (let row: usize = begin; row < end; row++) {
    let total = f64x2.splat(0);
    const last: usize = load<u32>(bounds + (row << 3), 4);
    for (let pair: usize = load<u32>(bounds + (row << 3)); pair < last; pair++) {
      const weight = v128.load64_splat(table + ((<usize>load<u16>(code + (pair << 1))) << 3));
      const value = v128.load(values + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 4));
      total = f64x2.add(total, f64x2.mul(weight, value));
    }
    v128.store64_lane(out0 + (row << 3), total, 0);
    v128.store64_lane(out1 + (row << 3), total, 1);
  }
}
