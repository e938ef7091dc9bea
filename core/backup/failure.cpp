#include "core/backup/failure.h"

#include <QRegularExpression>

namespace retinue::backup {

namespace {

bool isNotThere(ErrorCode code)
{
    return code == ErrorCode::Unreachable || code == ErrorCode::TimedOut || code == ErrorCode::NotFound;
}

bool isNotAccessible(ErrorCode code)
{
    return code == ErrorCode::NotAuthenticated || code == ErrorCode::NotPermitted ||
           code == ErrorCode::NotTrusted;
}

QString backupCode(ErrorCode code, Stage stage, bool isNetwork)
{
    if (code == ErrorCode::NoSpace)
        return QStringLiteral("DBBU03");
    if (stage == Stage::Generating)
        return isNetwork ? QStringLiteral("DBBU02") : QStringLiteral("DBBU01");
    if (isNetwork && isNotThere(code))
        return QStringLiteral("DBBU04");
    if (isNetwork && isNotAccessible(code))
        return QStringLiteral("DBBU05");
    return isNetwork ? QStringLiteral("DBBU02") : QStringLiteral("DBBU06");
}

QString restoreCode(ErrorCode code, bool isNetwork)
{
    if (isNetwork && isNotThere(code))
        return QStringLiteral("DBRS03");
    if (isNetwork && code == ErrorCode::NotPermitted)
        return QStringLiteral("DBRS04");
    return isNetwork ? QStringLiteral("DBRS02") : QStringLiteral("DBRS01");
}

} // namespace

Error withCode(Error error, Stage stage, bool isNetwork)
{
    if (error.code == ErrorCode::Cancelled || !codeOf(error).isEmpty())
        return error;
    const QString code = stage == Stage::Restoring ? restoreCode(error.code, isNetwork)
                                                   : backupCode(error.code, stage, isNetwork);
    return std::move(error).during(code);
}

Error ofThisMachine(Error error)
{
    if (isNotThere(error.code) || isNotAccessible(error.code))
        error.code = ErrorCode::Io;
    return error;
}

QString codeOf(const Error &error)
{
    static const QRegularExpression s_code(QStringLiteral("^DB(BU0[1-6]|RS0[1-4])$"));
    const auto found = error.context.indexOf(s_code);
    return found < 0 ? QString() : error.context[found];
}

QString whatToCheck(const QString &code)
{
    if (code == u"DBBU01")
        return QStringLiteral("check that the data folder's disk is sound and has room, then back up again");
    if (code == u"DBBU02")
        return QStringLiteral(
            "check the settings entered for the network destination, the rights on the share, "
            "and the network");
    if (code == u"DBBU03")
        return QStringLiteral("make room on the destination's disk and on that of the data folder, or choose "
                              "another destination");
    if (code == u"DBBU04")
        return QStringLiteral(
            "check the host, share and folder of the destination, and that its server runs");
    if (code == u"DBBU05")
        return QStringLiteral(
            "check the user name and password of the destination, and the right to write there");
    if (code == u"DBBU06")
        return QStringLiteral(
            "check that the destination's folder is there and that this server may write into it");
    if (code == u"DBRS01")
        return QStringLiteral(
            "check that the file is whole, of this program, and that passphrase or key are right; "
            "the store was not changed");
    if (code == u"DBRS02")
        return QStringLiteral(
            "check the settings entered for the network destination, the rights on the share, the "
            "network, and the file; the store was not changed");
    if (code == u"DBRS03")
        return QStringLiteral(
            "check the host, share and folder, and that the file is still there; the store was "
            "not changed");
    if (code == u"DBRS04")
        return QStringLiteral(
            "check the user name and password of the destination, and the right to read there; "
            "the store was not changed");
    return {};
}

} // namespace retinue::backup
