#include "ui/backup/recovery_sheet.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStringList>
#include <QTextDocument>

namespace retinue::ui {

namespace {

class Sheet
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::RecoverySheet)
};

QString sheetRow(const QString &name, const QString &value)
{
    return QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>").arg(name.toHtmlEscaped(), value);
}

QString sheetLines(const QStringList &lines)
{
    QStringList escaped;
    for (const QString &line : lines)
        escaped << line.toHtmlEscaped();
    return escaped.join(QStringLiteral("<br>"));
}

QString commandLines(const QStringList &lines)
{
    return QStringLiteral("<pre style=\"white-space: pre-wrap\">%1</pre>")
        .arg(lines.join(u'\n').toHtmlEscaped());
}

QString secretPart(const engine::BackupEncryption &encryption, const SecretBytes *identity)
{
    using Kind = engine::BackupEncryption::Kind;
    const auto blank = QStringLiteral("________________________________________________");
    switch (encryption.kind) {
    case Kind::None:
        return sheetRow(
            Sheet::tr("Encryption"),
            Sheet::tr("None. Whoever has a file can read it; on another machine stored credentials are "
                      "missing, and devices enrol again.")
                .toHtmlEscaped());
    case Kind::Passphrase:
        return sheetRow(Sheet::tr("Encryption"), Sheet::tr("Under a passphrase.").toHtmlEscaped()) +
               sheetRow(Sheet::tr("Where the passphrase is"), blank);
    case Kind::Recipient:
        return sheetRow(Sheet::tr("Encryption"), Sheet::tr("Under a recovery key.").toHtmlEscaped()) +
               sheetRow(Sheet::tr("Public part"), encryption.recipient.toHtmlEscaped()) +
               sheetRow(Sheet::tr("Recovery key"),
                        identity ? Sheet::tr("In the line below.").toHtmlEscaped()
                                 : Sheet::tr(
                                       "On the sheet that was printed when the key was made. Where that is: ")
                                           .toHtmlEscaped() +
                                       blank);
    }
    Q_UNREACHABLE();
}

QByteArray asPdf(const QTextDocument &document)
{
    constexpr int kResolution = 300;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(
        QLocale().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter : QPageSize::A4));
    writer.setResolution(kResolution);
    document.print(&writer);
    return bytes;
}

} // namespace

QString recoverySheetHtml(const engine::RecoverySheet &sheet, const SecretBytes *identity)
{
    QString html =
        QStringLiteral("<html><head><meta charset=\"utf-8\"><title>%1</title></head>"
                       "<body style=\"color: black; background: white; font-family: sans-serif\"><h1>%1</h1>")
            .arg(Sheet::tr("Recovery sheet of %1").arg(sheet.serverName).toHtmlEscaped());
    html +=
        QStringLiteral("<p>%1</p>")
            .arg((identity
                      ? Sheet::tr(
                            "Keep it where this machine is not, and where nobody finds it: whoever has it "
                            "and a backup can read everything.")
                      : Sheet::tr("Keep it where this machine is not."))
                     .toHtmlEscaped());
    html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\">");
    html += sheetRow(Sheet::tr("Printed"), QLocale().toString(QDate::currentDate(), QLocale::ShortFormat));
    html += sheetRow(Sheet::tr("Installation"), sheet.installation.toHtmlEscaped());
    html += sheetRow(Sheet::tr("CA fingerprint"),
                     QStringLiteral("<tt>%1</tt>").arg(sheet.caFingerprint.toHtmlEscaped()));
    html += sheetRow(Sheet::tr("Version"), sheet.productVersion.toHtmlEscaped());
    html += sheetRow(Sheet::tr("Names that devices use"), sheetLines(sheet.names));
    html += sheetRow(Sheet::tr("Where the backups are"), sheetLines(sheet.places));
    html += secretPart(sheet.encryption, identity);
    html += QStringLiteral("</table>");
    if (identity)
        html += commandLines({QString::fromUtf8(identity->view().data(), identity->view().size())});
    html +=
        QStringLiteral("<h2>%1</h2><p>%2</p>")
            .arg(Sheet::tr("Restoring with Retinue").toHtmlEscaped(),
                 Sheet::tr(
                     "Install it on the new machine, give that the name or address of the old one, and start "
                     "it. Or by command:")
                     .toHtmlEscaped());
    html += commandLines(sheet.withProgram);
    html += QStringLiteral("<h2>%1</h2><p>%2</p>")
                .arg(Sheet::tr("Reading a backup without Retinue").toHtmlEscaped(),
                     Sheet::tr("The files are age, zstd and SQLite; the tools of that name open them:")
                         .toHtmlEscaped());
    html += commandLines(sheet.withoutProgram);
    return html + QStringLiteral("</body></html>");
}

Result<void> writeRecoverySheet(const QString &path, const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    const QByteArray content = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ? asPdf(document)
                               : path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive)
                                   ? document.toPlainText().toUtf8()
                                   : html.toUtf8();
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(content) == content.size() && file.commit();
    if (isWritten)
        return {};
    return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
}

} // namespace retinue::ui
