// The C++ reference of the bench: the same work on one thread, as one would write it for speed.
// Started with the folder of its inputs; each line of standard input is a command, answered by the milliseconds it took.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using std::vector;
typedef double Two __attribute__((vector_size(16)));

static std::string folder;

template <typename T> vector<T> load(const char *name) {
  std::ifstream file(folder + "/" + name, std::ios::binary | std::ios::ate);
  vector<T> values(file.tellg() / sizeof(T));
  file.seekg(0);
  file.read((char *)values.data(), values.size() * sizeof(T));
  return values;
}

template <typename T> void save(const std::string &name, const vector<T> &values) {
  std::ofstream(folder + "/" + name, std::ios::binary).write((const char *)values.data(), values.size() * sizeof(T));
}

static vector<int32_t> origin, destination;
static vector<double> minutes, demand, supply0, supply1;
static uint32_t communes;

static const double cutoffs[3] = {10, 15, 20};
static const double weights[3] = {1, 2. / 3, 1. / 3};
static const uint32_t lastThousandth = 20000;

static uint32_t thousandthOf(double time) { return (uint32_t)(time * 1000 + 0.5); }

// The whole matrix: rows by minutes, then destination; minutes as codes into the distinct values.
struct Matrix {
  vector<uint32_t> start;
  vector<uint16_t> id, code;
  vector<double> minutes;
};
static Matrix matrix;

// From typed arrays to the matrix: a radix sort by minutes, then by origin; missing own communes are added.
static void prepare() {
  vector<uint32_t> ofTime(lastThousandth + 2), start(communes + 1);
  vector<uint8_t> own(communes);
  const size_t given = origin.size();
  vector<uint16_t> thousandth(given);
  for (size_t p = 0; p < given; p++) {
    const uint32_t t = thousandthOf(minutes[p]);
    thousandth[p] = t;
    ofTime[t + 1]++;
    start[origin[p] + 1]++;
    if (origin[p] == destination[p]) own[origin[p]] = 1;
  }
  vector<uint16_t> codeOf(lastThousandth + 1);
  matrix.minutes.clear();
  for (uint32_t c = 0; c < communes; c++) {
    if (!own[c]) ofTime[1]++, start[c + 1]++;
    start[c + 1] += start[c];
  }
  for (uint32_t t = 0; t <= lastThousandth; t++) {
    if (ofTime[t + 1]) {
      codeOf[t] = matrix.minutes.size();
      matrix.minutes.push_back(t / 1000.);
    }
    ofTime[t + 1] += ofTime[t];
  }
  const uint32_t pairs = start[communes];
  vector<uint32_t> place(ofTime.begin(), ofTime.end() - 1);
  vector<uint16_t> from(pairs), to(pairs), code(pairs);
  for (uint32_t c = 0; c < communes; c++)
    if (!own[c]) from[place[0]] = c, to[place[0]] = c, code[place[0]++] = codeOf[0];
  for (size_t p = 0; p < given; p++) {
    const uint32_t at = place[thousandth[p]]++;
    from[at] = origin[p], to[at] = destination[p], code[at] = codeOf[thousandth[p]];
  }
  matrix.start = start;
  matrix.id.resize(pairs), matrix.code.resize(pairs);
  vector<uint32_t> next(start.begin(), start.end() - 1);
  for (uint32_t p = 0; p < pairs; p++) {
    const uint32_t at = next[from[p]]++;
    matrix.id[at] = to[p], matrix.code[at] = code[p];
  }
  for (uint32_t c = 0; c < communes; c++) // ties by destination
    for (uint32_t p = start[c] + 1; p < start[c + 1]; p++)
      for (uint32_t q = p; q > start[c] && matrix.code[q - 1] == matrix.code[q] && matrix.id[q - 1] > matrix.id[q]; q--)
        std::swap(matrix.id[q - 1], matrix.id[q]);
}

// The pairs to communes with supply, by row and by column, both by minutes.
struct Sparse {
  vector<uint32_t> start;
  vector<uint16_t> id, code;
};
static Sparse rows, columns;
static vector<uint32_t> active;

