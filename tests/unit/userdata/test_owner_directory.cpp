#include "core/userdata/owner_directory.h"
#include "tests/unit/userdata/service_rig.h"

using namespace retinue;
using namespace retinue::test;
using userdata::OwnerDirectory;
using userdata::OwnerSearch;

namespace {

QStringList names(const userdata::OwnerPage &page)
{
    QStringList names;
    for (const userdata::OwnerEntry &owner : page.owners)
        names << owner.key.name();
    return names;
}

OwnerSearch searching(const QString &text)
{
    OwnerSearch search;
    search.text = text;
    return search;
}

} // namespace

class TestOwnerDirectory : public QObject
{
    Q_OBJECT

private slots:
    void page_whenSearchedByAnyPart_namesWhatIsStored() // R20
    {
        ServiceRig rig;
        OwnerDirectory directory(rig.store(), Catalogue::builtIn());
        const OwnerKey muller = *OwnerKey::user(u"Jürgen Müller", u"corp");
        (void)rig.put(muller, kLanguage, "{\"language\":\"de\"}");
        rig.clock().advance(std::chrono::hours(1));
        const State last = rig.put(muller, kScreen, "{}");
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"en\"}");
        (void)rig.put(kSales, kGroupList, "{\"entries\":{}}");
        const auto page = directory.page(searching(QStringLiteral("EN MULL")), {}, 10);
        VERIFY_OK(page);
        QCOMPARE(names(*page), QStringList{QStringLiteral("Jürgen Müller")});
        QVERIFY(!page->next);
        const userdata::OwnerEntry &owner = page->owners.front();
        QCOMPARE(owner.settings, 2);
        QCOMPARE(owner.bytes, qint64(sizeof "{\"language\":\"de\"}" - 1 + 2));
        QCOMPARE(owner.changedAt, rig.clock().now());
        QCOMPARE(owner.revision, last.revision);
        QCOMPARE(names(*directory.page(searching(QStringLiteral("corp\\müll")), {}, 10)).size(), 1);
        QCOMPARE(
            names(*directory.page(searching({}), {}, 10)),
            (QStringList{QStringLiteral("alice"), QStringLiteral("Jürgen Müller"), QStringLiteral("sales")}));
        OwnerSearch groups = searching(QStringLiteral("a"));
        groups.kinds = OwnerSearch::Kinds::Groups;
        QCOMPARE(names(*directory.page(groups, {}, 10)), QStringList{QStringLiteral("sales")});
        QCOMPARE(*directory.count(groups), 1);
        QCOMPARE(*directory.count(searching({})), 3);
        OwnerSearch old = searching({});
        old.changedBefore = rig.clock().now();
        QCOMPARE(*directory.count(old), 0);
        rig.clock().advance(std::chrono::hours(1));
        (void)rig.put(kAlice, kScreen, "{}");
        old.changedBefore = rig.clock().now();
        QCOMPARE(*directory.count(old), 2);
    }

    void page_whenSearchedByOneOrTwoRareCharacters_findsThem() // R20
    {
        ServiceRig rig;
        OwnerDirectory directory(rig.store(), Catalogue::builtIn());
        const QString name = QStringLiteral("x\U0001F600\U0001F601y");
        (void)rig.put(*OwnerKey::user(name), kScreen, "{}");
        (void)rig.put(kAlice, kScreen, "{}");
        // Each is two code units long.
        for (const QString &text : {QStringLiteral("\U0001F601"), QStringLiteral("\U0001F600\U0001F601"),
                                    QStringLiteral("\U0001F600\U0001F601y")})
            QCOMPARE(names(*directory.page(searching(text), {}, 10)), QStringList{name});
    }

    void page_whenOwnersComeAndGoMeanwhile_repeatsAndLeavesOutNone()
    {
        ServiceRig rig;
        OwnerDirectory directory(rig.store(), Catalogue::builtIn());
        const auto user = [](int number) {
            return *OwnerKey::user(QStringLiteral("user%1").arg(number, 3, 10, QLatin1Char('0')));
        };
        for (int i = 0; i < 100; i += 2)
            (void)rig.put(user(i), kScreen, "{}");
        QStringList seen;
        std::optional<store::OwnerPlace> after;
        int round = 0;
        do {
            const auto page = directory.page(searching(QStringLiteral("user")), after, 7);
            VERIFY_OK(page);
            seen += names(*page);
            after = page->next;
            // The last one seen goes, one comes before it, one behind it; others change.
            const int last = page->owners.back().key.name().right(3).toInt();
            QCOMPARE(*rig.remove({user(last)}), 1);
            (void)rig.put(user(1 + 2 * round), kScreen, "{}");
            (void)rig.put(user(last + 1), kScreen, "{}");
            ++round;
        } while (after);
        QStringList once = seen;
        once.removeDuplicates();
        QCOMPARE(seen, once);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        for (int i = 0; i < 100; i += 2) // all that were there when it began
            QVERIFY(seen.contains(user(i).name()));
    }

    void entries_whenSomeAreGone_saysWhich()
    {
        ServiceRig rig;
        OwnerDirectory directory(rig.store(), Catalogue::builtIn());
        (void)rig.put(kAlice, kScreen, "{}");
        const auto entries = directory.entries({kBob, kAlice});
        VERIFY_OK(entries);
        QVERIFY(!entries->front());
        QCOMPARE(entries->back()->settings, 1);
    }

    void details_whenAsked_tellEverythingButSecrets() // R12, R20
    {
        ServiceRig rig;
        OwnerDirectory directory(rig.store(), Catalogue::builtIn());
        const DeviceId device = DeviceId::random();
        VERIFY_OK(rig.push(ServiceRig::change(kBob, kKeychain, kSecret), device));
        (void)rig.put(kBob, kLanguage, "{\"language\":\"de\"}");
        VERIFY_OK(ServiceRig::wait([&](auto done) {
            rig.service().assertMembership({kBob, {kSales}}, std::move(done));
        }));
        const auto details = directory.details(*OwnerKey::user(u"BOB", u"corp"));
        VERIFY_OK(details);
        QVERIFY(details->has_value());
        QCOMPARE((*details)->owner.settings, 2);
        QCOMPARE((*details)->settings.size(), 2u);
        const userdata::SettingEntry &language = (*details)->settings[0], &keychain = (*details)->settings[1];
        QCOMPARE(language.item, kLanguage);
        QCOMPARE(language.value, QByteArray("{\"language\":\"de\"}"));
        QCOMPARE(language.bytes, language.value.size());
        QVERIFY(language.changedBy.isNull());
        QVERIFY(keychain.secret && keychain.value.isEmpty() && keychain.bytes > 0);
        QCOMPARE(keychain.changedBy, device);
        QVERIFY(keychain.revision < language.revision);
        QVERIFY((*details)->groups == std::vector<OwnerKey>{kSales});
        QVERIFY(!*directory.details(kSales)); // no data of its own
        (void)rig.put(kSales, kGroupList, "{\"entries\":{}}");
        QVERIFY((*directory.details(kSales))->members == std::vector<OwnerKey>{kBob});
    }
};

QTEST_GUILESS_MAIN(TestOwnerDirectory)
#include "test_owner_directory.moc"
