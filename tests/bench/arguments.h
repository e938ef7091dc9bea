#pragma once

#include <map>
#include <string>

namespace retinue::bench {

/// "--name value" pairs of a load program's command line. What is missing or no number ends the program.
class Arguments
{
public:
    Arguments(int count, char **values);
    [[nodiscard]] const std::string &text(const std::string &name) const;
    [[nodiscard]] long number(const std::string &name) const;

private:
    std::map<std::string, std::string> m_values;
};

} // namespace retinue::bench
