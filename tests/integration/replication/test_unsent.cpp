#include "app/control/commands.h"
#include "core/engine/promotion.h"
#include "core/engine/unsent.h"
#include "core/store/snapshot.h"
#include "tests/integration/replication/two_machines.h"
#include "tests/support/must.h"
#include "tests/support/verify_ok.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace retinue;
using namespace retinue::engine;
using test::Machine;

namespace {

const QString kWho = QStringLiteral("test");
constexpr int kAll = 1000, kPatience = 60'000;
const QString kAnnChanged = QStringLiteral("changed user ann display.language"),
              kBenChanged = QStringLiteral("changed user ben display.language");
const QByteArray kGerman = R"({"language":"de"})", kFrench = R"({"language":"fr"})";
const QByteArray kCredentials =
    R"({"entries":{"a":{"password":"hunter2","target":"//nas/x","userName":"ann"}}})";
constexpr int kLanguage = 1, kScreen = 4, kHistory = 18, kKeychain = 26; ///< of the catalogue

QString wordOf(UnsentChange::What what)
{
    switch (what) {
    case UnsentChange::What::Changed:
        return QStringLiteral("changed");
    case UnsentChange::What::Deleted:
        return QStringLiteral("deleted");
    case UnsentChange::What::OwnerMade:
        return QStringLiteral("made");
    case UnsentChange::What::OwnerDeleted:
        return QStringLiteral("gone");
    case UnsentChange::What::OwnerChanged:
        return QStringLiteral("other");
    }
    Q_UNREACHABLE();
}

/// "changed user ann display.language", the oldest first.
QStringList linesOf(const UnsentReport &report)
{
    QStringList lines;
    for (const UnsentChange &change : report.newest) {
        const QString owner = change.owner ? change.owner->toString() : QStringLiteral("somebody");
        lines.prepend(QStringLiteral("%1 %2 %3").arg(wordOf(change.what), owner, change.item).trimmed());
    }
    return lines;
}

} // namespace

