/**
 * The catchment under any decay: out[commune] = sum over the slot's pairs of table[code] x terms[id], for the slots
 * [begin, end).
 */
export function tableOne(
  wide: bool,
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  code: usize,
  table: usize,
  terms: usize,
  out: usize,
): void {
  if (wide) one<u32>(begin, end, first, commune, id, code, table, terms, out);
  else one<u16>(begin, end, first, commune, id, code, table, terms, out);
}

/** Two interleaved right-hand sides; each sum goes to its own f64[communes]. */
export function tableTwo(
  wide: bool,
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  code: usize,
  table: usize,
  terms: usize,
  out0: usize,
  out1: usize,
): void {
  if (wide) two<u32>(begin, end, first, commune, id, code, table, terms, out0, out1);
  else two<u16>(begin, end, first, commune, id, code, table, terms, out0, out1);
}

function one<Id>(
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  code: usize,
  table: usize,
  terms: usize,
  out: usize,
): void {
  let pair: usize = load<u32>(first + ((<usize>begin) << 2));
  for (let slot: usize = begin; slot < end; slot++) {
    const last: usize = load<u32>(first + (slot << 2), 4);
    let a: f64 = 0;
    let b: f64 = 0;
    for (; pair + 1 < last; pair += 2) {
      const ids = id + pair * sizeof<Id>();
      const codes = code + (pair << 1);
      a +=
        load<f64>(table + ((<usize>load<u16>(codes)) << 3)) *
        load<f64>(terms + ((<usize>load<Id>(ids)) << 3));
      b +=
        load<f64>(table + ((<usize>load<u16>(codes, 2)) << 3)) *
        load<f64>(terms + ((<usize>load<Id>(ids, sizeof<Id>())) << 3));
    }
    if (pair < last) {
      const weight = load<f64>(table + ((<usize>load<u16>(code + (pair << 1))) << 3));
      a += weight * load<f64>(terms + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 3));
      pair++;
    }
    store<f64>(out + ((<usize>load<u32>(commune + (slot << 2))) << 3), a + b);
  }
}

function two<Id>(
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  code: usize,
  table: usize,
  terms: usize,
  out0: usize,
  out1: usize,
): void {
  let pair: usize = load<u32>(first + ((<usize>begin) << 2));
  for (let slot: usize = begin; slot < end; slot++) {
    const last: usize = load<u32>(first + (slot << 2), 4);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    for (; pair + 1 < last; pair += 2) {
      const ids = id + pair * sizeof<Id>();
      const codes = code + (pair << 1);
      const near = v128.load64_splat(table + ((<usize>load<u16>(codes)) << 3));
      const next = v128.load64_splat(table + ((<usize>load<u16>(codes, 2)) << 3));
      a = f64x2.add(a, f64x2.mul(near, v128.load(terms + ((<usize>load<Id>(ids)) << 4))));
      b = f64x2.add(b, f64x2.mul(next, v128.load(terms + ((<usize>load<Id>(ids, sizeof<Id>())) << 4))));
    }
    if (pair < last) {
      const weight = v128.load64_splat(table + ((<usize>load<u16>(code + (pair << 1))) << 3));
      a = f64x2.add(
        a,
        f64x2.mul(weight, v128.load(terms + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 4))),
      );
      pair++;
    }
    const sum = f64x2.add(a, b);
    const place = (<usize>load<u32>(commune + (slot << 2))) << 3;
    v128.store64_lane(out0 + place, sum, 0);
    v128.store64_lane(out1 + place, sum, 1);
  }
}
