#include "tests/bench/arguments.h"

#include "tests/bench/loop.h"

#include <cstdlib>

namespace retinue::bench {

Arguments::Arguments(int count, char **values)
{
    for (int i = 1; i < count; i += 2) {
        const std::string name = values[i];
        if (!name.starts_with("--") || i + 1 == count)
            fail("expected --name value, got " + name);
        m_values[name.substr(2)] = values[i + 1];
    }
}

const std::string &Arguments::text(const std::string &name) const
{
    const auto found = m_values.find(name);
    if (found == m_values.end())
        fail("--" + name + " is missing");
    return found->second;
}

long Arguments::number(const std::string &name) const
{
    char *end = nullptr;
    const std::string &value = text(name);
    const long number = std::strtol(value.c_str(), &end, 10);
    if (value.empty() || *end)
        fail("--" + name + " is no number");
    return number;
}

} // namespace retinue::bench
