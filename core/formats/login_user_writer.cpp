#include "core/formats/login_user_writer.h"

#include "core/formats/csv_record.h"
#include "core/formats/login_user_csv.h"
#include "core/formats/text_lines.h"

#include <algorithm>

namespace retinue::formats {
namespace {

const QString kGroupsColumn = QStringLiteral("usergroupname");
const QString kAvatarColumn = QStringLiteral("avatorImgPath"); // so spelled by devices

QString joinedCards(const QStringList &cards)
{
    // The reader takes one pair of brackets off the whole list, where it is the only one.
    return wrapped(cards.join(u';'));
}

QString joinedGroups(const std::vector<OwnerKey> &groups, const TextEncoder &encoder,
                     FormatWriter::Written &written, const QString &part)
{
    QStringList names;
    for (const OwnerKey &group : groups) {
        const QString &name = group.name();
        if (!encoder.holds(name) || !isReadableText(name))
            written.note(
                part, kGroupsColumn,
                Reason(QT_TRANSLATE_NOOP(
                           "Reason", "a group whose ID has characters that %1 does not have was left out: "
                                     "without them it would be another group; export in UTF-8"))
                    .arg(encoder.name()));
        else if (name.contains(u';') || unwrapped(name) != name)
            written.note(
                part, kGroupsColumn,
                Reason(QT_TRANSLATE_NOOP(
                    "Reason", "a group whose ID has ; or stands in brackets was left out: the column "
                              "separates with ;")));
        else
            names.append(name);
    }
    return wrapped(names.join(u';'));
}

} // namespace

LoginUserWriter::LoginUserWriter(QStringList otherColumns, const TextEncoder &encoder)
    : m_others(std::move(otherColumns))
    , m_encoder(encoder)
{
    m_others.removeAll(kAvatarColumn);
}

QString LoginUserWriter::start() const
{
    return deviceRecord(columns());
}

/// As devices order them; groups are ours, and only there where somebody has them.
QStringList LoginUserWriter::columns() const
{
    return QStringList{QStringLiteral("uid"),
                       QStringLiteral("password"),
                       QStringLiteral("pin"),
                       QStringLiteral("cn"),
                       QStringLiteral("cn;lang-ja;phonetic"),
                       QStringLiteral("cardIdList"),
                       QStringLiteral("mail"),
                       kAvatarColumn,
                       QStringLiteral("dept_id")} +
           m_others;
}

std::optional<FormatWriter::Written> LoginUserWriter::user(const ImportedUser &user)
{
    Written written;
    const QString part = user.key.toString();
    if (user.key.kind() != OwnerKind::User)
        return {};
    const auto reject = [&](const char *column, const Reason &reason) {
        written.reject(part, QLatin1String(column), reason);
        return written;
    };
    if (m_seen.contains(user.key.foldedName()))
        return reject("uid",
                      Reason(QT_TRANSLATE_NOOP(
                          "Reason", "is an earlier user's name again, in another domain; the file has no "
                                    "domains, and devices keep the earlier one")));
    if (!isReadableText(user.key.name()))
        return reject("uid", Reason(QT_TRANSLATE_NOOP(
                                 "Reason", "has a mark of characters that could not be read once; rename the "
                                           "user")));
    if (!m_encoder.holds(user.key.name()))
        return reject("uid", Reason(QT_TRANSLATE_NOOP(
                                        "Reason", "has characters that %1 does not have; export in UTF-8"))
                                 .arg(m_encoder.name()));
    Row row;
    const auto put = [&](const char *column, const QString &value) {
        if (!value.isEmpty())
            row.values.insert(QLatin1String(column), wrapped(value));
    };
    put("uid", user.key.name());
    put("cn", user.displayName);
    put("cn;lang-ja;phonetic", user.reading);
    put("mail", user.mail);
    put("dept_id", user.department);
    const QString cards = joinedCards(user.cardIds),
                  groups = joinedGroups(user.groups, m_encoder, written, part);
    if (!cards.isEmpty())
        row.values.insert(QStringLiteral("cardIdList"), cards);
    if (!groups.isEmpty() && !m_others.contains(kGroupsColumn))
        written.note(
            part, kGroupsColumn,
            Reason(QT_TRANSLATE_NOOP("Reason", "the groups were left out: the file has no column for them")));
    else if (!groups.isEmpty())
        row.values.insert(kGroupsColumn, groups);
    for (const auto &[column, value] : user.otherColumns) {
        if (m_others.contains(column) || column == kAvatarColumn)
            row.values.insert(column, wrapped(value));
        else
            written.note(part, column.left(64),
                         Reason(QT_TRANSLATE_NOOP("Reason", "the file has no column for it")));
    }
    if (std::any_of(row.values.begin(), row.values.end(),
                    [](const QString &value) { return !isReadableText(value); }))
        written.note(part, {},
                     Reason(QT_TRANSLATE_NOOP(
                         "Reason", "has control characters, or some that could not be read once; in "
                                   "the file they are blanks")));
    if (const auto flaw = loginUserFlaw(row))
        return reject(flaw->field.toLatin1().constData(), flaw->reason);
    m_seen.insert(user.key.foldedName());
    if (!user.key.domain().isEmpty())
        written.note(part, QStringLiteral("uid"),
                     Reason(QT_TRANSLATE_NOOP("Reason", "the file has no place for the login domain")));

    row.values.insert(QStringLiteral("password"), QStringLiteral("********"));
    QStringList fields;
    const QStringList names = columns();
    for (const QString &column : names)
        fields.append(row.values.value(column));
    written.text = deviceRecord(fields);
    written.records = 1;
    return written;
}

} // namespace retinue::formats
