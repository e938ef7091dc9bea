#include "core/formats/login_user_csv.h"

#include <QHash>

#include <algorithm>

namespace retinue::formats {
namespace {

const QString kUid = QStringLiteral("uid");
const QString kDisplayName = QStringLiteral("cn");
const QString kReading = QStringLiteral("cn;lang-ja;phonetic");
const QString kMail = QStringLiteral("mail");
const QString kDepartment = QStringLiteral("dept_id");
const QString kCards = QStringLiteral("cardIdList");
const QString kPassword = QStringLiteral("password");
const QString kPin = QStringLiteral("pin");
const QString kGroups = QStringLiteral("usergroupname");

constexpr qsizetype kMostCards = 1000;
constexpr qsizetype kMostCardLength = 8;

using Flaw = LoginUserFlaw;

std::optional<Flaw> tooLong(const QString &field, const QString &text, int most)
{
    if (text.toUcs4().size() <= most)
        return {};
    return Flaw{field,
                Reason(QT_TRANSLATE_NOOP("Reason", "is longer than %1 characters; shorten it")).arg(most)};
}

std::optional<Flaw> checkUid(const QString &uid)
{
    // '@' is allowed by an option of the device, so a file may well have it.
    static const QString kForbidden = QStringLiteral("\\/:*?|<>[];,=+\"");
    if (uid.isEmpty())
        return Flaw{kUid, Reason(QT_TRANSLATE_NOOP("Reason", "is empty; every user needs a user name"))};
    for (const QChar c : uid) {
        if (c.isSpace() || kForbidden.contains(c))
            return Flaw{kUid,
                        Reason(QT_TRANSLATE_NOOP(
                            "Reason", "contains a blank or one of \\ / : * ? | < > [ ] ; , = + \"; rename "
                                      "the user"))};
    }
    return tooLong(kUid, uid, 32);
}

std::optional<Flaw> readCards(const QString &list, QStringList &cards)
{
    // Devices wrap the whole list where it begins with 0; others wrap each card.
    const QString inner = unwrapped(list);
    const bool isWrapped = !inner.contains(u'[') && !inner.contains(u']');
    const QStringList parts = (isWrapped ? inner : list).split(u';', Qt::SkipEmptyParts);
    if (parts.size() > kMostCards)
        return Flaw{kCards, Reason(QT_TRANSLATE_NOOP("Reason", "has more than %1 cards")).arg(kMostCards)};
    for (const QString &part : parts) {
        const QString card = unwrapped(part.trimmed());
        const bool plain = std::all_of(card.begin(), card.end(),
                                       [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
        if (card.isEmpty() || card.size() > kMostCardLength || !plain)
            return Flaw{kCards, Reason(QT_TRANSLATE_NOOP(
                                    "Reason", "has a card that is not 1 to 8 letters and digits"))};
        cards.append(card);
    }
    return {};
}

std::optional<Flaw> readGroups(const QString &list, std::vector<OwnerKey> &groups)
{
    for (const QString &name : unwrapped(list).split(u';', Qt::SkipEmptyParts)) {
        Result<OwnerKey> group = OwnerKey::group(unwrapped(name.trimmed()));
        if (!group.ok())
            return Flaw{kGroups, reasonOf(group.error())};
        if (std::find(groups.begin(), groups.end(), *group) == groups.end())
            groups.push_back(std::move(*group));
    }
    if (int(groups.size()) > model::kMostGroupsPerUser)
        return Flaw{
            kGroups,
            Reason(QT_TRANSLATE_NOOP("Reason", "has more than %1 groups")).arg(model::kMostGroupsPerUser)};
    return {};
}

std::optional<Flaw> readUser(const Row &row, ImportedUser &user)
{
    const auto value = [&](const QString &column) { return unwrapped(row.values.value(column)); };
    const QString uid = value(kUid);
    if (auto flaw = checkUid(uid))
        return flaw;
    Result<OwnerKey> key = OwnerKey::user(uid);
    if (!key.ok())
        return Flaw{kUid,
                    Reason(QT_TRANSLATE_NOOP("Reason", "%1; rename the user")).arg(reasonOf(key.error()))};
    user.key = std::move(*key);
    user.displayName = value(kDisplayName);
    user.reading = value(kReading);
    user.mail = value(kMail);
    user.department = value(kDepartment);
    if (auto flaw = tooLong(kDisplayName, user.displayName, 32))
        return flaw;
    if (auto flaw = tooLong(kReading, user.reading, 32))
        return flaw;
    if (auto flaw = tooLong(kMail, user.mail, 256))
        return flaw;
    const bool digits = std::all_of(user.department.begin(), user.department.end(),
                                    [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || user.department.size() > 7)
        return Flaw{kDepartment, Reason(QT_TRANSLATE_NOOP("Reason", "is not a number of up to 7 digits"))};
    if (auto flaw = readCards(row.values.value(kCards), user.cardIds))
        return flaw;
    if (auto flaw = readGroups(row.values.value(kGroups), user.groups))
        return flaw;
    for (auto column = row.values.begin(); column != row.values.end(); ++column) {
        if (!loginUserColumns().contains(column.key()))
            user.otherColumns.emplace(column.key(), unwrapped(column.value()));
    }
    return {};
}

} // namespace

const QStringList &loginUserColumns()
{
    static const QStringList kColumns = {kUid,   kPassword, kPin,        kDisplayName, kReading,
                                         kCards, kMail,     kDepartment, kGroups};
    return kColumns;
}

std::optional<LoginUserFlaw> loginUserFlaw(const Row &row)
{
    ImportedUser user;
    return readUser(row, user);
}

Result<void> importLoginUsers(const Table &table, ImportResult &result)
{
    if (!table.columns.contains(kUid))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the column uid is missing"), {}};
    QHash<OwnerKey, int> lineOf;
    int passwords = 0;
    QStringList unused; // columns that say something of an accepted user
    for (const Row &row : table.rows) {
        const auto reject = [&](const QString &field, const Reason &reason) {
            result.problems.push_back({ImportProblem::Severity::Rejected, row.line, field, reason});
        };
        ImportedUser user;
        if (const auto flaw = readUser(row, user)) {
            reject(flaw->field, flaw->reason);
            continue;
        }
        if (const int earlier = lineOf.value(user.key)) {
            reject(kUid, Reason(QT_TRANSLATE_NOOP(
                                    "Reason", "is the user of line %1 again; the earlier record was kept"))
                             .arg(earlier));
            ++result.counts.repeated;
            continue;
        }
        lineOf.insert(user.key, row.line);
        const QString password = row.values.value(kPassword);
        if (password.count(u'*') != password.size())
            ++passwords;
        for (const QString &column : table.columns) {
            const bool isOurs = column == kUid || column == kGroups || column == kPassword || column == kPin;
            if (!isOurs && row.values.contains(column) && !unused.contains(column))
                unused.append(column);
        }
        result.users.push_back(std::move(user));
        ++result.counts.accepted;
    }
    if (!unused.isEmpty())
        result.problems.push_back(
            {ImportProblem::Severity::Note,
             0,
             {},
             Reason(QT_TRANSLATE_NOOP("Reason",
                                      "%1: these are no personal settings, and stay with the device "
                                      "that manages its users"))
                 .arg(unused.join(QStringLiteral(", ")))});
    if (passwords > 0)
        result.problems.push_back(
            {ImportProblem::Severity::Note, 0, kPassword,
             Reason(QT_TRANSLATE_NOOP("Reason", "%1 passwords were not taken over; devices keep them and "
                                                "authenticate their users themselves"))
                 .arg(passwords)});
    return {};
}

} // namespace retinue::formats
