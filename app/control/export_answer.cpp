#include "app/control/export_answer.h"

#include <algorithm>

namespace retinue::control {

Result<void> checkPassphrase(const Request &request, int fewest)
{
    if (!request.flag(QStringLiteral("passphrase-file")))
        return {};
    const QByteArrayView bytes = request.password.view();
    const auto characters = std::count_if(bytes.begin(), bytes.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; // UTF-8
    });
    if (characters == 0)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the passphrase is empty: it has to stand in the file's first line")};
    if (characters < fewest)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("a passphrase has %1 characters or more").arg(fewest)};
    return {};
}

QJsonArray problemsToJson(const std::vector<formats::ImportProblem> &found)
{
    QJsonArray problems;
    for (const formats::ImportProblem &problem : found) {
        QJsonObject entry{
            {QStringLiteral("line"), problem.line},
            {QStringLiteral("field"), problem.field},
            {QStringLiteral("reason"), problem.reason.toString()},
            {QStringLiteral("rejected"), problem.severity == formats::ImportProblem::Severity::Rejected}};
        if (!problem.part.isEmpty())
            entry.insert(QStringLiteral("part"), problem.part);
        problems.append(entry);
    }
    return problems;
}

QJsonObject exportToJson(const exchange::ExportReport &report)
{
    return QJsonObject{{QStringLiteral("users"), qint64(report.users)},
                       {QStringLiteral("groups"), qint64(report.groups)},
                       {QStringLiteral("settings"), qint64(report.settings)},
                       {QStringLiteral("secretsLeftOut"), qint64(report.secrets)},
                       {QStringLiteral("locked"), qint64(report.locked)},
                       {QStringLiteral("notExported"), qint64(report.notPortable)},
                       {QStringLiteral("unknown"), qint64(report.unknown)},
                       {QStringLiteral("bytes"), qint64(report.bytes)},
                       {QStringLiteral("problems"), problemsToJson(report.problems)},
                       {QStringLiteral("problemCount"), qint64(report.problemCount)}};
}

} // namespace retinue::control
