#include "core/formats/contact_writer.h"
#include "core/formats/csv_record.h"
#include "core/formats/maker_tables.h"

#include <QHash>

#include <utility>

namespace retinue::formats {
namespace {

/// Rows of a maker's table, one for each person.
class MakerWriter : public FormatWriter
{
public:
    struct Form
    {
        const MakerTable &table;
        QStringList kinds;
        const char *number;                                       ///< column that numbers the rows
        std::vector<std::pair<const char *, const char *>> usual; ///< what devices write where nothing is set
        std::vector<std::pair<const char *, const char *>> always; ///< what says that a row is one
        bool quotesAll = false;
    };

    MakerWriter(Form form, QStringList otherColumns)
        : m_form(std::move(form))
        , m_others(std::move(otherColumns))
    {
    }

    [[nodiscard]] QString start() const override { return record(columns()); }

    [[nodiscard]] std::optional<Written> addressList(const OwnerKey &owner,
                                                     const QJsonObject &entries) override
    {
        Written written;
        const QString part = owner.toString();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (entry.value().toObject().value(u"kind").toString() == u"group")
                written.rejectEntry(
                    entry.key(), part, {},
                    Reason(QT_TRANSLATE_NOOP(
                        "Reason", "files of this kind hold no groups that are known how to write")));
        }
        int number = 0;
        const std::vector<ContactGroup> contacts =
            contactGroups(part, entries, {m_form.kinds, true, {}}, written);
        for (const ContactGroup &contact : contacts) {
            QHash<QString, QString> values;
            setColumns(contact, ++number, values);
            for (const auto &[id, entry] : contact.entries)
                setMembers(entry, values);
            QStringList fields;
            const QStringList names = columns();
            for (const QString &column : names)
                fields.append(values.value(column));
            written.text += record(fields);
            written.records += qint64(contact.entries.size());
        }
        return written;
    }

private:
    [[nodiscard]] QStringList columns() const { return m_form.table.form.knownColumns + m_others; }

    [[nodiscard]] QString record(const QStringList &fields) const
    {
        if (!m_form.quotesAll)
            return deviceRecord(fields);
        return deviceRecord(fields, Quotes::Always);
    }

    /// What was kept of the row; where it is of another file, what devices write as a rule.
    void setColumns(const ContactGroup &contact, int number, QHash<QString, QString> &values) const
    {
        for (const auto &[column, value] : m_form.always)
            values.insert(QLatin1String(column), QLatin1String(value));
        const QStringList names = columns();
        for (auto column = contact.columns.begin(); column != contact.columns.end(); ++column) {
            if (names.contains(column.key()) && column.value().isString() && !isPasswordColumn(column.key()))
                values.insert(column.key(), column.value().toString());
        }
        if (!contact.columns.contains(QLatin1String(m_form.number))) {
            values.insert(QLatin1String(m_form.number), QString::number(number));
            for (const auto &[column, usual] : m_form.usual) {
                if (!values.contains(QLatin1String(column)))
                    values.insert(QLatin1String(column), QLatin1String(usual));
            }
        }
        for (const auto &[member, text] : {std::pair(QStringLiteral("name"), contact.name),
                                           std::pair(QStringLiteral("reading"), contact.reading)}) {
            const QString column = m_form.table.columnOf({}, member);
            if (!column.isEmpty())
                values.insert(column, text);
        }
    }

    void setMembers(const QJsonObject &entry, QHash<QString, QString> &values) const
    {
        const QString kind = entry.value(u"kind").toString();
        for (auto member = entry.begin(); member != entry.end(); ++member) {
            const QString &name = member.key();
            if (name == u"kind" || name == u"columns" || name == u"name" || name == u"reading")
                continue;
            const QString column = m_form.table.columnOf(kind, name);
            if (!column.isEmpty() && member.value().isString())
                values.insert(column, member.value().toString());
        }
    }

    const Form m_form;
    const QStringList m_others;
};

} // namespace

std::unique_ptr<FormatWriter> xeroxWriter(QStringList otherColumns)
{
    return std::make_unique<MakerWriter>(
        MakerWriter::Form{xeroxTable(),
                          {QStringLiteral("email"), QStringLiteral("fax"), QStringLiteral("i-fax")},
                          "XrxAddressBookId",
                          {{"MemberOf", "\"\""},
                           {"IsDL", "0"},
                           {"XrxIsFaxFavorite", "0"},
                           {"XrxIsEmailFavorite", "0"},
                           {"XrxIsScanFavorite", "0"},
                           {"ScanTransferProtocol", "4"},
                           {"ScanServerAddress", "(null)"},
                           {"ScanServerPort", "0"}},
                          {},
                          false},
        std::move(otherColumns));
}

std::unique_ptr<FormatWriter> sharpWriter(QStringList otherColumns)
{
    return std::make_unique<MakerWriter>(
        MakerWriter::Form{sharpTable(),
                          {QStringLiteral("email"), QStringLiteral("fax"), QStringLiteral("i-fax")},
                          "search-id",
                          {{"category-id", "1"}, {"frequently-used", "FALSE"}},
                          {{"address", "data"}},
                          true},
        std::move(otherColumns));
}

} // namespace retinue::formats
