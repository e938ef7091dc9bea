#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace retinue::bench {

/// Samples of one figure. Percentiles by nearest rank; 0 without samples.
class Distribution
{
public:
    void add(double sample) { m_samples.push_back(sample); }
    [[nodiscard]] std::size_t count() const { return m_samples.size(); }
    [[nodiscard]] double percentile(double percent) const
    {
        if (m_samples.empty())
            return 0;
        std::vector<double> sorted = m_samples;
        std::sort(sorted.begin(), sorted.end());
        const auto rank = std::size_t(percent / 100 * double(sorted.size()));
        return sorted[std::min(rank, sorted.size() - 1)];
    }

private:
    std::vector<double> m_samples;
};

} // namespace retinue::bench
