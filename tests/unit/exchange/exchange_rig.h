#pragma once

#include "core/exchange/import.h"
#include "core/store/content_check.h"
#include "core/store/content_sum.h"
#include "tests/unit/userdata/service_rig.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace retinue::test {

inline const QString kPersonalList = QStringLiteral("address-book.personal");
inline const QByteArray kGerman = "{\"language\":\"de\"}";
inline const QByteArray kFrench = "{\"language\":\"fr\"}";

/// Recomputing all digests takes as long as the rest: once in so many steps of a crash test.
inline constexpr int kProvenEach = 10;

inline OwnerKey numbered(int i)
{
    return *OwnerKey::user(QStringLiteral("user %1").arg(i));
}

/// Whether any file of the folder has these bytes.
inline bool isAnywhere(const QString &folder, const QByteArray &bytes)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

/// Everything in a store: "user alice / first-screen" -> value, "user alice / groups" -> their names; an
/// owner without anything: "user alice" -> "".
using Contents = std::map<QString, QByteArray>;

inline Contents contentsOf(store::Store &store)
{
    const auto must = [](const auto &result) {
        if (!result)
            qFatal("%s", qPrintable(result.error().toString()));
    };
    const auto view = store.read();
    must(view);
    std::vector<OwnerKey> keys{OwnerKey::allDevices()};
    std::vector<std::int64_t> rows;
    must(view->tables().index.forEach({}, {}, [&](const store::OwnerPlace &place) {
        rows.push_back(place.row);
        return true;
    }));
    auto owners = *view->tables().owners.find(rows);
    if (const auto all = *view->tables().owners.find(OwnerKey::allDevices()))
        owners.push_back(*all);
    Contents contents;
    for (const store::OwnerRow &owner : owners) {
        const QString name = owner.key.toString();
        contents.emplace(name, QByteArray());
        const auto settings = view->tables().settings.ofOwner(owner, store::SettingTable::Secrets::Decrypt);
        must(settings);
        for (const store::SettingRow &setting : *settings)
            contents.emplace(name + QStringLiteral(" / ") + Catalogue::builtIn().find(setting.item)->id,
                             setting.value);
        QByteArray groups;
        const auto known = view->tables().memberships.groupsOf(owner.key);
        must(known);
        for (const OwnerKey &group : *known)
            groups += group.name().toUtf8() + ' ';
        if (!groups.isEmpty())
            contents.emplace(name + QStringLiteral(" / groups"), groups);
    }
    return contents;
}

/// What differs between the recorded digests and the content; empty: nothing.
inline QString digestDifferences(store::Store &store)
{
    const auto report = store::verifyContent(store, 0, store::ContentSum::kBuckets);
    if (!report)
        return report.error().toString();
    return report->differences.join(u'\n') + (report->rootDiffers ? QStringLiteral("root") : QString());
}

/// Puts a copy of a closed store where there is none.
inline void copyStore(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = to + path.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(path, target))
            qFatal("%s cannot be copied", qPrintable(path));
    }
}

inline formats::ImportedSetting imported(const OwnerKey &owner, const QString &item, const QByteArray &value)
{
    return {owner, item, value};
}

/// An address list with these entries, by id and name.
inline QByteArray addressList(const std::vector<std::pair<QString, QString>> &entries)
{
    QJsonObject list;
    for (const auto &[id, name] : entries)
        list.insert(id, QJsonObject{{QStringLiteral("kind"), QStringLiteral("fax")},
                                    {QStringLiteral("name"), name},
                                    {QStringLiteral("number"), QStringLiteral("123")}});
    return QJsonDocument(QJsonObject{{QStringLiteral("entries"), list}}).toJson(QJsonDocument::Compact);
}

inline std::shared_ptr<const exchange::ImportFile> fileOf(std::vector<formats::ImportedSetting> settings,
                                                          std::vector<formats::ImportedUser> users = {})
{
    formats::ImportResult content;
    content.settings = std::move(settings);
    content.users = std::move(users);
    return exchange::ImportFile::of(QStringLiteral("test.csv"), std::move(content));
}

/// A store and what imports into it.
struct ExchangeRig : ServiceRig
{
    using ServiceRig::ServiceRig;

    exchange::Import import{store(), Catalogue::builtIn()};

    /// The whole import; its number.
    std::int64_t run(const exchange::ImportFile &file, store::ImportExisting existing)
    {
        const auto begun = import.begin(file, existing, QStringLiteral("anna"), {});
        if (!begun)
            qFatal("%s", qPrintable(begun.error().toString()));
        if (const auto done = import.finish(*begun, {}); !done)
            qFatal("%s", qPrintable(done.error().toString()));
        return *begun;
    }
    [[nodiscard]] Contents contents() { return contentsOf(store()); }
};

/// What a start does: drops what is to be dropped; what goes on.
inline Result<std::vector<store::ImportRow>> afterStart(exchange::Import &import)
{
    const auto left = import.toDrop();
    if (!left)
        return left.error();
    for (const std::int64_t dropped : *left)
        RETINUE_TRY(import.abandon(dropped));
    return import.unfinished();
}

/// Asks for the end at the given report of a phase.
inline LongWork endingAt(const QString &phase, int report, CancelToken LongWork::*which)
{
    LongWork work;
    const CancelToken token;
    work.*which = token;
    auto left = std::make_shared<int>(report);
    work.report = [left, token, phase](const QString &now, std::int64_t, std::int64_t) {
        if (now == phase && --*left == 0)
            token.cancel();
    };
    return work;
}

} // namespace retinue::test
