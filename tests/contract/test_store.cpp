#include "core/model/search_text.h"
#include "tests/contract/both_databases.h"
#include "tests/contract/store_rig.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace retinue;
using namespace retinue::store;
using test::must;
using Rig = test::StoreRig;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"Alice", u"corp");

/// What a search must find, by looking at each owner.
class Searched
{
public:
    explicit Searched(const std::vector<OwnerRow> &owners)
    {
        for (const OwnerRow &owner : owners)
            m_owners.push_back({owner, model::searchText(owner.key)});
    }

    [[nodiscard]] QStringList find(const OwnerQuery &query) const
    {
        std::vector<const Known *> found;
        for (const Known &owner : m_owners) {
            const bool all = std::all_of(query.terms.begin(), query.terms.end(),
                                         [&](const QString &term) { return owner.text.contains(term); });
            const bool kind = owner.row.key.kind() == OwnerKind::User ? query.users : query.groups;
            if (all && kind && (!query.changedBefore || owner.row.changedAt < *query.changedBefore))
                found.push_back(&owner);
        }
        std::sort(found.begin(), found.end(), [&](const Known *a, const Known *b) {
            switch (query.order) {
            case OwnerOrder::Name:
                return std::pair(a->text.toUtf8(), a->row.row) < std::pair(b->text.toUtf8(), b->row.row);
            case OwnerOrder::OldestChange:
                return std::pair(a->row.changedAt, a->row.row) < std::pair(b->row.changedAt, b->row.row);
            case OwnerOrder::NewestChange:
                return std::pair(a->row.changedAt, a->row.row) > std::pair(b->row.changedAt, b->row.row);
            }
            return false;
        });
        QStringList rows;
        for (const Known *owner : found)
            rows << QString::number(owner->row.row);
        return rows;
    }

private:
    struct Known
    {
        OwnerRow row;
        QString text;
    };
    std::vector<Known> m_owners;
};

/// All pages of a search, one after the other.
QStringList allPages(const OwnerIndex &index, const OwnerQuery &query, int limit)
{
    QStringList rows;
    std::optional<OwnerPlace> after;
    for (;;) {
        const auto page = index.page(query, after, limit, {});
        if (!page)
            return {page.error().toString()};
        for (const OwnerPlace &place : *page)
            rows << QString::number(place.row);
        if (page->size() < std::size_t(limit))
            return rows;
        after = page->back();
    }
}

QString randomName(QRandomGenerator &random)
{
    static const QStringList kSyllables{
        QStringLiteral("mül"),   QStringLiteral("LER"),        QStringLiteral("an"),  QStringLiteral("100%"),
        QStringLiteral("a_b"),   QStringLiteral("\\"),         QStringLiteral("\""),  QStringLiteral("'x"),
        QStringLiteral("ゴト"),  QStringLiteral("\U0001F5A8"), QStringLiteral("zim"), QStringLiteral("mer"),
        QStringLiteral("\uFA0E")}; // as UTF-8 before the emoji, as UTF-16 behind it
    QString name;
    for (int i = 0; i < 3; ++i)
        name += kSyllables[random.bounded(int(kSyllables.size()))];
    return name;
}

} // namespace

