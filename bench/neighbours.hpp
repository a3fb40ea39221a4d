// The pairs of places within reach of each other, from a grid of one's own: cells as wide as the reach, sorted by cell.
static vector<double> latitude, longitude;

static void findNeighbours() {
  const double radius = 6371.0088, degree = 3.14159265358979323846 / 180, speed = 54, reach = 20.0005 / 60 * speed;
  const double chord = 2 * std::sin(reach / radius / 2), farthest = chord * chord;
  const double height = reach / radius / degree;
  vector<uint32_t> places;
  double south = 90, north = -90, west = 180, east = -180;
  for (uint32_t c = 0; c < latitude.size(); c++) {
    if (std::isnan(latitude[c] + longitude[c])) continue;
    places.push_back(c);
    south = std::min(south, latitude[c]), north = std::max(north, latitude[c]);
    west = std::min(west, longitude[c]), east = std::max(east, longitude[c]);
  }
  // A cell is as wide at the northernmost place as the reach, and wider elsewhere.
  const double width = height / std::cos(std::max(std::fabs(north), std::fabs(south)) * degree);
  const uint32_t rows = (north - south) / height + 1, columns = (east - west) / width + 1;
  auto rowOf = [&](uint32_t c) { return uint32_t((latitude[c] - south) / height); };
  auto columnOf = [&](uint32_t c) { return uint32_t((longitude[c] - west) / width); };
  vector<uint32_t> start(size_t(rows) * columns + 1), sorted(places.size());
  for (uint32_t c : places) start[size_t(rowOf(c)) * columns + columnOf(c) + 1]++;
  for (size_t cell = 1; cell < start.size(); cell++) start[cell] += start[cell - 1];
  vector<uint32_t> next(start.begin(), start.end() - 1);
  for (uint32_t c : places) sorted[next[size_t(rowOf(c)) * columns + columnOf(c)]++] = c;
  vector<double> x(places.size()), y(places.size()), z(places.size());
  for (size_t k = 0; k < sorted.size(); k++) {
    const double lat = latitude[sorted[k]] * degree, lon = longitude[sorted[k]] * degree;
    x[k] = std::cos(lat) * std::cos(lon), y[k] = std::cos(lat) * std::sin(lon), z[k] = std::sin(lat);
  }
  vector<uint32_t> from, to;
  vector<double> times;
  from.reserve(origin.size()), to.reserve(origin.size()), times.reserve(origin.size());
  for (size_t k = 0; k < sorted.size(); k++) {
    const uint32_t row = rowOf(sorted[k]), column = columnOf(sorted[k]);
    for (uint32_t r = row > 0 ? row - 1 : 0; r <= std::min(row + 1, rows - 1); r++) {
      const size_t line = size_t(r) * columns;
      const uint32_t end = start[line + std::min(column + 1, columns - 1) + 1];
      for (uint32_t j = start[line + (column > 0 ? column - 1 : 0)]; j < end; j++) {
        const double dx = x[k] - x[j], dy = y[k] - y[j], dz = z[k] - z[j], squared = dx * dx + dy * dy + dz * dz;
        if (squared > farthest) continue;
        const double time = k == j ? 0 : 2 * radius * std::asin(std::min(1., std::sqrt(squared) / 2)) / speed * 60;
        if (thousandthOf(time) > lastThousandth) continue;
        from.push_back(sorted[k]), to.push_back(sorted[j]), times.push_back(time);
      }
    }
  }
  if (from.size() != origin.size()) {
    std::cerr << "neighbours: " << from.size() << " pairs, expected " << origin.size() << std::endl;
    std::exit(1);
  }
}