static void keepActive() {
  vector<int32_t> position(communes, -1);
  active.clear();
  for (uint32_t c = 0; c < communes; c++)
    if (supply0[c] > 0) position[c] = active.size(), active.push_back(c);
  const uint32_t all = matrix.start[communes];
  rows.start.assign(communes + 1, 0);
  rows.id.resize(all + 1), rows.code.resize(all + 1);
  uint32_t pairs = 0;
  for (uint32_t c = 0; c < communes; c++) {
    for (uint32_t p = matrix.start[c]; p < matrix.start[c + 1]; p++) {
      const int32_t to = position[matrix.id[p]];
      rows.id[pairs] = to, rows.code[pairs] = matrix.code[p];
      pairs += to >= 0;
    }
    rows.start[c + 1] = pairs;
  }
  vector<uint32_t> byTime(matrix.minutes.size() + 1);
  columns.start.assign(active.size() + 1, 0);
  for (uint32_t p = 0; p < pairs; p++) byTime[rows.code[p] + 1]++, columns.start[rows.id[p] + 1]++;
  for (size_t t = 1; t < byTime.size(); t++) byTime[t] += byTime[t - 1];
  for (size_t j = 1; j < columns.start.size(); j++) columns.start[j] += columns.start[j - 1];
  vector<uint16_t> from(pairs), to(pairs), code(pairs);
  for (uint32_t c = 0; c < communes; c++)
    for (uint32_t p = rows.start[c]; p < rows.start[c + 1]; p++) {
      const uint32_t at = byTime[rows.code[p]]++;
      from[at] = c, to[at] = rows.id[p], code[at] = rows.code[p];
    }
  columns.id.resize(pairs), columns.code.resize(pairs);
  vector<uint32_t> next(columns.start);
  for (uint32_t p = 0; p < pairs; p++) {
    const uint32_t at = next[to[p]]++;
    columns.id[at] = from[p], columns.code[at] = code[p];
  }
}

// Layout 1, by runs: a row is three contiguous runs, one a class, found once by binary search.
static vector<uint32_t> rowRuns, columnRuns;

static vector<uint32_t> runsOf(const Sparse &sparse) {
  vector<uint32_t> runs;
  for (size_t r = 0; r + 1 < sparse.start.size(); r++) {
    auto first = sparse.code.begin(), low = first + sparse.start[r], end = first + sparse.start[r + 1];
    runs.push_back(sparse.start[r]);
    for (double cutoff : cutoffs) {
      const uint16_t limit = std::upper_bound(matrix.minutes.begin(), matrix.minutes.end(), cutoff) - matrix.minutes.begin();
      low = std::lower_bound(low, end, limit);
      runs.push_back(low - first);
    }
  }
  return runs;
}

static vector<double> reachable, accessibility0, accessibility1;
static vector<Two> ratios;

static void divide() {
  for (size_t j = 0; j < active.size(); j++) {
    const uint32_t c = active[j];
    ratios[j] = reachable[j] > 0 ? Two{supply0[c], supply1[c]} / reachable[j] : Two{0, 0};
  }
}

static void runByRuns() {
  for (size_t j = 0; j < active.size(); j++) {
    const uint32_t *bound = &columnRuns[4 * j];
    double total = 0;
    for (int k = 0; k < 3; k++) {
      double even = 0, odd = 0;
      uint32_t p = bound[k];
      for (; p + 1 < bound[k + 1]; p += 2) even += demand[columns.id[p]], odd += demand[columns.id[p + 1]];
      if (p < bound[k + 1]) even += demand[columns.id[p]];
      total += weights[k] * (even + odd);
    }
    reachable[j] = total;
  }
  divide();
  for (uint32_t c = 0; c < communes; c++) {
    const uint32_t *bound = &rowRuns[4 * c];
    Two total = {0, 0};
    for (int k = 0; k < 3; k++) {
      Two even = {0, 0}, odd = {0, 0};
      uint32_t p = bound[k];
      for (; p + 1 < bound[k + 1]; p += 2) even += ratios[rows.id[p]], odd += ratios[rows.id[p + 1]];
      if (p < bound[k + 1]) even += ratios[rows.id[p]];
      total += weights[k] * (even + odd);
    }
    accessibility0[c] = total[0], accessibility1[c] = total[1];
  }
}

