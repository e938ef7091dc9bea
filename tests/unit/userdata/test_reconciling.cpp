#include "core/model/value_rules.h"
#include "core/protocol/limits.h"
#include "tests/unit/userdata/service_rig.h"

using namespace retinue;
using namespace retinue::test;
using protocol::ReconcileAction;
using protocol::StartMode;

namespace {

const QString kPrint = QStringLiteral("print.at-login");

/// Valid, canonical and nearly as large as a value may be.
QByteArray longAddressList()
{
    QByteArray list = "{\"entries\":{";
    for (int i = 0; i < 1500; ++i)
        list += QByteArray(i > 0 ? "," : "") + "\"e" + QByteArray::number(10000 + i) + "\":{\"address\":\"" +
                QByteArray(60, 'a') + "@" + QByteArray(180, 'b') +
                ".example\",\"kind\":\"email\",\"name\":\"" + QByteArray(100, 'n') + "\"}";
    return list + "}}";
}

protocol::HeldSetting held(const QString &item, const QByteArray &value,
                           std::optional<Revision> revision = {})
{
    return {item, model::contentDigest(value), revision};
}

} // namespace

class TestReconciling : public QObject
{
    Q_OBJECT

private slots:
    void reconcile_whenStarting_letsTheServerWin() // R5
    {
        ServiceRig rig;
        const State same = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const State other = rig.put(kAlice, kScreen, "{\"screen\":\"copy\"}");
        const State secret = rig.put(kAlice, kKeychain, kSecret);
        protocol::ReconcileRequest request{StartMode::Start, rig.store().generation(), {}};
        request.owners.push_back(
            {kAlice,
             {held(kLanguage, "{\"language\":\"de\"}"), held(kScreen, "{\"screen\":\"fax\"}"),
              held(kTimeline, "{\"entries\":{}}", Revision{1})}});
        request.owners.push_back({kBob, {held(kLanguage, "{\"language\":\"fr\"}")}});
        const auto answer = rig.service().reconcile(request);
        VERIFY_OK(answer);
        QCOMPARE(answer->state, rig.state());
        QCOMPARE(answer->owners.size(), 2u);

        const auto &alice = answer->owners[0];
        QVERIFY(alice.id);
        QCOMPARE(alice.settings.size(), 4u); // each held, and the one that only the server has
        const auto check = [&](const QString &item, ReconcileAction action, Revision revision,
                               const QByteArray &value) {
            for (const auto &setting : alice.settings)
                if (setting.item == item)
                    return setting.action == action && setting.revision == revision && setting.value == value;
            return false;
        };
        QVERIFY(check(kLanguage, ReconcileAction::Same, same.revision, {}));
        QVERIFY(check(kScreen, ReconcileAction::Take, other.revision, "{\"screen\":\"copy\"}"));
        QVERIFY(check(kTimeline, ReconcileAction::Send, {}, {}));
        QVERIFY(check(kKeychain, ReconcileAction::Take, secret.revision, {})); // R12: at the next login

        const auto &bob = answer->owners[1];
        QVERIFY(!bob.id);
        QCOMPARE(bob.settings.front().action, ReconcileAction::Send);
    }

    void reconcile_whenResuming_tellsDeletedFromNew() // R5, R9
    {
        ServiceRig rig;
        const State state = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        QCOMPARE(*rig.remove({kAlice}), 1);
        protocol::ReconcileRequest request{StartMode::Resume, rig.store().generation(), {}};
        request.owners.push_back({kAlice,
                                  {held(kLanguage, "{\"language\":\"de\"}", state.revision),
                                   held(kScreen, "{\"screen\":\"fax\"}")}});
        const auto resumed = rig.service().reconcile(request);
        VERIFY_OK(resumed);
        QCOMPARE(resumed->owners[0].settings[0].action, ReconcileAction::Gone);
        QCOMPARE(resumed->owners[0].settings[1].action, ReconcileAction::Send);
        request.mode = StartMode::Start; // deleted before it started: its copy wins
        QCOMPARE(rig.service().reconcile(request)->owners[0].settings[0].action, ReconcileAction::Send);
    }

    void reconcile_whenPartial_leavesOutWhatWasDropped() // R10
    {
        ServiceRig rig;
        rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        rig.put(kAlice, kScreen, "{\"screen\":\"copy\"}");
        rig.put(kAlice, kPrint, "{\"enabled\":true}"); // may not be dropped
        protocol::ReconcileRequest request{StartMode::Start, rig.store().generation(), {}};
        request.owners.push_back({kAlice, {held(kScreen, "{\"screen\":\"fax\"}")}, true});
        const auto answer = rig.service().reconcile(request);
        VERIFY_OK(answer);
        QStringList items;
        for (const protocol::ReconciledSetting &setting : answer->owners.front().settings)
            items += setting.item;
        QCOMPARE(items, (QStringList{kScreen, kPrint}));
    }

    void reconcile_whenTheValuesAreMany_endsWithAnOwner()
    {
        ServiceRig rig;
        protocol::ReconcileRequest request{StartMode::Start, rig.store().generation(), {}};
        for (int i = 0; i < 12; ++i) {
            const OwnerKey user = *OwnerKey::user(QStringLiteral("user%1").arg(i));
            rig.put(user, QStringLiteral("address-book.personal"), longAddressList());
            request.owners.push_back({user, {}});
        }
        const auto most = protocol::limits::kReconcileBytes;
        const auto one = std::size_t(longAddressList().size());
        std::size_t asked = 0;
        while (!request.owners.empty()) {
            const auto answer = rig.service().reconcile(request);
            VERIFY_OK(answer);
            QVERIFY(!answer->owners.empty());
            QVERIFY((answer->owners.size() - 1) * one <= most);
            for (std::size_t i = 0; i < answer->owners.size(); ++i) {
                QCOMPARE(answer->owners[i].owner, request.owners[i].owner);
                QCOMPARE(answer->owners[i].settings.at(0).value, longAddressList());
            }
            request.owners.erase(request.owners.begin(),
                                 request.owners.begin() + std::ptrdiff_t(answer->owners.size()));
            ++asked;
        }
        QCOMPARE(asked, 2u);
    }

    void reconcile_whenTheDeviceIsNewer_leavesOutWhatOnlyItKnows()
    {
        ServiceRig rig;
        protocol::ReconcileRequest request{StartMode::Start, rig.store().generation(), {}};
        request.owners = {{kAlice, {held(QStringLiteral("no.such.item"), "{}"), held(kLanguage, "{}")}}};
        const auto answer = rig.service().reconcile(request);
        VERIFY_OK(answer);
        QCOMPARE(answer->owners.front().settings.size(), 1u);
        QCOMPARE(answer->owners.front().settings.front().item, kLanguage);
    }

    void reconcile_whenNotValid_isRefused()
    {
        ServiceRig rig;
        protocol::ReconcileRequest request{StartMode::Start, Generation::random(), {}};
        QCOMPARE(rig.service().reconcile(request).error().code, ErrorCode::OtherGeneration); // R14
        request.generation = rig.store().generation();
        request.owners = {{kSales, {held(kLanguage, "{}")}}};
        QCOMPARE(rig.service().reconcile(request).error().code, ErrorCode::InvalidInput);
        request.owners = {{kAlice, {held(kLanguage, "{}"), held(kLanguage, "{}")}}};
        QCOMPARE(rig.service().reconcile(request).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestReconciling)
#include "test_reconciling.moc"
