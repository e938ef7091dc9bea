#include "app/device/session.h"
#include "core/client/control_protocol.h"
#include "core/model/catalogue.h"

#include <QJsonArray>

namespace retinue::device {

namespace {

QString ownerWord(OwnerKind kind)
{
    switch (kind) {
    case OwnerKind::User:
        return QStringLiteral("user");
    case OwnerKind::Group:
        return QStringLiteral("group");
    case OwnerKind::AllDevices:
        return QStringLiteral("all devices");
    }
    Q_UNREACHABLE();
}

QStringList flagsOf(const Item &item)
{
    QStringList flags;
    const auto add = [&](bool set, const char *name) {
        if (set)
            flags += QString::fromLatin1(name);
    };
    add(item.dropped, "dropped");
    add(item.restart, "restart");
    add(item.scope, "scope");
    add(item.blank, "blank");
    add(item.portable, "portable");
    add(item.secret, "secret");
    return flags;
}

int run(Session &session)
{
    QJsonArray rows;
    QString text;
    for (const auto &item : Catalogue::builtIn().items()) {
        rows += QJsonObject{{QStringLiteral("item"), item.id},
                            {QStringLiteral("category"), item.category},
                            {QStringLiteral("name"), item.name},
                            {QStringLiteral("owner"), ownerWord(item.owner)},
                            {QStringLiteral("flags"), QJsonArray::fromStringList(flagsOf(item))},
                            {QStringLiteral("maxBytes"), item.maxBytes}};
        text += QStringLiteral("%1 %2 %3: %4%5\n")
                    .arg(item.id, -34)
                    .arg(ownerWord(item.owner), -11)
                    .arg(item.category, item.name,
                         flagsOf(item).isEmpty() ? QString()
                                                 : QStringLiteral(" (%1)").arg(flagsOf(item).join(u' ')));
    }
    text.chop(1);
    return session.finish(QJsonObject{{QStringLiteral("items"), rows}},
                          [&](const QJsonObject &) { return text; });
}

} // namespace

Command itemsCommand()
{
    return {
        QStringLiteral("items"), QStringLiteral("list what can be personalized"),
        QStringLiteral(
            "The item catalogue: id, owner, name and flags (dropped: removed to make room; scope: may be\n"
            "device-specific; blank: destinations never leave the device; secret: stored encrypted)."),
        nullptr, run};
}

} // namespace retinue::device