// Layout 2, the kernel's: ids name class and other end, terms hold the weights, rows of equal length follow each other.
struct Slots {
  vector<uint32_t> first, commune;
};
static Slots rowSlots, columnSlots;
static vector<uint16_t> rowTerms;
static vector<uint32_t> columnTerms;
static vector<double> demandTerms;
static vector<Two> ratioTerms;

template <typename Id>
static void layOut(const Sparse &sparse, const vector<uint32_t> &runs, uint32_t ids, Slots &slots, vector<Id> &terms) {
  const uint32_t count = sparse.start.size() - 1, window = 1024;
  vector<uint32_t> order(count);
  for (uint32_t r = 0; r < count; r++) order[r] = r;
  auto length = [&](uint32_t r) { return runs[4 * r + 3] - runs[4 * r]; };
  for (uint32_t begin = 0; begin < count; begin += window)
    std::stable_sort(order.begin() + begin, order.begin() + std::min(count, begin + window),
                     [&](uint32_t a, uint32_t b) { return length(a) < length(b); });
  slots.commune = order;
  slots.first.assign(1, 0);
  terms.clear();
  for (uint32_t r : order) {
    for (int k = 0; k < 3; k++)
      for (uint32_t p = runs[4 * r + k]; p < runs[4 * r + k + 1]; p++) terms.push_back(k * ids + sparse.id[p]);
    slots.first.push_back(terms.size());
  }
}

static void runByTerms() {
  for (int k = 0; k < 3; k++)
    for (uint32_t c = 0; c < communes; c++) demandTerms[k * communes + c] = weights[k] * demand[c];
  for (size_t s = 0; s < active.size(); s++) {
    double a = 0, b = 0;
    uint32_t p = columnSlots.first[s];
    const uint32_t end = columnSlots.first[s + 1];
    for (; p + 3 < end; p += 4) {
      a += demandTerms[columnTerms[p]], b += demandTerms[columnTerms[p + 1]];
      a += demandTerms[columnTerms[p + 2]], b += demandTerms[columnTerms[p + 3]];
    }
    for (; p < end; p++) a += demandTerms[columnTerms[p]];
    reachable[columnSlots.commune[s]] = a + b;
  }
  divide();
  for (int k = 0; k < 3; k++)
    for (size_t j = 0; j < active.size(); j++) ratioTerms[k * active.size() + j] = weights[k] * ratios[j];
  for (uint32_t s = 0; s < communes; s++) {
    Two a = {0, 0}, b = {0, 0};
    uint32_t p = rowSlots.first[s];
    const uint32_t end = rowSlots.first[s + 1];
    for (; p + 3 < end; p += 4) {
      a += ratioTerms[rowTerms[p]], b += ratioTerms[rowTerms[p + 1]];
      a += ratioTerms[rowTerms[p + 2]], b += ratioTerms[rowTerms[p + 3]];
    }
    for (; p < end; p++) a += ratioTerms[rowTerms[p]];
    const Two sum = a + b;
    accessibility0[rowSlots.commune[s]] = sum[0], accessibility1[rowSlots.commune[s]] = sum[1];
  }
}

// Any decay: a weight for each distinct time.
static vector<double> table;

static void runByTable() {
  for (size_t j = 0; j < active.size(); j++) {
    double even = 0, odd = 0;
    uint32_t p = columns.start[j];
    for (; p + 1 < columns.start[j + 1]; p += 2)
      even += table[columns.code[p]] * demand[columns.id[p]], odd += table[columns.code[p + 1]] * demand[columns.id[p + 1]];
    if (p < columns.start[j + 1]) even += table[columns.code[p]] * demand[columns.id[p]];
    reachable[j] = even + odd;
  }
  divide();
  for (uint32_t c = 0; c < communes; c++) {
    Two even = {0, 0}, odd = {0, 0};
    uint32_t p = rows.start[c];
    for (; p + 1 < rows.start[c + 1]; p += 2)
      even += table[rows.code[p]] * ratios[rows.id[p]], odd += table[rows.code[p + 1]] * ratios[rows.id[p + 1]];
    if (p < rows.start[c + 1]) even += table[rows.code[p]] * ratios[rows.id[p]];
    const Two sum = even + odd;
    accessibility0[c] = sum[0], accessibility1[c] = sum[1];
  }
}

