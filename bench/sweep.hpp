// The C++ reference of a sweep over the weights of the classes: sixteen scenarios at once, whose digests are kept.
// Demand by class around each commune is summed once; a row is three contiguous runs; rows are digested by windows.
#include <thread>

typedef double Eight __attribute__((vector_size(64)));
typedef long long Mask __attribute__((vector_size(64)));

static const int LANES = 16, FIGURES = 15, BINS = 1024;
static const double thresholds[3] = {1.5, 2.5, 4};

struct Lanes {
  Eight half[2];
};
struct Bin {
  double people, demand, weighted, spare;
};

// f64[scenarios][3], and f64[scenarios][variants][FIGURES]: means by demand and by people, shares, ten tenths.
static vector<double> sweepWeights, sweepDigests;
static vector<double> demandByClass;
static double demandTotal;

static void sumDemandByClass() {
  demandByClass.assign(3 * active.size(), 0);
  for (size_t j = 0; j < active.size(); j++)
    for (int k = 0; k < 3; k++)
      for (uint32_t p = columnRuns[4 * j + k]; p < columnRuns[4 * j + k + 1]; p++)
        demandByClass[3 * j + k] += demand[columns.id[p]];
  demandTotal = 0;
  for (double people : demand) demandTotal += people;
}

// As src/core/scenario/digest.ts: a bin falls in the tenth that holds the midpoint of its cumulated people.
static void writeTenths(const Bin *bins, double *tenths) {
  double sums[10] = {0}, weights[10] = {0}, cumulated = 0;
  for (int b = 0; b < BINS; b++) {
    const double midpoint = cumulated + bins[b].people / 2;
    cumulated += bins[b].people;
    if (bins[b].demand <= 0) continue;
    const int tenth = std::min(9, (int)(10 * midpoint / demandTotal));
    weights[tenth] += bins[b].demand, sums[tenth] += bins[b].weighted;
  }
  for (int t = 0; t < 10; t++) tenths[t] = sums[t] / weights[t];
}

struct Workspace {
  vector<Lanes> ratio, window;
  vector<Bin> bins;
};

static void sweepBatch(Workspace &space, size_t first, size_t count, int variants) {
  const uint32_t windowRows = 1024;
  Lanes weight[3] = {};
  for (size_t lane = 0; lane < count; lane++)
    for (int k = 0; k < 3; k++) weight[k].half[lane / 8][lane % 8] = sweepWeights[3 * (first + lane) + k];
  for (int variant = 0; variant < variants; variant++) {
    const vector<double> &supply = variant == 0 ? supply0 : supply1;
    for (size_t j = 0; j < active.size(); j++)
      for (int h = 0; h < 2; h++) {
        const double *sums = &demandByClass[3 * j];
        const Eight total = weight[0].half[h] * sums[0] + weight[1].half[h] * sums[1] + weight[2].half[h] * sums[2];
        space.ratio[j].half[h] = total > 0 ? supply[active[j]] / total : Eight{};
      }
    Lanes mean = {}, byPeople = {}, under[3] = {};
    std::fill(space.bins.begin(), space.bins.end(), Bin{});
    for (uint32_t begin = 0; begin < communes; begin += windowRows) {
      const uint32_t end = std::min(communes, begin + windowRows);
      for (uint32_t c = begin; c < end; c++) {
        Eight low = {}, high = {};
        for (int k = 0; k < 3; k++) {
          Eight a = {}, b = {};
          for (uint32_t p = rowRuns[4 * c + k]; p < rowRuns[4 * c + k + 1]; p++) {
            const Lanes &ratio = space.ratio[rows.id[p]];
            a += ratio.half[0], b += ratio.half[1];
          }
          low += weight[k].half[0] * a, high += weight[k].half[1] * b;
        }
        space.window[c - begin] = {low, high};
      }
      for (uint32_t c = begin; c < end; c++)
        for (int h = 0; h < 2; h++) {
          const Eight value = space.window[c - begin].half[h], weighted = value * demand[c];
          mean.half[h] += weighted, byPeople.half[h] += value * demand[c];
          for (int t = 0; t < 3; t++) under[t].half[h] += value < thresholds[t] ? Eight{} + demand[c] : Eight{};
          const Eight scaled = value * 100;
          for (int lane = 0; lane < 8; lane++) {
            Bin &bin = space.bins[(8 * h + lane) * BINS + std::min(BINS - 1, (int)scaled[lane])];
            bin.people += demand[c], bin.demand += demand[c], bin.weighted += weighted[lane];
          }
        }
    }
    for (size_t lane = 0; lane < count; lane++) {
      double *digest = &sweepDigests[((first + lane) * variants + variant) * FIGURES];
      digest[0] = mean.half[lane / 8][lane % 8] / demandTotal;
      digest[1] = byPeople.half[lane / 8][lane % 8] / demandTotal;
      for (int t = 0; t < 3; t++) digest[2 + t] = under[t].half[lane / 8][lane % 8] / demandTotal;
      writeTenths(&space.bins[lane * BINS], digest + 5);
    }
  }
}

// The people of the bench are its demand.
static void sweep(int variants, int threads) {
  const size_t scenarios = sweepWeights.size() / 3;
  sweepDigests.resize(scenarios * variants * FIGURES);
  sumDemandByClass();
  vector<std::thread> started;
  for (int t = 0; t < threads; t++)
    started.emplace_back([=] {
      Workspace space{vector<Lanes>(active.size()), vector<Lanes>(1024), vector<Bin>(LANES * BINS)};
      for (size_t first = t * LANES; first < scenarios; first += threads * LANES)
        sweepBatch(space, first, std::min<size_t>(LANES, scenarios - first), variants);
    });
  for (std::thread &each : started) each.join();
}
