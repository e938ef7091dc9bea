#include "core/formats/address_book_writer.h"

#include "core/formats/address_entry.h"
#include "core/formats/csv_record.h"
#include "core/formats/text_lines.h"

namespace retinue::formats {
namespace {

const QString kFolderFlag = QStringLiteral("folderidflag"); // new in 0x0003

/// Importers take one pair of brackets off the names of owners.
QString ownerName(const QString &name)
{
    return unwrapped(name) == name ? name : u'[' + name + u']';
}

void setOwner(QHash<QString, QString> &record, const OwnerKey &owner)
{
    if (owner.kind() == OwnerKind::Group) {
        record.insert(QStringLiteral("usergroupname"), ownerName(owner.name()));
    } else {
        record.insert(QStringLiteral("loginusername"), ownerName(owner.name()));
        record.insert(QStringLiteral("logindomainname"), ownerName(owner.domain()));
    }
}

} // namespace

AddressBookWriter::AddressBookWriter(AddressBookVersion version, QStringList otherColumns,
                                     TextEncoder encoder)
    : m_version(version)
    , m_others(std::move(otherColumns))
    , m_encoder(std::move(encoder))
{
}

QStringList AddressBookWriter::columns() const
{
    QStringList columns = addressBookColumns();
    if (m_version == AddressBookVersion::V0002)
        columns.removeOne(kFolderFlag);
    return columns + m_others;
}

QString AddressBookWriter::start() const
{
    const bool isNewer = m_version == AddressBookVersion::V0003;
    return QStringLiteral("# Canon AddressBook CSV version: %1\r\n# CharSet: %2\r\n# SubAddressBookName: \r\n"
                          "# DB Version: %3\r\n")
               .arg(isNewer ? QStringLiteral("0x0003") : QStringLiteral("0x0002"), m_encoder.name(),
                    isNewer ? QStringLiteral("0x010b") : QStringLiteral("0x010a")) +
           deviceRecord(columns() << QString());
}

std::optional<FormatWriter::Written> AddressBookWriter::addressList(const OwnerKey &owner,
                                                                    const QJsonObject &entries)
{
    Written written;
    const QString part = owner.toString();
    if (!isReadableText(owner.name() + owner.domain())) {
        written.reject(
            part, {},
            Reason(QT_TRANSLATE_NOOP("Reason",
                                     "the name has a mark of characters that could not be read once, so its "
                                     "%1 entries were left out; rename it"))
                .arg(entries.size()));
        written.rejected = entries.size();
        return written;
    }
    if (!m_encoder.holds(owner.name() + owner.domain())) {
        written.reject(
            part, {},
            Reason(QT_TRANSLATE_NOOP(
                       "Reason",
                       "the name has characters that %1 does not have, so its %2 entries were left out; "
                       "export in UTF-8"))
                .arg(m_encoder.name())
                .arg(entries.size()));
        written.rejected = entries.size();
        return written;
    }
    const QStringList names = columns();
    qsizetype incomplete = 0;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        QHash<QString, QString> record = addressRecord(entry.key(), entries);
        const auto isLost = [&](const QString &column) { return !names.contains(column); };
        const QStringList filled = record.keys();
        const bool loses = std::any_of(filled.begin(), filled.end(), isLost);
        incomplete += loses || hasOtherMembers(entry.value().toObject()) ? 1 : 0;
        setOwner(record, owner);
        QStringList fields;
        for (const QString &name : names)
            fields.append(record.value(name));
        written.text += deviceRecord(fields << QString());
    }
    written.records = entries.size();
    if (incomplete > 0)
        written.note(
            part, {},
            Reason(QT_TRANSLATE_NOOP("Reason", "%1 entries have fields that no column of the file holds"))
                .arg(incomplete));
    return written;
}

void addOtherColumns(const QJsonObject &entries, QStringList &columns)
{
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const QStringList others = otherColumns(entry.value().toObject());
        for (const QString &column : others) {
            if (columns.size() < kMostOtherColumns && !columns.contains(column))
                columns.append(column);
        }
    }
}

} // namespace retinue::formats
