#include "core/formats/address_book_writer.h"

#include "core/formats/address_entry.h"
#include "core/formats/csv_record.h"

namespace retinue::formats {
namespace {

/// Importers take one pair of brackets off the names of owners.
QString ownerName(const QString &name)
{
    return unwrapped(name) == name ? name : u'[' + name + u']';
}

} // namespace

void AddressBookWriter::addColumnsOf(const QJsonObject &entries)
{
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QStringList others = otherColumns(entry.value().toObject());
        for (const QString &column : others) {
            if (m_others.size() < kMostOtherColumns && !m_others.contains(column))
                m_others.append(column);
        }
    }
}

QStringList AddressBookWriter::columns() const
{
    QStringList columns = addressBookColumns();
    if (m_version == AddressBookVersion::V0002)
        columns.removeOne(QStringLiteral("folderidflag"));
    return columns + m_others;
}

QString AddressBookWriter::header(const QString &charset) const
{
    const bool isNewer = m_version == AddressBookVersion::V0003;
    return QStringLiteral("# Canon AddressBook CSV version: %1\r\n# CharSet: %2\r\n# SubAddressBookName: \r\n"
                          "# DB Version: %3\r\n")
               .arg(isNewer ? QStringLiteral("0x0003") : QStringLiteral("0x0002"), charset,
                    isNewer ? QStringLiteral("0x010b") : QStringLiteral("0x010a")) +
           deviceRecord(columns() << QString());
}

QString AddressBookWriter::records(const OwnerKey &owner, const QJsonObject &entries) const
{
    const QStringList names = columns();
    QString records;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        QHash<QString, QString> values = addressRecord(entry.key(), entries);
        if (owner.kind() == OwnerKind::Group) {
            values.insert(QStringLiteral("usergroupname"), ownerName(owner.name()));
        } else {
            values.insert(QStringLiteral("loginusername"), ownerName(owner.name()));
            values.insert(QStringLiteral("logindomainname"), ownerName(owner.domain()));
        }
        QStringList fields;
        for (const QString &name : names)
            fields.append(values.value(name));
        records += deviceRecord(fields << QString());
    }
    return records;
}

} // namespace retinue::formats
