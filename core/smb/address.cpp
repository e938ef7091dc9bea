#include "core/smb/address.h"

#include "core/base/visible_text.h"

#include <algorithm>

namespace retinue::smb {

namespace {

constexpr qsizetype kMostPartBytes = 255, kMostPathBytes = 1024, kMostUser = 256, kMostPassword = 256;

Error wrongAddress(const QString &detail)
{
    return {ErrorCode::InvalidInput, detail};
}

/// Whether a server takes it as the name of one file, folder or share, and as this very name.
bool isPlainName(const QString &name)
{
    static const QString reserved = QStringLiteral("<>:\"|?*/\\");
    return !name.isEmpty() && name.toUtf8().size() <= kMostPartBytes && !name.endsWith(u'.') &&
           !name.endsWith(u' ') && std::none_of(name.begin(), name.end(), [](QChar c) {
               return c.unicode() < 0x20 || c.unicode() == 0x7f || reserved.contains(c);
           });
}

bool isHostName(const QString &host)
{
    return !host.isEmpty() && host.size() <= 253 && !host.startsWith(u'-') &&
           std::all_of(host.begin(), host.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'; });
}

} // namespace

QString ShareAddress::toString() const
{
    QString text = QStringLiteral("\\\\") + host;
    if (portOrUsual() != 445)
        text += u':' + QString::number(*port);
    return text + u'\\' + (QStringList{share} + folders()).join(u'\\');
}

QStringList ShareAddress::folders() const
{
    return QString(folder).replace(u'\\', u'/').split(u'/', Qt::SkipEmptyParts);
}

SignIn apart(SignIn signIn)
{
    const qsizetype end = signIn.user.indexOf(u'\\');
    if (end > 0 && signIn.domain.isEmpty()) {
        signIn.domain = signIn.user.left(end);
        signIn.user.remove(0, end + 1);
    }
    return signIn;
}

Result<void> checkAddress(const ShareAddress &address)
{
    if (address.host.contains(u':'))
        return wrongAddress(
            QStringLiteral("\"%1\" is no host's name: enter the name or the IPv4 address alone "
                           "(for an IPv6 address the host needs a name)")
                .arg(base::logText(address.host)));
    if (!isHostName(address.host))
        return wrongAddress(
            QStringLiteral("\"%1\" is no host's name: enter the name or the IPv4 address of the file server")
                .arg(base::logText(address.host)));
    if (address.port && *address.port == 0)
        return wrongAddress(QStringLiteral("port 0 is none: enter 1 to 65535, or leave it out for 445"));
    if (!isPlainName(address.share))
        return wrongAddress(QStringLiteral("\"%1\" is no share's name: enter what stands behind the host in "
                                           "\\\\host\\share, without folders")
                                .arg(base::logText(address.share)));
    for (const QStringList folders = address.folders(); const QString &part : folders) {
        if (!isPlainName(part))
            return wrongAddress(
                QStringLiteral("\"%1\" cannot be a folder on a share: leave out the characters "
                               "< > : \" | ? * and a dot or blank at the end")
                    .arg(base::logText(part)));
    }
    if (address.folder.toUtf8().size() > kMostPathBytes)
        return wrongAddress(QStringLiteral("the folder's path is too long: choose a shorter one"));
    return {};
}

Result<void> checkSignIn(const SignIn &signIn)
{
    if (signIn.user.isEmpty())
        return wrongAddress(QStringLiteral("no user is given: enter one who may write into the folder"));
    if (signIn.user.size() > kMostUser || signIn.domain.size() > kMostUser)
        return wrongAddress(
            QStringLiteral("the user's or domain's name is too long: enter at most %1 characters")
                .arg(kMostUser));
    if (signIn.password.size() > kMostPassword)
        return wrongAddress(
            QStringLiteral("the password is too long: at most %1 bytes can be used").arg(kMostPassword));
    if (signIn.password.view().contains('\0'))
        return wrongAddress(QStringLiteral("the password contains a zero byte, which no server takes"));
    return {};
}

Result<void> checkFileName(const QString &name)
{
    if (isPlainName(name))
        return {};
    return wrongAddress(QStringLiteral("\"%1\" cannot be a file on a share: leave out the characters "
                                       "< > : \" / \\ | ? * and a dot or blank at the end")
                            .arg(base::logText(name)));
}

} // namespace retinue::smb
