#pragma once

#include "tests/integration/server/live_server.h"

#include <QFile>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace retinue::test {

/// Exchanges with real servers, written down for validate_traffic.py.
class Traffic
{
public:
    [[nodiscard]] bool open();
    void record(const Exchange &exchange);
    /// The validator's exit code, and what it says; -1 when it did not end.
    [[nodiscard]] int validate(const QStringList &more, QByteArray &output);

private:
    QTemporaryDir m_folder;
    QFile m_file;
};

/// Fails the test, with what was answered.
void expect(int status, const ProbeAnswer &answer);
/// Sends all bodies at the same moment, over connections that are there before; the answers.
[[nodiscard]] std::vector<ProbeAnswer> postAtOnce(LiveServer &server, const std::string &target,
                                                  const std::vector<std::string> &bodies);

/// Between a server, the machine that stands by for it, and who recovers from there (R40 to R47): every
/// operation with every status.
void playReplication(Traffic &traffic);

} // namespace retinue::test
