#include "ui/text/item_text.h"
#include "ui/thismachine/communication_model.h"
#include "ui/thismachine/communication_text.h"
#include "ui/thismachine/local_owner_model.h"
#include "ui/widgets/health_delegate.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QTranslator>

#include <random>

using namespace retinue;
using client::Occurrence;
using ui::CommunicationModel;
using ui::LocalOwnerModel;

namespace {

client::CommunicationEntry entry(std::int64_t number,
                                 client::Severity severity = client::Severity::Information)
{
    client::CommunicationEntry made;
    made.number = number;
    made.severity = severity;
    made.what = QStringLiteral("row %1").arg(number);
    return made;
}

client::CommunicationEntry entry(std::int64_t number, const Occurrence &occurrence)
{
    client::CommunicationEntry made = entry(number, client::severityOf(occurrence));
    made.occurrence = occurrence;
    return made;
}

/// Shows which texts go through the translators.
class Marker final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return QLatin1Char('<') + QString::fromUtf8(text);
    }
};

client::LocalOwner owner(const OwnerKey &key, int settings = 1)
{
    client::LocalOwner made;
    made.owner = key;
    made.settings = settings;
    return made;
}

QStringList texts(const QAbstractItemModel &model, int column)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, column).data().toString();
    return all;
}

} // namespace

class TestThisMachineModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void log_newRowsOnTop_oldOnesGo_andSelectionStays() // R8
    {
        CommunicationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setRows({entry(3), entry(2), entry(1)});
        QItemSelectionModel selection(&model);
        selection.select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        auto repeated = entry(3);
        repeated.times = 4;
        model.setRows({entry(5), entry(4), repeated, entry(2)});
        QCOMPARE(texts(model, CommunicationModel::What), QStringList({"row 5", "row 4", "row 3", "row 2"}));
        QCOMPARE(model.index(2, CommunicationModel::Times).data().toString(), QStringLiteral("4"));
        QCOMPARE(selection.selectedRows().front().row(), 3);
        QCOMPARE(resets.count(), 0);
    }

    void log_severities_haveAWordAndAMarkEach() // R8
    {
        CommunicationModel model;
        model.setRows({entry(3, client::Severity::Error), entry(2, client::Severity::Warning), entry(1)});
        QCOMPARE(texts(model, CommunicationModel::Severity),
                 QStringList({"Error", "Warning", "Information"}));
        const auto mark = [&](int row) {
            return model.index(row, CommunicationModel::Severity)
                .data(ui::HealthDelegate::kHealthRole)
                .toInt();
        };
        QCOMPARE(mark(0), int(ui::Health::Bad));
        QCOMPARE(mark(1), int(ui::Health::Notice));
        QCOMPARE(mark(2), int(ui::Health::Idle));
    }

    void log_everyKind_hasASentenceOfItsOwn_inTheLanguageOfTheUser()
    {
        Marker marker;
        QCoreApplication::installTranslator(&marker);
        QSet<QString> sentences;
        for (int kind = 0; kind <= int(Occurrence::kLastKind); ++kind) {
            const ui::ErrorText text =
                ui::communicationText({Occurrence::Kind(kind), *OwnerKey::user(u"mia"),
                                       QStringLiteral("home.screen"), QStringLiteral("[::1]:8443")});
            QVERIFY2(text.what.startsWith(QLatin1String("<")), qPrintable(text.what));
            sentences.insert(text.what);
        }
        QCoreApplication::removeTranslator(&marker);
        QCOMPARE(sentences.size(), int(Occurrence::kLastKind) + 1);
    }

    void log_ofAnUnknownRequest_leadsToTheServer_alsoForScreenReaders()
    {
        CommunicationModel model;
        model.setRows({entry(1, {Occurrence::Kind::ComparisonFailed, {}, {}, {}, ErrorCode::NotFound})});
        const QModelIndex what = model.index(0, CommunicationModel::What);
        QVERIFY(what.data().toString().contains(QLatin1String("The server does not know")));
        QCOMPARE(what.data(Qt::AccessibleDescriptionRole).toString(),
                 QStringLiteral("If it happens again, update the server."));
    }

    void log_ofAFailure_saysWhyAndWhatToDo() // R7, R8
    {
        CommunicationModel model;
        Occurrence refused{Occurrence::Kind::ChangeRefused,
                           *OwnerKey::user(u"<b>mia</b>", u"corp"),
                           QStringLiteral("home.screen"),
                           {},
                           ErrorCode::OutOfDate};
        model.setRows(
            {entry(3, refused),
             entry(2, {Occurrence::Kind::SynchronizationFailed, {}, {}, {}, ErrorCode::Unreachable}),
             entry(1)});
        const QStringList what = texts(model, CommunicationModel::What);
        QVERIFY(what[0].contains(QLatin1String("corp\\<b>mia</b>")));
        QVERIFY(what[0].contains(ui::itemText(QStringLiteral("home.screen"))));
        const ui::ErrorText unreachable = ui::errorText({ErrorCode::Unreachable, {}, {}});
        QVERIFY(what[1].contains(unreachable.what));
        QCOMPARE(what[2], QStringLiteral("row 1")); // of a former version: as it was told
        const auto toolTip = [&](int row) {
            QTextDocument document;
            document.setHtml(model.index(row, CommunicationModel::What).data(Qt::ToolTipRole).toString());
            return document.toPlainText();
        };
        QVERIFY2(toolTip(0).contains(QLatin1String("<b>mia</b>")), qPrintable(toolTip(0)));
        QVERIFY(toolTip(0).contains(QLatin1String("Log in again")));
        QVERIFY(toolTip(1).contains(unreachable.next) && toolTip(1).contains(QLatin1String("row 2")));
        QCOMPARE(toolTip(2), QStringLiteral("row 1"));
    }

    void owners_areNamedByKind_andCounted()
    {
        LocalOwnerModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto alice = owner(*OwnerKey::user(u"alice", u"corp"), 12);
        alice.unsent = 2;
        alice.partial = true;
        model.setOwners({owner(OwnerKey::allDevices(), 1), owner(*OwnerKey::group(u"sales")), alice});
        QCOMPARE(texts(model, LocalOwnerModel::Owner),
                 QStringList({"corp\\alice", "Group: sales", "All devices"}));
        QCOMPARE(texts(model, LocalOwnerModel::Settings), QStringList({"12", "1", "1"}));
        QCOMPARE(texts(model, LocalOwnerModel::Unsent), QStringList({"2", "", ""}));
        QVERIFY(texts(model, LocalOwnerModel::Completeness).front().startsWith(QLatin1String("In part")));
    }

    void owners_withoutSharedButtons_areOnlyUsersAndGroups()
    {
        LocalOwnerModel model;
        model.setOwners({owner(OwnerKey::allDevices(), 0), owner(*OwnerKey::user(u"alice"))});
        QCOMPARE(texts(model, LocalOwnerModel::Owner), QStringList("alice"));
    }

    void differences_ofAnyTwoLists_leadToTheSecond()
    {
        std::mt19937 random(20);
        CommunicationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int round = 0; round < 60; ++round) {
            std::vector<client::CommunicationEntry> rows;
            for (int number = 12; number > 0; --number) {
                if (random() % 2 == 0)
                    continue;
                rows.push_back(entry(number));
                rows.back().times = int(random() % 3 + 1);
            }
            model.setRows(rows);
            QCOMPARE(model.rowCount(), int(rows.size()));
            for (std::size_t i = 0; i < rows.size(); ++i)
                QCOMPARE(model.row(int(i)), rows[i]);
        }
    }
};

QTEST_MAIN(TestThisMachineModels)
#include "test_this_machine_models.moc"
