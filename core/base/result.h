#pragma once

#include "core/base/error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace retinue::base {

/// A value or the Error that prevented it. Must not be ignored. Asking for the part that is not there is a
/// defect and ends the process (std::get throws, nothing catches).
template<typename T>
class [[nodiscard]] Result
{
public:
    using Value = T;

    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T &value() & { return std::get<0>(m_content); }
    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T *operator->() { return &value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }

    [[nodiscard]] const Error &error() const & { return std::get<1>(m_content); }
    [[nodiscard]] Error &&error() && { return std::get<1>(std::move(m_content)); }

    /// The same result; an error learns what was being done.
    [[nodiscard]] Result during(QString what) &&
    {
        if (ok())
            return std::move(*this);
        return std::get<1>(std::move(m_content)).during(std::move(what));
    }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void>
{
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const & { return m_error.value(); }
    [[nodiscard]] Error &&error() && { return std::move(m_error).value(); }
    [[nodiscard]] Result during(QString what) &&
    {
        if (ok())
            return {};
        return std::move(*m_error).during(std::move(what));
    }

private:
    std::optional<Error> m_error;
};

} // namespace retinue::base

namespace retinue {
using base::Result;
}

/// Returns early with the error of `expression` (a Result<void>).
#define RETINUE_TRY(expression)                                                                              \
    do {                                                                                                     \
        if (auto retinueTried = (expression); !retinueTried.ok())                                            \
            return std::move(retinueTried).error();                                                          \
    } while (false)