/// What was stored on a server after the last copy, when the machine with the copy has taken over.
class TestUnsent : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QFile::remove(path()); // of the test before
        m_source = std::make_unique<Machine>();
        m_standby = std::make_unique<Machine>();
        m_source->put("ann", kLanguage, kGerman);
        m_source->put("ann", kScreen, "{}");
        m_source->put("ben", kLanguage, kGerman);
        m_source->put("carl", kLanguage, kGerman);
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(*m_standby));
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
    }

    void unsent_ofAServerThatWasNotReplaced_isRefused()
    {
        m_source->put("ann", kLanguage, kFrench);
        const auto refused = unsentChanges(m_source->engine(), kAll, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(save().error().code, ErrorCode::InvalidInput);
    }

    void unsent_whenAllWasCopied_isNothing()
    {
        beReplaced();
        const auto report = unsentChanges(m_source->engine(), kAll, {});
        VERIFY_OK(report);
        QVERIFY(report->isNothing() && report->newest.empty());
        QVERIFY(report->copyOf && report->areDeletionsKnown);
        QCOMPARE(save().error().code, ErrorCode::NotFound);
    }

    void unsent_isExactlyWhatCameAfterTheCopy_alsoAfterARestartAndAStop()
    {
        changeALot();
        beReplaced();
        const QStringList expected{QStringLiteral("changed user ann display.language"),
                                   QStringLiteral("deleted user ann first-screen"),
                                   QStringLiteral("changed user ann keychain"),
                                   QStringLiteral("changed user ann history.copy"),
                                   QStringLiteral("changed user dora first-screen"),
                                   QStringLiteral("gone user carl")};
        const auto before = unsentChanges(m_source->engine(), kAll, {});
        VERIFY_OK(before);
        QCOMPARE(linesOf(*before), expected);
        QCOMPARE(before->settings, 4);
        QCOMPARE(before->users, 2); // ann and dora
        QCOMPARE(before->groups, 0);
        QCOMPARE(before->secrets, 1);
        QCOMPARE(before->neverExported, 1);
        QCOMPARE(before->deletedSettings, 1);
        QCOMPARE(before->deletedOwners, 1);

        // What would move the copy on is refused, for it is another machine's copy that counts.
        QCOMPARE(m_source->replication().replicateNow(kWho, {}).error().code, ErrorCode::NotPermitted);
        QCOMPARE(m_source->replication().verifyNow(kWho, {}).error().code, ErrorCode::NotPermitted);
        m_source->close();
        m_source->open();
        QCOMPARE(linesOf(*unsentChanges(m_source->engine(), kAll, {})), expected);
        VERIFY_OK(m_source->replication().stop(kWho));
        m_source->close();
        m_source->open();
        QCOMPARE(linesOf(*unsentChanges(m_source->engine(), kAll, {})), expected);
        Machine another;
        VERIFY_OK(another.replication().beginStandby(kWho));
        QCOMPARE(m_source->replicateTo(another).error().code, ErrorCode::NotPermitted);
        QCOMPARE(linesOf(*unsentChanges(m_source->engine(), kAll, {})), expected);
    }

    void unsent_whenADeviceTellsAfterARestart_beginsWithTheCopyOfBefore()
    {
        m_source->close(); // meanwhile another machine recovers from the standby, which stands by on
        m_source->open();
        m_source->put("ann", kLanguage, kFrench);
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        m_source->wire.isDown = true;
        m_source->put("ben", kLanguage, kFrench);
        hearOfAnother(now());
        QCOMPARE(lines(), (QStringList{kAnnChanged, kBenChanged}));
        m_source->close();
        m_source->open(); // what was sent since is the newest copy now
        QCOMPARE(lines(), (QStringList{kAnnChanged, kBenChanged}));
    }

    void unsent_whenTheOtherOneTookOverBeforeTheOnlyCopy_isEverything()
    {
        const auto copy = m_source->replication().state().lastReplication;
        QVERIFY(copy);
        hearOfAnother(*copy - std::chrono::hours(1));
        const auto report = unsentChanges(m_source->engine(), kAll, {});
        VERIFY_OK(report);
        QVERIFY(!report->copyOf && !report->isNothing());
        QCOMPARE(report->settings, 4);
    }

    void unsent_whenTheStandbySaysItself_beginsWithItsLastCopy_andStays()
    {
        m_source->close();
        m_source->open();
        m_source->put("ann", kLanguage, kFrench);
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        m_source->wire.isDown = true; // not for the question at the start
        m_source->put("ben", kLanguage, kFrench);
        m_standby->takeOver();
        m_source->listen();
        QTRY_VERIFY_WITH_TIMEOUT(m_source->replication().isReplaced(), kPatience);
        QCOMPARE(lines(), QStringList{kBenChanged});
        hearOfAnother(now() + std::chrono::hours(1));
        QCOMPARE(lines(), QStringList{kBenChanged});
        m_source->close();
        m_source->open();
        QCOMPARE(lines(), QStringList{kBenChanged});
    }

    void unsent_whenTheDestinationWasChanged_countsWhatTheFormerOneHas()
    {
        m_source->put("ann", kLanguage, kFrench);
        VERIFY_OK(m_source->replication().stop(kWho));
        Machine another;
        VERIFY_OK(another.replication().beginStandby(kWho));
        VERIFY_OK(m_source->replicateTo(another));
        m_source->close();
        m_source->open();
        m_source->wire.isDown = true;
        m_source->put("ben", kLanguage, kFrench);
        hearOfAnother(now()); // the former destination keeps its copy, and may have taken over with it
        QCOMPARE(lines(), (QStringList{kAnnChanged, kBenChanged}));
    }

    void serveAgain_forgetsWhatCounted()
    {
        hearOfAnother(now());
        QVERIFY(m_source->replication().copyElsewhere());
        VERIFY_OK(m_source->replication().serveAgain(kWho));
        QVERIFY(!m_source->replication().copyElsewhere());
        m_source->put("ann", kLanguage, kFrench);
        VERIFY_OK(m_source->replication().replicateNow(kWho, {}));
        hearOfAnother(now() + std::chrono::hours(1));
        QCOMPARE(lines(), QStringList());
    }

    void unsent_isAlsoWhatIsNeitherSettingNorDeletion()
    {
        VERIFY_OK(m_source->engine().store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto owner = edit.tables().owners.find(*OwnerKey::user(u"ann"));
            if (!owner)
                return std::move(owner).error();
            return edit.respell(**owner, *OwnerKey::user(u"ANN"), {});
        }));
        removeSetting("ben", kLanguage);
        beReplaced();
        const auto report = unsentChanges(m_source->engine(), kAll, {});
        VERIFY_OK(report);
        QVERIFY(!report->isNothing());
        QCOMPARE(report->otherOwners, 1);
        QCOMPARE(report->settings + report->users, 0);
        QCOMPARE(linesOf(*report), (QStringList{QStringLiteral("other user ANN"),
                                                QStringLiteral("deleted user ben display.language")}));
    }

    void unsent_whenAScopeWasChanged_isNotNothing()
    {
        VERIFY_OK(m_source->engine().store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            store::ScopeChangeRow change;
            change.epoch = 1;
            change.beganAt = now() + std::chrono::seconds(1);
            change.state = store::ScopeChangeState::Applied;
            return edit.scopeRows().insert(change);
        }));
        beReplaced();
        const auto report = unsentChanges(m_source->engine(), kAll, {});
        VERIFY_OK(report);
        QVERIFY(report->isOtherwiseChanged && !report->isNothing());
        QCOMPARE(report->all(), 0);
    }

    void unsent_ofMany_countsAll_andNamesTheNewest()
    {
        m_source->wire.isDown = true; // so many updates are a reason to replicate
        for (int i = 0; i < 250; ++i)
            m_source->put(qPrintable(QStringLiteral("user%1").arg(i)), kLanguage, kFrench);
        beReplaced();
        const auto report = unsentChanges(m_source->engine(), 3, {});
        VERIFY_OK(report);
        QCOMPARE(report->settings, 250);
        QCOMPARE(report->users, 250);
        QCOMPARE(linesOf(*report), (QStringList{QStringLiteral("changed user user247 display.language"),
                                                QStringLiteral("changed user user248 display.language"),
                                                QStringLiteral("changed user user249 display.language")}));
        LongWork cancelled;
        cancelled.cancel.cancel();
        QCOMPARE(unsentChanges(m_source->engine(), 3, cancelled).error().code, ErrorCode::Cancelled);
        m_source->replication().interrupt(); // the engine stops
        QCOMPARE(unsentChanges(m_source->engine(), 3, {}).error().code, ErrorCode::Cancelled);
    }

    void unsent_whenTheStoreBeganAnew_isEverything() // R14
    {
        m_source->wire.isDown = true; // so is another generation
        m_source->remove("carl");
        VERIFY_OK(m_source->engine().beginGeneration());
        beReplaced();
        const auto report = unsentChanges(m_source->engine(), kAll, {});
        VERIFY_OK(report);
        QVERIFY(!report->copyOf && !report->areDeletionsKnown && !report->isNothing());
        QCOMPARE(report->settings, 3);
        QCOMPARE(report->users, 2);
        QCOMPARE(report->deletedOwners, 0); // none that a copy is known to have
    }

    void unsent_whenSaved_isImportedByTheNewServer_whichJudgesIt() // R12
    {
        changeALot();
        beReplaced();
        m_standby->put("dora", kLanguage, kGerman); // what came there since stays
        const auto saved = save();
        VERIFY_OK(saved);
        QCOMPARE(saved->users, 2);
        QCOMPARE(saved->settings, 2);
        QCOMPARE(saved->secrets, 1); // left out
        QCOMPARE(saved->notPortable, 1);
        QCOMPARE(m_source->logOf(QStringLiteral("user-export")), QStringList{QStringLiteral("OK")}); // R53

        auto &exchange = m_standby->engine().dataExchange();
        const auto file = exchange.read(path(), {});
        VERIFY_OK(file);
        const auto kept = exchange.import(**file, store::ImportExisting::Keep, kWho, {});
        VERIFY_OK(kept);
        QCOMPARE(kept->counts.added, 1);
        QCOMPARE(kept->counts.kept, 1); // ann's language is told of, and stays
        QCOMPARE(*m_standby->valueOf("ann", kLanguage), kGerman);
        const auto replaced = exchange.import(**file, store::ImportExisting::Replace, kWho, {});
        VERIFY_OK(replaced);
        QCOMPARE(replaced->counts.changed, 1);
        QCOMPARE(*m_standby->valueOf("ann", kLanguage), kFrench);
        QCOMPARE(*m_standby->valueOf("dora", kScreen), QByteArray("{}"));
        QCOMPARE(*m_standby->valueOf("dora", kLanguage), kGerman);
        QCOMPARE(*m_standby->valueOf("ann", kScreen), QByteArray("{}")); // deletions are no part of it
        QVERIFY(m_standby->valueOf("carl", kLanguage));
        QVERIFY(!m_standby->valueOf("ann", kKeychain));
    }

    void unsent_whenSavedUnderAPassphrase_bringsTheCredentials() // R12
    {
        changeALot();
        beReplaced();
        const QByteArray passphrase = "correct horse";
        const auto saved = save(passphrase);
        VERIFY_OK(saved);
        QCOMPARE(saved->settings, 3);
        QCOMPARE(saved->secrets, 0);
        auto &exchange = m_standby->engine().dataExchange();
        QCOMPARE(exchange.read(path(), {}).error().code, ErrorCode::NotAuthenticated);
        exchange::ImportFile::Options options;
        options.passphrase = SecretBytes(QByteArrayView(passphrase));
        const auto file = exchange.read(path(), std::move(options));
        VERIFY_OK(file);
        VERIFY_OK(exchange.import(**file, store::ImportExisting::Replace, kWho, {}));
        QCOMPARE(m_standby->valueOf("ann", kKeychain), m_source->valueOf("ann", kKeychain));
        QVERIFY(m_standby->valueOf("ann", kKeychain));
    }

    void command_listsAndSaves() // R12
    {
        changeALot();
        QCOMPARE(run({}).error().code, ErrorCode::InvalidInput); // nobody has taken over
        beReplaced();
        const auto listed = run({{QStringLiteral("limit"), QStringLiteral("2")}});
        VERIFY_OK(listed);
        QCOMPARE((*listed)[u"settings"].toInt(), 4);
        QCOMPARE((*listed)[u"all"].toInt(), 6);
        QVERIFY(!(*listed)[u"nothing"].toBool() && (*listed)[u"deletionsKnown"].toBool());
        const QJsonArray changes = (*listed)[u"changes"].toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0][u"what"].toString(), QStringLiteral("owner-deleted"));
        QCOMPARE(changes[0][u"owner"].toString(), QStringLiteral("user carl"));
        QCOMPARE(changes[0][u"way"].toString(), QStringLiteral("by-hand"));
        QCOMPARE(changes[1][u"item"].toString(), QStringLiteral("first-screen"));
        QVERIFY(changes[1][u"byAdministrator"].toBool());
        QVERIFY(!QFile::exists(path()));

        const auto saved = run({{QStringLiteral("to"), path()}});
        VERIFY_OK(saved);
        QCOMPARE((*saved)[u"saved"][u"settings"].toInt(), 2);
        QCOMPARE((*saved)[u"saved"][u"secretsLeftOut"].toInt(), 1);
        QVERIFY(QFile::exists(path()));
        const auto empty = run({{QStringLiteral("to"), path()}, {QStringLiteral("passphrase-file"), true}});
        QCOMPARE(empty.error().code, ErrorCode::InvalidInput); // never a file without, if one was asked for
    }

    void command_whenOnlyDeletionsCame_saysSo()
    {
        m_source->remove("carl");
        beReplaced();
        const auto refused = run({{QStringLiteral("to"), path()}});
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY2(refused.error().detail.contains(QStringLiteral("deletions")),
                 qPrintable(refused.error().detail));
        QVERIFY(!QFile::exists(path()));
        QCOMPARE(lines(), QStringList{QStringLiteral("gone user carl")});
    }

