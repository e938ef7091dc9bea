#pragma once

#include "core/base/long_work.h"

#include <chrono>
#include <cstdio>
#include <map>

namespace retinue::bench {

/// How long each phase of long work took, by what it tells. Of one thread; outlives the work.
class Phases
{
public:
    [[nodiscard]] LongWork work()
    {
        LongWork work;
        work.report = [this](const QString &phase, std::int64_t, std::int64_t) {
            if (phase != m_phase)
                enter(phase);
        };
        return work;
    }
    [[nodiscard]] double seconds(const QString &phase) { return m_seconds[phase]; }
    [[nodiscard]] double total() const
    {
        double total = 0;
        for (const auto &[phase, seconds] : m_seconds)
            total += seconds;
        return total;
    }
    /// The work is done: "<phase>_s <seconds>" of each, and "total_s".
    void print()
    {
        enter({});
        for (const auto &[phase, seconds] : m_seconds)
            if (!phase.isEmpty())
                std::printf("%s_s %.3f\n", qUtf8Printable(phase), seconds);
        std::printf("total_s %.3f\n", total());
    }

private:
    void enter(const QString &phase)
    {
        const auto now = std::chrono::steady_clock::now();
        m_seconds[m_phase] += std::chrono::duration<double>(now - m_since).count();
        m_phase = phase;
        m_since = now;
    }

    QString m_phase;
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    std::map<QString, double> m_seconds;
};

} // namespace retinue::bench
