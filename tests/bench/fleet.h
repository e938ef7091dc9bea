#pragma once

#include "tests/bench/connection.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace retinue::bench {

struct Device
{
    std::string id, token;
};

/// An HTTP request of a device as bytes. `headers`: complete lines, each with its line end.
[[nodiscard]] std::string requestBytes(std::string_view method, std::string_view path, std::string_view token,
                                       std::string_view headers = {}, std::string_view body = {});
/// The same for a change of a setting: `basedOn` is an ETag, or empty for one that must not exist yet.
[[nodiscard]] std::string changeBytes(std::string_view path, std::string_view token, std::string_view basedOn,
                                      std::string_view value);
/// R4, R6: an explicit start; a login of a user at the panel.
[[nodiscard]] std::string startBytes(std::string_view token);
[[nodiscard]] std::string loginBytes(std::string_view token, const std::string &userName);
/// Canonical JSON {"filler":"<random>","n":<number>} of `bytes` bytes in all; the filler does not compress.
[[nodiscard]] std::string objectOf(std::size_t bytes, long number = 0);

/// Sends `count` requests over `connections` connections as fast as they are answered; ends the program when
/// one answer's status is not `expected`.
void sendAll(Loop &loop, const Endpoint &endpoint, std::size_t connections, std::size_t count, int expected,
             const std::function<std::string(std::size_t)> &request,
             const std::function<void(std::size_t, const Answer &)> &answered = {});

/// R3, R4: `count` devices enrolled with a code and started. Serial numbers begin with `prefix`.
[[nodiscard]] std::vector<Device> enrolledDevices(Loop &loop, const Endpoint &endpoint,
                                                  const std::string &code, const std::string &prefix,
                                                  std::size_t count);
/// R6: userOf(i) logs in at the panel of device i.
void logIn(Loop &loop, const Endpoint &endpoint, const std::vector<Device> &devices,
           const std::function<std::string(std::size_t)> &userOf);

/// As many open files as the system lets this program have.
void raiseFileLimit();

} // namespace retinue::bench