private:
    [[nodiscard]] Result<QJsonObject> run(const QJsonObject &options)
    {
        return control::Commands(m_source->engine(), {})
            .run({QStringLiteral("replication unsent"), {}, options, {}}, {});
    }
    /// After the copy: changes and deletions, of what the copy has and of what it has not.
    void changeALot()
    {
        m_source->put("ann", kLanguage, kFrench);
        removeSetting("ann", kScreen);
        m_source->put("ann", kKeychain, kCredentials, true);
        m_source->put("ann", kHistory, R"({"entries":[]})");
        m_source->put("dora", kLanguage, kGerman);
        m_source->put("dora", kScreen, "{}");
        removeSetting("dora", kLanguage); // of whom the copy has nothing
        m_source->remove("carl");
    }
    void removeSetting(const char *user, int item)
    {
        const auto key = *OwnerKey::user(QString::fromLatin1(user));
        VERIFY_OK(m_source->engine().store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto owner = edit.tables().owners.find(key);
            if (!owner)
                return std::move(owner).error();
            const auto setting =
                edit.tables().settings.find(**owner, item, store::SettingTable::Secrets::LeaveOut);
            if (!setting)
                return setting.error();
            auto removed = edit.removeSetting(**owner, **setting, {});
            return removed ? Result<void>() : Result<void>(removed.error());
        }));
    }
    [[nodiscard]] static Timestamp now() { return base::SystemClock().now(); }
    /// A device tells of a machine that took over then.
    void hearOfAnother(Timestamp at)
    {
        QVERIFY(m_source->replication().meet(test::termOfAnother(m_source->folder(), at)));
    }
    [[nodiscard]] QStringList lines()
    {
        return linesOf(test::must(unsentChanges(m_source->engine(), kAll, {})));
    }
    /// The standby takes over, and a device tells the source.
    void beReplaced()
    {
        const quint16 port = m_standby->port();
        m_standby->close();
        VERIFY_OK(promoteStandby({m_standby->folder(), {}, nullptr}, kWho, {}));
        m_standby->open();
        m_standby->listen(port);
        QVERIFY(m_source->replication().meet(m_standby->engine().identity().term()));
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("unsent.zip")); }
    [[nodiscard]] Result<exchange::ExportReport> save(const QByteArray &passphrase = {})
    {
        return saveUnsent(m_source->engine(), path(), SecretBytes(QByteArrayView(passphrase)), kWho, {});
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Machine> m_source, m_standby;
};

QTEST_GUILESS_MAIN(TestUnsent)
#include "test_unsent.moc"