class TestStoreContract : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { must(m_databases.start()); }

    void frozenSetting_isASeedOnly_andCanBeThawed_data() { test::BothDatabases::addRows(); }
    void frozenSetting_isASeedOnly_andCanBeThawed() // R33
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 1, "{}");
        (void)rig.put(kAlice, 2, "{\"n\":1}");
        const Head before = rig.view().head();
        const auto owner = [&] { return **rig.view().tables().owners.find(kAlice); };
        const OwnerRow alice = owner();
        const StepId step = StepId::random();
        must(rig.write([&](Edit &edit) -> Result<void> {
            ScopeState scopes{1, {2}, ScopeWork::Changing};
            edit.setScopes(scopes);
            RETINUE_TRY(edit.scopeRows().put({2, Scope::DeviceSpecific, step, 1}));
            ScopeChangeRow change{1, edit.now(), QStringLiteral("anna")};
            change.steps = {{2, Scope::DeviceSpecific}};
            RETINUE_TRY(edit.scopeRows().insert(change));
            OwnerRow row = alice;
            auto frozen = edit.freeze(row, 2);
            return frozen ? Result<void>() : Result<void>(std::move(frozen).error());
        }));
        {
            const Snapshot view = rig.view();
            QCOMPARE(view.head().settings, before.settings - 1);
            QVERIFY(view.head().root != before.root);
            QVERIFY(view.head().scopes.isDeviceSpecific(2) && view.head().scopes.work == ScopeWork::Changing);
            QCOMPARE(*view.tables().scopes.all(),
                     (std::vector<ScopeRow>{{2, Scope::DeviceSpecific, step, 1}}));
            QCOMPARE(view.tables().scopes.changes({}, 9)->front().steps.size(), std::size_t(1));
            QCOMPARE((*view.tables().seeds.find(alice.row, 2))->value, QByteArray("{\"n\":1}"));
            QCOMPARE(*view.tables().seeds.count(2), 1);
            QVERIFY(view.tables().tombstones.after({alice.id}, Revision())->empty()); // R9 is not meant
            QCOMPARE(owner().changedAt, alice.changedAt);
            QVERIFY(owner().revision > alice.revision);
        }
        // Nobody writes it meanwhile.
        QCOMPARE(rig.write([&](Edit &edit) -> Result<void> {
                        OwnerRow row = owner();
                        auto put = edit.putSetting(row, {}, {2, false, "{}", {}});
                        return put ? Result<void>() : Result<void>(std::move(put).error());
                    })
                     .error()
                     .code,
                 ErrorCode::NotPermitted);
        // What is deleted takes the seed to Recently deleted; here it is shared again.
        must(rig.write([&](Edit &edit) -> Result<void> {
            edit.setScopes({2, {}, ScopeWork::None});
            auto seed = edit.tables().seeds.find(alice.row, 2);
            if (!seed)
                return std::move(seed).error();
            OwnerRow row = owner();
            return edit.thaw(row, **seed);
        }));
        QCOMPARE(rig.view().head().root, before.root);
        QCOMPARE(rig.view().head().settings, before.settings);
        QVERIFY(!*rig.view().tables().seeds.find(alice.row, 2));
    }

    void deletedOwner_takesSeedsToRecentlyDeleted_data() { test::BothDatabases::addRows(); }
    void deletedOwner_takesSeedsToRecentlyDeleted() // R20, R33
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 2, "{\"n\":1}");
        const OwnerRow alice = **rig.view().tables().owners.find(kAlice);
        must(rig.write([&](Edit &edit) -> Result<void> {
            OwnerRow row = alice;
            auto frozen = edit.freeze(row, 2);
            if (!frozen)
                return std::move(frozen).error();
            return edit.removeOwner(row, QStringLiteral("anna"));
        }));
        const Snapshot view = rig.view();
        const auto deleted = *view.tables().recentlyDeleted.ofOwner(kAlice);
        QCOMPARE(deleted.size(), std::size_t(1));
        QCOMPARE(deleted.front().value, QByteArray("{\"n\":1}"));
        QVERIFY(!*view.tables().seeds.find(alice.row, 2));
    }

    void setting_whenWritten_isReadBackByFoldedName_data() { test::BothDatabases::addRows(); }
    void setting_whenWritten_isReadBackByFoldedName()
    {
        Rig rig(m_databases.freshLocation());
        const Revision first = rig.put(kAlice, 1, "{\"a\":1}");
        const Revision second = rig.put(*OwnerKey::user(u"ALICE", u"Corp"), 1, "{\"a\":2}");
        QVERIFY(second > first);
        const Snapshot view = rig.view();
        const auto owner = view.tables().owners.find(kAlice);
        QVERIFY(owner && *owner);
        QCOMPARE((*owner)->key.name(), QStringLiteral("Alice")); // the first spelling stays
        QCOMPARE((*owner)->revision, second);
        const auto settings = view.tables().settings.ofOwner(**owner, SettingTable::Secrets::Decrypt);
        QVERIFY(settings);
        QCOMPARE(settings->size(), 1u);
        QCOMPARE(settings->front().value, QByteArray("{\"a\":2}"));
        QCOMPARE(view.revision(), second);
        QCOMPARE(view.head().users, 1);
        QCOMPARE(view.head().settings, 1);
    }

    void secret_whenWritten_isSealedAndReadBack_data() { test::BothDatabases::addRows(); }
    void secret_whenWritten_isSealedAndReadBack() // R12
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 26, "{\"password\":\"hunter2\"}", true);
        const Snapshot view = rig.view();
        const auto owner = view.tables().owners.find(kAlice);
        const auto open = view.tables().settings.find(**owner, 26, SettingTable::Secrets::Decrypt);
        QCOMPARE((*open)->value, QByteArray("{\"password\":\"hunter2\"}"));
        const auto left = view.tables().settings.find(**owner, 26, SettingTable::Secrets::LeaveOut);
        QVERIFY((*left)->value.isEmpty());
    }

    void setting_whenDeletedAndWrittenAgain_hasATombstoneOnlyBetween_data()
    {
        test::BothDatabases::addRows();
    }
    void setting_whenDeletedAndWrittenAgain_hasATombstoneOnlyBetween()
    {
        Rig rig(m_databases.freshLocation());
        const Revision written = rig.put(kAlice, 1, "{}");
        OwnerId id;
        must(rig.write([&](Edit &edit) -> Result<void> {
            OwnerRow owner = **edit.tables().owners.find(kAlice);
            id = owner.id;
            const auto setting = edit.tables().settings.find(owner, 1, SettingTable::Secrets::LeaveOut);
            return edit.removeSetting(owner, **setting, {}).ok() ? Result<void>() : Error{};
        }));
        {
            const Snapshot view = rig.view();
            const auto tombstones = view.tables().tombstones.after({id}, written);
            QCOMPARE(tombstones->size(), 1u);
            QCOMPARE(tombstones->front().item, std::optional<int>(1));
            QCOMPARE(view.head().settings, 0);
        }
        (void)rig.put(kAlice, 1, "{}");
        QVERIFY(rig.view().tables().tombstones.after({id}, written)->empty());
    }

    void changes_afterARevision_areFoundInPagesWithoutNamingOwners_data() { test::BothDatabases::addRows(); }
    void changes_afterARevision_areFoundInPagesWithoutNamingOwners()
    {
        Rig rig(m_databases.freshLocation());
        const auto user = [](int i) { return *OwnerKey::user(QStringLiteral("user%1").arg(i)); };
        for (int i = 0; i < 5; ++i)
            (void)rig.put(user(i), 1, "{}");
        const Revision before = rig.put(kAlice, 1, "{}");
        for (const int i : {3, 1})
            (void)rig.put(user(i), 1, "{\"n\":1}");
        OwnerId gone;
        must(rig.write([&](Edit &edit) -> Result<void> {
            OwnerRow kept = **edit.tables().owners.find(user(2)),
                     removed = **edit.tables().owners.find(user(4));
            gone = removed.id;
            const auto setting = edit.tables().settings.find(kept, 1, SettingTable::Secrets::LeaveOut);
            if (const auto done = edit.removeSetting(kept, **setting, {}); !done)
                return done.error();
            return edit.removeOwner(removed, QStringLiteral("anna"));
        }));
        const Snapshot view = rig.view();
        QStringList names;
        for (std::int64_t last = 0;;) {
            const auto page = must(view.tables().owners.changedAfter(before, last, 2));
            if (page.empty())
                break;
            for (const OwnerRow &owner : page)
                names << owner.key.name();
            last = page.back().row;
        }
        QCOMPARE(names,
                 (QStringList{QStringLiteral("user1"), QStringLiteral("user2"), QStringLiteral("user3")}));
        const auto first = must(view.tables().tombstones.allAfter(before, 1));
        QCOMPARE(first.size(), 1u);
        QCOMPARE(first.front().item, std::optional<int>(1));
        const auto rest = must(view.tables().tombstones.allAfter(first.front().revision, 10));
        QCOMPARE(rest.size(), 1u);
        QCOMPARE(rest.front().owner, gone);
        QVERIFY(!rest.front().item);
        const auto occasion = must(view.tables().recentlyDeleted.newestOf(gone));
        QVERIFY(occasion && occasion->key == user(4) && occasion->by == u"anna");
        QVERIFY(!must(view.tables().recentlyDeleted.newestOf(OwnerId::random())));
    }

    void write_whenItFails_leavesNoTrace_data() { test::BothDatabases::addRows(); }
    void write_whenItFails_leavesNoTrace()
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 1, "{}");
        const Head before = rig.view().head();
        const auto failed = rig.write([&](Edit &edit) -> Result<void> {
            OwnerRow owner = **edit.tables().owners.find(kAlice);
            if (!edit.putSetting(owner, std::nullopt, {2, false, "{}", {}}))
                return {};
            return Error{ErrorCode::OutOfDate, QStringLiteral("on second thoughts")};
        });
        QVERIFY(!failed);
        const Head after = rig.view().head();
        QCOMPARE(after.root, before.root);
        QCOMPARE(after.settings, before.settings);
        QCOMPARE(after.revision, before.revision);
    }

    void write_whenTheSettingIsNotTheOneThatWasRead_isRefused_data() { test::BothDatabases::addRows(); }
    void write_whenTheSettingIsNotTheOneThatWasRead_isRefused()
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 1, "{\"n\":1}");
        const auto former = [&] {
            const Snapshot view = rig.view();
            const auto owner = view.tables().owners.find(kAlice);
            return **view.tables().settings.find(**owner, 1, SettingTable::Secrets::LeaveOut);
        }();
        (void)rig.put(kAlice, 1, "{\"n\":2}");
        const Head before = rig.view().head();
        using Change = std::function<Result<Revision>(Edit &, OwnerRow &)>;
        const Edit::NewValue value{1, false, "{\"n\":3}", {}};
        for (const Change &change : {
                 Change([&](Edit &edit, OwnerRow &owner) { return edit.putSetting(owner, former, value); }),
                 Change([&](Edit &edit, OwnerRow &owner) { return edit.putSetting(owner, {}, value); }),
                 Change([&](Edit &edit, OwnerRow &owner) { return edit.removeSetting(owner, former, {}); }),
             }) {
            QVERIFY(!rig.write([&](Edit &edit) -> Result<void> {
                OwnerRow owner = **edit.tables().owners.find(kAlice);
                auto changed = change(edit, owner);
                return changed ? Result<void>() : std::move(changed).error();
            }));
            QCOMPARE(rig.view().head().root, before.root);
        }
    }

    void digest_whenEverythingIsDeleted_isThatOfNothing_data() { test::BothDatabases::addRows(); }
    void digest_whenEverythingIsDeleted_isThatOfNothing()
    {
        Rig rig(m_databases.freshLocation());
        std::vector<OwnerKey> keys;
        for (int i = 0; i < 20; ++i)
            keys.push_back(*OwnerKey::user(QStringLiteral("user%1").arg(i)));
        for (const OwnerKey &key : keys)
            for (int item = 1; item <= 3; ++item)
                (void)rig.put(key, item, QByteArray::number(item), item == 3);
        (void)rig.put(keys[0], 1, "changed");
        QVERIFY(rig.view().head().root != ContentSum().toBytes());
        must(rig.write([&](Edit &edit) -> Result<void> {
            for (const OwnerKey &key : keys)
                RETINUE_TRY(edit.removeOwner(**edit.tables().owners.find(key), {}));
            return {};
        }));
        const Snapshot view = rig.view();
        QCOMPARE(view.head().root, ContentSum().toBytes());
        QCOMPARE(view.tables().buckets.total()->toBytes(), ContentSum().toBytes());
        QCOMPARE(view.head().users, 0);
        QCOMPARE(view.head().settings, 0);
        const auto deleted = view.tables().recentlyDeleted.ofOwner(keys[0]); // R20
        QCOMPARE(deleted->size(), 3u);
        for (const RecentlyDeletedRow &row : *deleted) // the sealed one can still be opened
            QCOMPARE(row.value, row.item == 1 ? QByteArray("changed") : QByteArray::number(row.item));
        QCOMPARE(*view.tables().recentlyDeleted.count(), 20); // one occasion each
    }

    void recentlyDeleted_byOccasion_countsWhatIsThere_data() { test::BothDatabases::addRows(); }
    void recentlyDeleted_byOccasion_countsWhatIsThere() // R20
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 1, "{}");
        (void)rig.put(kAlice, 2, "{\"n\":1}");
        must(rig.write([&](Edit &edit) {
            return edit.removeOwner(**edit.tables().owners.find(kAlice), QStringLiteral("anna"));
        }));
        RecentlyDeletedRow replaced;
        replaced.owner = OwnerId::random();
        replaced.key = kAlice;
        replaced.item = 1;
        replaced.value = "{\"n\":2}";
        replaced.reason = DeletedReason::Replaced;
        must(rig.write([&](Edit &edit) -> Result<void> {
            replaced.deletedAt = edit.now();
            RETINUE_TRY(edit.recentlyDeleted().insert(replaced));
            return edit.recentlyDeleted().insert(replaced); // the same occasion
        }));
        std::vector<DeletedOwnerRow> occasions;
        {
            const Snapshot view = rig.view();
            occasions = *view.tables().recentlyDeleted.occasions({}, 10);
            QCOMPARE(occasions.size(), 2u);
            QCOMPARE(occasions[0].reason, DeletedReason::Replaced);
            QCOMPARE(occasions[0].settings, 2);
            QCOMPARE(occasions[0].bytes, 14);
            QCOMPARE(occasions[1].by, QStringLiteral("anna"));
            QCOMPARE(occasions[1].settings, 2);
            QCOMPARE(occasions[1].bytes, 9);
            QCOMPARE(view.tables().recentlyDeleted.occasions(occasions[0].row, 10)->size(), 1u);
            QCOMPARE(view.tables().recentlyDeleted.settingsOf(occasions[1].row)->size(), 2u);
        }
        must(rig.write([&](Edit &edit) -> Result<void> {
            const auto settings = edit.tables().recentlyDeleted.settingsOf(occasions[0].row);
            RETINUE_TRY(edit.recentlyDeleted().remove(settings->front()));
            const auto left = edit.tables().recentlyDeleted.occasion(occasions[0].row);
            if ((*left)->settings != 1 || (*left)->bytes != 7)
                return Error{ErrorCode::Internal, QStringLiteral("the sums are wrong")};
            RETINUE_TRY(edit.recentlyDeleted().remove(settings->back()));
            return edit.recentlyDeleted().removeOccasion(occasions[1].row);
        }));
        QCOMPARE(*rig.view().tables().recentlyDeleted.count(), 0);
        QVERIFY(rig.view().tables().recentlyDeleted.ofOwner(kAlice)->empty());
    }

    void imports_areStagedAppliedAndTakenBack_data() { test::BothDatabases::addRows(); }
    void imports_areStagedAppliedAndTakenBack()
    {
        Rig rig(m_databases.freshLocation());
        const auto before = rig.put(kAlice, 1, "before");
        const auto secretBefore = rig.put(kAlice, 26, "old secret", true);
        std::int64_t import = 0;
        must(rig.write([&](Edit &edit) -> Result<void> {
            ImportRow run;
            run.file = QStringLiteral("users.csv");
            run.format = QStringLiteral("login-user-csv");
            run.who = QStringLiteral("anna");
            auto made = edit.imports().insert(run);
            if (!made)
                return std::move(made).error();
            import = *made;
            for (const int item : {1, 26, 3}) {
                ImportChangeRow change;
                change.import = import;
                change.key = kAlice;
                change.owner = OwnerId::random();
                change.item = item;
                change.secret = item == 26;
                change.existing = ImportExisting::Merge;
                RETINUE_TRY(edit.imports().stage(change, "after"));
            }
            return {};
        }));
        QCOMPARE(rig.view().tables().imports.unended()->size(), 1u);
        QCOMPARE(*rig.view().tables().imports.count(import, false), 3);
        QCOMPARE(rig.view().tables().imports.staged(import, 10, 1)->size(), 1u); // as many bytes
        const auto staged = rig.view().tables().imports.staged(import, 10, 1000);
        QCOMPARE(staged->size(), 3u);
        QCOMPARE((*staged)[1].existing, ImportExisting::Merge);
        QVERIFY((*staged)[1].secret && *(*staged)[1].body != "after");
        QCOMPARE(*rig.view().tables().imports.valueOf((*staged)[1]), QByteArray("after"));
        must(rig.write([&](Edit &edit) -> Result<void> {
            const auto owner = *edit.tables().owners.find(kAlice);
            for (ImportChangeRow change : *staged) {
                RETINUE_TRY(edit.imports().keepFormer(change, owner->row));
                change.owner = owner->id;
                change.revision = {100 + change.item};
                change.previous = change.item == 1 ? before : secretBefore;
                RETINUE_TRY(edit.imports().setApplied(change));
            }
            RETINUE_TRY(edit.imports().moved(owner->id, 1, {101}, {201}));
            auto run = **edit.tables().imports.find(import);
            run.state = ImportState::Applied;
            run.endedAt = edit.now();
            run.counts.added = 7;
            return edit.imports().update(run);
        }));
        QVERIFY(rig.view().tables().imports.unended()->empty());
        QCOMPARE(rig.view().tables().imports.all(5)->front().counts.added, 7);
        const auto applied = rig.view().tables().imports.applied(import, {}, 10, 1000);
        QCOMPARE(applied->size(), 3u);
        QVERIFY(!(*applied)[0].body); // there was nothing
        QCOMPARE(*rig.view().tables().imports.valueOf((*applied)[1]), QByteArray("old secret"));
        QCOMPARE(*rig.view().tables().imports.valueOf((*applied)[2]), QByteArray("before"));
        QCOMPARE((*applied)[2].revision, Revision{201});
        QCOMPARE(rig.view().tables().imports.applied(import, (*applied)[1].row, 10, 1000)->size(), 1u);
        const auto later = Timestamp::max();
        must(rig.write([&](Edit &edit) -> Result<void> {
            const auto some = edit.imports().purge(later, 2);
            return some && *some == 2 ? edit.imports().removeAppliedOf(kAlice)
                                      : Result<void>(Error{ErrorCode::Internal, QStringLiteral("purge")});
        }));
        QCOMPARE(*rig.view().tables().imports.count(import, true), 1); // she is there
        must(rig.write([&](Edit &edit) -> Result<void> {
            RETINUE_TRY(edit.removeOwner(**edit.tables().owners.find(kAlice), {}));
            auto another = edit.addOwner(kAlice, DeviceId()); // brought back
            return another ? edit.imports().removeAppliedOf(kAlice) : Result<void>(another.error());
        }));
        QCOMPARE(*rig.view().tables().imports.count(import, true), 0);
        must(rig.write([&](Edit &edit) -> Result<void> {
            const auto rest = edit.imports().purge(later, 2);
            return rest ? Result<void>() : Result<void>(rest.error());
        }));
        QVERIFY(rig.view().tables().imports.all(5)->empty());
    }

    void journal_isWorkedOffInOrder_data() { test::BothDatabases::addRows(); }
    void journal_isWorkedOffInOrder()
    {
        Rig rig(m_databases.freshLocation());
        std::vector<OwnerId> owners;
        for (int i = 0; i < 5; ++i)
            owners.push_back(OwnerId::random());
        std::int64_t journal = 0;
        must(rig.write([&](Edit &edit) -> Result<void> {
            auto made = edit.journals().insert(
                {0, QStringLiteral("user-delete"), QStringLiteral("anna"), edit.now(), false, 0});
            if (!made)
                return std::move(made).error();
            journal = *made;
            RETINUE_TRY(edit.journals().addTargets(journal, owners));
            return edit.journals().setReady(journal, 5);
        }));
        QCOMPARE(rig.view().tables().journals.all()->front().who, QStringLiteral("anna"));
        QCOMPARE((*rig.view().tables().journals.find(journal))->total, 5);
        must(rig.write([&](Edit &edit) {
            return edit.journals().removeTargets(journal, {owners[0], owners[1]});
        }));
        QCOMPARE(*rig.view().tables().journals.left(journal), 3);
        QCOMPARE(*rig.view().tables().journals.next(journal, 2),
                 (std::vector<OwnerId>{owners[2], owners[3]}));
        must(rig.write([&](Edit &edit) -> Result<void> {
            RETINUE_TRY(edit.journals().removeTargets(journal, owners));
            return edit.journals().remove(journal);
        }));
        QVERIFY(rig.view().tables().journals.all()->empty());
        QVERIFY(!*rig.view().tables().journals.find(journal));
    }

    void displacedBytes_areThoseOfOneDevice_eachRowCountedAsSomething_data() // R14
    {
        test::BothDatabases::addRows();
    }
    void displacedBytes_areThoseOfOneDevice_eachRowCountedAsSomething()
    {
        Rig rig(m_databases.freshLocation());
        const DeviceId device = DeviceId::random();
        QCOMPARE(*rig.view().tables().recentlyDeleted.displacedBytes(device, 10), 0);
        must(rig.write([&](Edit &edit) -> Result<void> {
            RecentlyDeletedRow row;
            row.key = *OwnerKey::user(u"alice");
            row.item = 1;
            row.reason = DeletedReason::Displaced;
            row.device = device;
            for (const QByteArray &value : {QByteArray("12"), QByteArray(100, 'x')}) {
                row.value = value;
                RETINUE_TRY(edit.recentlyDeleted().insert(row));
            }
            row.device = DeviceId::random();
            RETINUE_TRY(edit.recentlyDeleted().insert(row));
            row.device = device;
            row.reason = DeletedReason::Deleted;
            return edit.recentlyDeleted().insert(row);
        }));
        QCOMPARE(*rig.view().tables().recentlyDeleted.displacedBytes(device, 10), 110);
    }

    void changes_whenAskedForManyOwners_areThoseAfter_data() { test::BothDatabases::addRows(); }
    void changes_whenAskedForManyOwners_areThoseAfter()
    {
        Rig rig(m_databases.freshLocation());
        std::vector<OwnerId> ids;
        must(rig.write([&](Edit &edit) -> Result<void> {
            for (int i = 0; i < 250; ++i) {
                OwnerRow owner = *edit.addOwner(*OwnerKey::group(QStringLiteral("g%1").arg(i)), {});
                ids.push_back(owner.id);
                if (!edit.putSetting(owner, std::nullopt, {22, false, "{}", {}}))
                    return Error{};
            }
            return {};
        }));
        const Revision since = rig.view().revision();
        for (int i = 0; i < 250; i += 50)
            (void)rig.put(*OwnerKey::group(QStringLiteral("G%1").arg(i)), 22, "{\"b\":1}");
        const Snapshot view = rig.view();
        const auto owners = view.tables().owners.changedAfter(ids, since);
        QCOMPARE(owners->size(), 5u);
        const auto places = view.tables().settings.changedAfter(*owners, since);
        QCOMPARE(places->size(), 5u);
        QCOMPARE(view.tables().settings.at(*places)->size(), 5u);
        QCOMPARE(view.tables().owners.find(*owners)->size(), 5u);
        QCOMPARE(view.tables().settings.changedAfter(*view.tables().owners.changedAfter(ids, {}), {})->size(),
                 250u);
    }

    void answersAndMemberships_whenWritten_areReadBack_data() { test::BothDatabases::addRows(); }
    void answersAndMemberships_whenWritten_areReadBack()
    {
        Rig rig(m_databases.freshLocation());
        const AnswerRow answer{
            DeviceId::random(), ChangeId::random(), Outcome::Merged, OwnerId::random(), {7}, "{}", {}};
        const std::vector<OwnerKey> groups{*OwnerKey::group(u"Accounts"), *OwnerKey::group(u"sales")};
        must(rig.write([&](Edit &edit) -> Result<void> {
            RETINUE_TRY(edit.memberships().replace(kAlice, groups, edit.now()));
            return edit.answers().insert(answer);
        }));
        {
            const Snapshot view = rig.view();
            const auto found = view.tables().answers.find(answer.device, answer.change);
            QVERIFY(found && *found);
            QCOMPARE((*found)->revision, Revision{7});
            QCOMPARE((*found)->outcome, Outcome::Merged);
            QVERIFY(!*view.tables().answers.find(DeviceId::random(), answer.change));
            QVERIFY(*view.tables().memberships.groupsOf(kAlice) == groups);
        }
        must(rig.write([&](Edit &edit) -> Result<void> {
            RETINUE_TRY(edit.buckets().setVerified(5, edit.now()));
            RETINUE_TRY(edit.memberships().replace(kAlice, {}, edit.now()));
            return edit.answers().purge(edit.now(), 10).ok() ? Result<void>() : Error{};
        }));
        QVERIFY(rig.view().tables().memberships.groupsOf(kAlice)->empty());
        QVERIFY(!*rig.view().tables().answers.find(answer.device, answer.change));
    }

    void tombstones_whenPurged_areRememberedByTheirNewest_data() { test::BothDatabases::addRows(); }
    void tombstones_whenPurged_areRememberedByTheirNewest()
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 1, "{}");
        must(
            rig.write([&](Edit &edit) { return edit.removeOwner(**edit.tables().owners.find(kAlice), {}); }));
        const Revision deleted = rig.view().revision();
        must(rig.write([&](Edit &edit) -> Result<void> {
            const auto purged = edit.purgeTombstones(edit.now() + std::chrono::hours(1), 10);
            return purged && *purged == 1 ? Result<void>() : Error{};
        }));
        QCOMPARE(rig.view().head().purged, deleted);
    }

    void search_whateverIsLookedFor_findsWhatLookingAtEachOwnerFinds_data()
    {
        test::BothDatabases::addRows();
    }
    void search_whateverIsLookedFor_findsWhatLookingAtEachOwnerFinds() // R20
    {
        Rig rig(m_databases.freshLocation());
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        std::vector<OwnerRow> owners;
        const Timestamp start = base::fromMilliseconds(1'000'000);
        must(rig.write([&](Edit &edit) -> Result<void> {
            for (int i = 0; i < 7000; ++i) { // more than are sorted at once
                const QString name = randomName(random) + QString::number(i);
                const OwnerKey key = i % 10 == 0  ? *OwnerKey::group(name)
                                     : i % 3 == 0 ? *OwnerKey::user(name, u"Corp")
                                                  : *OwnerKey::user(name);
                auto owner = edit.addOwner(key, {});
                if (!owner)
                    return std::move(owner).error();
                if (i % 17 == 0) {
                    RETINUE_TRY(edit.removeOwner(*owner, {}));
                    continue;
                }
                owner->changedAt = start + std::chrono::milliseconds(random.bounded(1000));
                owners.push_back(*owner);
            }
            auto shared = edit.addOwner(OwnerKey::allDevices(), {}); // is never found
            return shared ? Result<void>() : std::move(shared).error();
        }));
        {
            sql::Transaction transaction(rig.database());
            OwnerTable table(rig.database());
            for (const OwnerRow &owner : owners)
                must(table.update(owner));
            must(transaction.commit());
        }
        const Searched searched(owners);
        const Snapshot view = rig.view();
        std::vector<OwnerQuery> queries;
        for (const char *typed : {"", "m", "an", "mül", "LERan", "zimmer", "corp\\mul", "100%", "a_b", "\"",
                                  "'x", "\\", "ゴトゴ", "\xF0\x9F\x96\xA8", "nobody", "42"})
            for (const OwnerOrder order :
                 {OwnerOrder::Name, OwnerOrder::NewestChange, OwnerOrder::OldestChange})
                for (const auto &[users, groups] : {std::pair(true, true), {true, false}, {false, true}})
                    for (const int before : {-1, 5, 900})
                        queries.push_back({model::searchTerms(QString::fromUtf8(typed)), users, groups,
                                           before < 0
                                               ? std::nullopt
                                               : std::optional(start + std::chrono::milliseconds(before)),
                                           order});
        for (const OwnerQuery &query : queries) {
            const QStringList expected = searched.find(query);
            int counted = 0;
            must(view.tables().index.forEach(query, {}, [&](const OwnerPlace &) { return ++counted > 0; }));
            QCOMPARE(counted, int(expected.size()));
            QCOMPARE(allPages(view.tables().index, query, expected.size() > 500 ? 997 : 50), expected);
        }
    }

    void search_whenCancelled_saysSo_data() { test::BothDatabases::addRows(); }
    void search_whenCancelled_saysSo()
    {
        Rig rig(m_databases.freshLocation());
        (void)rig.put(kAlice, 1, "{}");
        CancelToken cancel;
        cancel.cancel();
        const Snapshot view = rig.view();
        for (const char *typed : {"", "a", "alice"}) {
            OwnerQuery query;
            query.terms = model::searchTerms(QString::fromLatin1(typed));
            const auto page = view.tables().index.page(query, {}, 10, cancel);
            QVERIFY(!page);
            QCOMPARE(page.error().code, ErrorCode::Cancelled);
        }
    }

    void search_whenTheTextsAreOfOtherRules_makesThemAnew_data() { test::BothDatabases::addRows(); }
    void search_whenTheTextsAreOfOtherRules_makesThemAnew()
    {
        Rig rig(m_databases.freshLocation());
        for (int i = 0; i < 2100; ++i) // more than are filled at once
            must(rig.write([&](Edit &edit) -> Result<void> {
                auto owner = edit.addOwner(*OwnerKey::user(QStringLiteral("Müller %1").arg(i)), {});
                return owner ? Result<void>() : std::move(owner).error();
            }));
        QVERIFY(rig.database().execute(QStringLiteral("UPDATE owner SET search = 'old rules'")));
        must(HeadTable(rig.database()).setMeta(QStringLiteral("search-text"), "0/0"));
        must(OwnerIndex(rig.database()).prepare());
        OwnerQuery query;
        query.terms = QStringList{QStringLiteral("muller")};
        QCOMPARE(allPages(rig.view().tables().index, query, 500).size(), 2100);
        query.terms = QStringList{QStringLiteral("old rules")};
        QVERIFY(allPages(rig.view().tables().index, query, 500).isEmpty());
        // And it goes on in step with the owners.
        must(rig.write([&](Edit &edit) {
            return edit.removeOwner(**edit.tables().owners.find(*OwnerKey::user(u"müller 7")), {});
        }));
        query.terms = QStringList{QStringLiteral("muller 7")};
        QCOMPARE(allPages(rig.view().tables().index, query, 500).size(), 110); // 70-79, 700-799
    }

    void members_whenAsserted_areThoseOfTheGroup_data() { test::BothDatabases::addRows(); }
    void members_whenAsserted_areThoseOfTheGroup() // R6
    {
        Rig rig(m_databases.freshLocation());
        const OwnerKey sales = *OwnerKey::group(u"Sales");
        (void)rig.put(kAlice, 1, "{}");
        const OwnerKey bob = *OwnerKey::user(u"bob");
        must(rig.write([&](Edit &edit) -> Result<void> {
            RETINUE_TRY(edit.memberships().replace(kAlice, {sales}, edit.now()));
            return edit.memberships().replace(bob, {sales, *OwnerKey::group(u"other")}, edit.now());
        }));
        const Snapshot view = rig.view();
        const auto members = view.tables().memberships.membersOf(*OwnerKey::group(u"SALES"), 10);
        QVERIFY(members && *members == (std::vector<OwnerKey>{kAlice, bob}));
        QCOMPARE(members->front().name(), QStringLiteral("Alice")); // spelled as the owner is
        QCOMPARE(view.tables().memberships.membersOf(sales, 1)->size(), 1u);
    }

    void members_whoseFoldedNameIsTooLongForAName_areThereAllTheSame_data()
    {
        test::BothDatabases::addRows();
    }
    void members_whoseFoldedNameIsTooLongForAName_areThereAllTheSame() // R6
    {
        Rig rig(m_databases.freshLocation());
        const OwnerKey sales = *OwnerKey::group(u"sales");
        const OwnerKey user = *OwnerKey::user(QString(OwnerKey::kMaxNameLength, u'\u00df')); // "ss" folded
        must(rig.write([&](Edit &edit) { return edit.memberships().replace(user, {sales}, edit.now()); }));
        const auto members = rig.view().tables().memberships.membersOf(sales, 10);
        QVERIFY(members && *members == std::vector<OwnerKey>{user});
    }

private:
    test::BothDatabases m_databases;
};

QTEST_GUILESS_MAIN(TestStoreContract)
#include "test_store.moc"
