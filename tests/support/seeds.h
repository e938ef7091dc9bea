#pragma once

#include <QtGlobal>

#include <algorithm>
#include <random>
#include <vector>

namespace retinue::test {

/// The seeds of a test with random steps: 1 to `usual`. With RETINUE_SOAK=N N times as many, other ones in
/// each run; with RETINUE_SEED=S that one only. Name the seed in the row's tag, so that it can be repeated.
[[nodiscard]] inline std::vector<unsigned> seeds(int usual)
{
    bool one = false;
    const int seed = qEnvironmentVariableIntValue("RETINUE_SEED", &one);
    if (one)
        return {unsigned(seed)};
    const int soak = qEnvironmentVariableIntValue("RETINUE_SOAK");
    std::vector<unsigned> seeds;
    std::random_device random;
    for (int i = 1; i <= usual * std::max(1, soak); ++i)
        seeds.push_back(soak > 0 ? random() % 1'000'000'000 : unsigned(i));
    return seeds;
}

} // namespace retinue::test