// Straight from the pairs and their minutes, as they come, and the own communes that are missing.
static vector<double> everyCatchment, thousandthWeights;
static vector<Two> everyRatio, sums;
static vector<uint32_t> missing;

static void runFromPairs() {
  std::fill(everyCatchment.begin(), everyCatchment.end(), 0);
  std::fill(sums.begin(), sums.end(), Two{0, 0});
  const size_t pairs = origin.size();
  for (size_t p = 0; p < pairs; p++)
    everyCatchment[destination[p]] += thousandthWeights[thousandthOf(minutes[p])] * demand[origin[p]];
  for (uint32_t c : missing) everyCatchment[c] += demand[c];
  for (uint32_t c = 0; c < communes; c++)
    everyRatio[c] = everyCatchment[c] > 0 ? Two{supply0[c], supply1[c]} / everyCatchment[c] : Two{0, 0};
  for (size_t p = 0; p < pairs;) {
    const int32_t from = origin[p];
    Two sum = sums[from];
    for (; p < pairs && origin[p] == from; p++)
      sum += thousandthWeights[thousandthOf(minutes[p])] * everyRatio[destination[p]];
    sums[from] = sum;
  }
  for (uint32_t c : missing) sums[c] += everyRatio[c];
  for (uint32_t c = 0; c < communes; c++) accessibility0[c] = sums[c][0], accessibility1[c] = sums[c][1];
}

#include "neighbours.hpp"
#include "sweep.hpp"

int main(int, char **arguments) {
  folder = arguments[1];
  origin = load<int32_t>("origin"), destination = load<int32_t>("destination"), minutes = load<double>("minutes");
  demand = load<double>("demand"), supply0 = load<double>("supply0"), supply1 = load<double>("supply1");
  latitude = load<double>("latitude"), longitude = load<double>("longitude");
  communes = demand.size();
  if (communes > 65535) return 1;

  prepare();
  keepActive();
  reachable.resize(active.size()), ratios.resize(active.size());
  accessibility0.resize(communes), accessibility1.resize(communes);
  demandTerms.resize(3 * communes), ratioTerms.resize(3 * active.size());
  everyCatchment.resize(communes), everyRatio.resize(communes), sums.resize(communes);
  vector<uint8_t> own(communes);
  for (size_t p = 0; p < origin.size(); p++)
    if (origin[p] == destination[p]) own[origin[p]] = 1;
  for (uint32_t c = 0; c < communes; c++)
    if (!own[c]) missing.push_back(c);
  for (uint32_t t = 0; t <= lastThousandth; t++) thousandthWeights.push_back(t <= 10000 ? 1 : t <= 15000 ? 2. / 3 : 1. / 3);
  for (double time : matrix.minutes) table.push_back(std::exp(-0.5 * (time / 8) * (time / 8)));
  auto layOutAll = [] {
    rowRuns = runsOf(rows), columnRuns = runsOf(columns);
    layOut(rows, rowRuns, active.size(), rowSlots, rowTerms);
    layOut(columns, columnRuns, communes, columnSlots, columnTerms);
  };
  layOutAll();

  const std::map<std::string, std::function<void()>> commands = {
      {"runs", runByRuns}, {"terms", runByTerms},   {"table", runByTable},   {"pairs", runFromPairs},
      {"prepare", prepare}, {"active", keepActive}, {"layout", layOutAll},
      {"neighbours", findNeighbours},
      {"sweep 1 1", [] { sweep(1, 1); }}, {"sweep 1 2", [] { sweep(1, 2); }},
      {"sweep 2 1", [] { sweep(2, 1); }}, {"sweep 2 2", [] { sweep(2, 2); }},
  };
  for (std::string line; std::getline(std::cin, line);) {
    if (line == "write") {
      save("accessibility0", accessibility0), save("accessibility1", accessibility1);
      save("digests", sweepDigests);
      std::cout << "0" << std::endl;
      continue;
    }
    if (line == "load") {
      sweepWeights = load<double>("sweepWeights");
      std::cout << "0" << std::endl;
      continue;
    }
    const auto begin = std::chrono::steady_clock::now();
    commands.at(line)();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    std::cout << took.count() << std::endl;
  }
}
