#include "core/formats/address_entry.h"
#include "core/formats/contact_writer.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace retinue::formats {
namespace {

QString onOneBlockLine(QString value)
{
    for (QChar &c : value) {
        if (c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter)
            c = u' ';
    }
    return value;
}

/// The older text form. Only blocks of mail addresses are known well enough to be written.
class AddressBlockWriter : public FormatWriter
{
public:
    [[nodiscard]] QString start() const override
    {
        return QStringLiteral(
            "# Canon AddressBook version: 1\r\n# CharSet: WCP1252\r\n# SubAddressBookName: \r\n"
            "# DB Version: 0x0108\r\n");
    }

    [[nodiscard]] std::optional<Written> addressList(const OwnerKey &owner,
                                                     const QJsonObject &entries) override
    {
        Written written;
        const QString part = owner.toString();
        int number = 0;
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const QString kind = entry.value().toObject().value(u"kind").toString();
            if (kind != u"email") {
                written.rejectEntry(
                    entry.key(), part, {},
                    Reason(QT_TRANSLATE_NOOP(
                               "Reason",
                               "files of this kind hold mail addresses only, no entries of the kind %1"))
                        .arg(kind));
                continue;
            }
            QHash<QString, QString> record = addressRecord(entry.key(), entries);
            record.remove(QStringLiteral("uuid"));
            record.remove(QStringLiteral("objectclass"));
            if (!record.contains(QStringLiteral("dn")))
                setUsual(++number, record);
            written.text += block(record);
            ++written.records;
        }
        return written;
    }

private:
    static void setUsual(int number, QHash<QString, QString> &record)
    {
        const std::pair<const char *, QString> usual[] = {{"subdbid", QStringLiteral("1")},
                                                          {"dn", QString::number(200 + number)},
                                                          {"enablepartial", QStringLiteral("false")},
                                                          {"accesscode", QStringLiteral("0")}};
        for (const auto &[name, value] : usual) {
            if (!record.contains(QLatin1String(name)))
                record.insert(QLatin1String(name), value);
        }
    }

    static QString block(QHash<QString, QString> record)
    {
        static const QRegularExpression kName(QStringLiteral("^[a-z0-9]+$"));
        QString text = QStringLiteral("\r\n");
        const auto put = [&](const QString &name, const QString &value) {
            if (!value.isEmpty())
                text += name + QStringLiteral(": ") + onOneBlockLine(value) + QStringLiteral("\r\n");
        };
        for (const char *name :
             {"subdbid", "dn", "cn", "cnread", "mailaddress", "enablepartial", "accesscode", "protocol"})
            put(QLatin1String(name), record.take(QLatin1String(name)));
        QStringList others = record.keys();
        others.sort();
        for (const QString &name : std::as_const(others)) {
            if (kName.match(name).hasMatch())
                put(name, record.value(name));
        }
        for (const char *objectClass : {"top", "extensibleobject", "email"})
            put(QStringLiteral("objectclass"), QLatin1String(objectClass));
        return text;
    }
};

} // namespace

std::unique_ptr<FormatWriter> addressBlockWriter()
{
    return std::make_unique<AddressBlockWriter>();
}

} // namespace retinue::formats
