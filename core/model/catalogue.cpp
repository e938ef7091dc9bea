#include "core/model/catalogue.h"

#include "core/model/json.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <initializer_list>
#include <utility>

// The resource sits in a static library: without this call the linker leaves it out. It must stand outside
// the namespace.
static void initializeCatalogueResource()
{
    Q_INIT_RESOURCE(catalogue);
}

namespace retinue::model {
namespace {

constexpr int kVersion = 1;
constexpr int kMostBytes = 1024 * 1024; // of one value; the protocol's body limits are made for it

Error flaw(const QString &what)
{
    return {ErrorCode::InvalidInput, what, {}};
}

template<typename Enum>
Result<Enum> word(const QJsonObject &row, const QString &member,
                  std::initializer_list<std::pair<const char *, Enum>> words)
{
    const QString text = row.value(member).toString();
    for (const auto &[spelling, value] : words) {
        if (text == QLatin1String(spelling))
            return value;
    }
    return flaw(QStringLiteral("\"%1\" is not one of the known words").arg(member));
}

Result<void> readFlags(const QJsonObject &row, Item &item)
{
    const std::pair<const char *, bool Item::*> kFlags[] = {
        {"dropped", &Item::dropped}, {"restart", &Item::restart},   {"scope", &Item::scope},
        {"blank", &Item::blank},     {"portable", &Item::portable}, {"secret", &Item::secret}};
    if (!row.value(QStringLiteral("flags")).isArray())
        return flaw(QStringLiteral("\"flags\" is not an array"));
    const QJsonArray flags = row.value(QStringLiteral("flags")).toArray();
    for (const QJsonValue flag : flags) {
        const auto *const known = std::find_if(std::begin(kFlags), std::end(kFlags), [&](const auto &entry) {
            return flag.toString() == QLatin1String(entry.first);
        });
        if (known == std::end(kFlags))
            return flaw(QStringLiteral("\"flags\" has an unknown word"));
        item.*(known->second) = true;
    }
    return {};
}

Result<void> readMembers(const QJsonObject &row, Item &item)
{
    const QJsonObject members = row.value(QStringLiteral("members")).toObject();
    if (!members.isEmpty() && item.shape != ValueShape::Object)
        return flaw(QStringLiteral("only an object has \"members\""));
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QJsonObject rule = member.value().toObject();
        auto type = word<MemberRule::Type>(
            rule, QStringLiteral("type"),
            {{"boolean", MemberRule::Type::Boolean}, {"string", MemberRule::Type::String}});
        if (!type.ok())
            return std::move(type).error().during(QStringLiteral("member %1").arg(member.key()));
        const int most = rule.value(QStringLiteral("most")).toInt();
        if (*type == MemberRule::Type::String && most < 1)
            return flaw(QStringLiteral("member %1: \"most\" is not a positive number").arg(member.key()));
        item.members.push_back({member.key(), *type, most});
    }
    return {};
}

Result<Item> readItem(const QJsonObject &row)
{
    Item item;
    item.number = row.value(QStringLiteral("number")).toInt();
    item.id = row.value(QStringLiteral("id")).toString();
    item.category = row.value(QStringLiteral("category")).toString();
    item.name = row.value(QStringLiteral("name")).toString();
    item.maxEntries = row.value(QStringLiteral("maxEntries")).toInt();
    item.maxBytes = row.value(QStringLiteral("maxBytes")).toInt();

    if (item.number < 1)
        return flaw(QStringLiteral("\"number\" is not a positive number"));
    const bool goodId = !item.id.isEmpty() && std::all_of(item.id.begin(), item.id.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || c == u'-' || c == u'.';
    });
    if (!goodId)
        return flaw(QStringLiteral("\"id\" is not made of a-z, '-' and '.'"));
    if (item.category.isEmpty() || item.name.isEmpty())
        return flaw(QStringLiteral("\"category\" or \"name\" is missing"));
    if (item.maxBytes < 2 || item.maxBytes > kMostBytes)
        return flaw(QStringLiteral("\"maxBytes\" is not between 2 and %1").arg(kMostBytes));

    auto owner = word<OwnerKind>(
        row, QStringLiteral("owner"),
        {{"user", OwnerKind::User}, {"group", OwnerKind::Group}, {"all-devices", OwnerKind::AllDevices}});
    if (!owner.ok())
        return std::move(owner).error();
    item.owner = *owner;
    auto shape = word<ValueShape>(row, QStringLiteral("shape"),
                                  {{"object", ValueShape::Object},
                                   {"address-list", ValueShape::AddressList},
                                   {"buttons", ValueShape::Buttons},
                                   {"entries", ValueShape::Entries},
                                   {"credentials", ValueShape::Credentials}});
    if (!shape.ok())
        return std::move(shape).error();
    item.shape = *shape;
    if ((item.shape == ValueShape::Object) != (item.maxEntries == 0) || item.maxEntries < 0)
        return flaw(QStringLiteral("\"maxEntries\" belongs to every shape but \"object\""));
    RETINUE_TRY(readFlags(row, item));
    RETINUE_TRY(readMembers(row, item));
    // A seed is taken at its owner's login, and is stored as it is.
    if (item.scope && (item.owner != OwnerKind::User || item.secret))
        return flaw(QStringLiteral("only users' items that are not secret have a scope"));
    return item;
}

} // namespace

const Catalogue &Catalogue::builtIn()
{
    static const Catalogue kCatalogue = [] {
        initializeCatalogueResource();
        QFile file(QStringLiteral(":/catalogue.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the item catalogue is not part of this program");
        Result<Catalogue> read = fromJson(file.readAll());
        if (!read.ok())
            qFatal("the item catalogue: %s", qPrintable(read.error().toString()));
        return std::move(read).value();
    }();
    return kCatalogue;
}

Result<Catalogue> Catalogue::fromJson(const QByteArray &json)
{
    Result<QJsonObject> file = parseJsonObject(json);
    if (!file.ok())
        return std::move(file).error();
    if (file->value(QStringLiteral("version")).toInt() != kVersion)
        return Error{
            ErrorCode::VersionUnsupported, QStringLiteral("\"version\" is not %1").arg(kVersion), {}};

    Catalogue catalogue;
    QSet<int> numbers;
    QSet<QString> ids;
    const QJsonArray rows = file->value(QStringLiteral("items")).toArray();
    if (rows.isEmpty())
        return flaw(QStringLiteral("\"items\" is not an array with rows"));
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QString where = QStringLiteral("row %1").arg(row + 1);
        Result<Item> item = readItem(rows.at(row).toObject());
        if (!item.ok())
            return std::move(item).error().during(where);
        if (numbers.contains(item->number) || ids.contains(item->id))
            return flaw(QStringLiteral("\"number\" or \"id\" is that of an earlier row")).during(where);
        numbers.insert(item->number);
        ids.insert(item->id);
        catalogue.m_items.push_back(std::move(item).value());
    }
    return catalogue;
}

const Item *Catalogue::find(QStringView id) const
{
    const auto item = std::find_if(m_items.begin(), m_items.end(), [&](const Item &i) { return i.id == id; });
    return item == m_items.end() ? nullptr : &*item;
}

const Item *Catalogue::find(int number) const
{
    const auto item =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item &i) { return i.number == number; });
    return item == m_items.end() ? nullptr : &*item;
}

} // namespace retinue::model
