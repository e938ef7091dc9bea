#include "core/model/catalogue.h"
#include "core/model/json.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace retinue;

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void builtIn_holdsEveryItemWithItsNumber_data();
    void builtIn_holdsEveryItemWithItsNumber();
    void builtIn_hasNoOtherItems();
    void builtIn_timelineKeepsTen();
    void find_whenUnknown_isNull();
    void fromJson_whenARowIsBroken_namesTheRow_data();
    void fromJson_whenARowIsBroken_namesTheRow();
};

namespace {

QString flagsOf(const Item &item)
{
    QStringList flags;
    for (const auto &[name, set] : {std::pair("dropped", item.dropped),
                                    {"restart", item.restart},
                                    {"scope", item.scope},
                                    {"blank", item.blank},
                                    {"portable", item.portable},
                                    {"secret", item.secret}}) {
        if (set)
            flags.append(QLatin1String(name));
    }
    return flags.join(u' ');
}

} // namespace

void TestCatalogue::builtIn_holdsEveryItemWithItsNumber_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("id");
    QTest::addColumn<OwnerKind>("owner");
    QTest::addColumn<model::ValueShape>("shape");
    QTest::addColumn<QString>("flags");
    using model::ValueShape;
    const OwnerKind user = OwnerKind::User;
    const char *const display = "dropped restart portable";
    const char *const job = "dropped restart scope portable";
    const char *const send = "dropped restart scope blank portable";
    struct Expected
    {
        const char *id;
        OwnerKind owner;
        ValueShape shape;
        const char *flags;
    };
    // The place in this list is the number, which databases store: only ever append.
    const Expected expected[] = {
        {"display.language", user, ValueShape::Object, display},
        {"accessibility.key-repetition", user, ValueShape::Object, display},
        {"accessibility.inverted-colours", user, ValueShape::Object, display},
        {"first-screen", user, ValueShape::Object, display},
        {"home.buttons", user, ValueShape::Buttons, display},
        {"home.screen", user, ValueShape::Object, display},
        {"home.timeline", user, ValueShape::Entries, "dropped restart scope"},
        {"home.shared-buttons", OwnerKind::AllDevices, ValueShape::Buttons, "portable"},
        {"network.direct-connection", user, ValueShape::Object, "portable secret"},
        {"default-job.copy", user, ValueShape::Object, job},
        {"default-job.fax", user, ValueShape::Object, job},
        {"default-job.access-stored-files", user, ValueShape::Object, job},
        {"default-job.scan-and-send", user, ValueShape::Object, send},
        {"default-job.scan-and-store", user, ValueShape::Object, send},
        {"shortcuts.copy", user, ValueShape::Object, display},
        {"shortcuts.fax", user, ValueShape::Object, display},
        {"shortcuts.scan-and-send", user, ValueShape::Object, display},
        {"history.copy", user, ValueShape::Entries, "dropped scope"},
        {"history.fax", user, ValueShape::Entries, "dropped scope"},
        {"history.scan-and-send", user, ValueShape::Entries, "dropped scope blank"},
        {"address-book.personal", user, ValueShape::AddressList, "dropped portable"},
        {"address-book.group", OwnerKind::Group, ValueShape::AddressList, "dropped portable"},
        {"list-order.scan-and-store", user, ValueShape::Object, ""},
        {"list-order.access-stored-files", user, ValueShape::Object, ""},
        {"print.at-login", user, ValueShape::Object, "portable"},
        {"keychain", user, ValueShape::Credentials, "dropped secret"},
    };
    int number = 0;
    for (const Expected &row : expected)
        QTest::newRow(row.id) << ++number << QString(QLatin1String(row.id)) << row.owner << row.shape
                              << QString(QLatin1String(row.flags));
}

void TestCatalogue::builtIn_holdsEveryItemWithItsNumber()
{
    QFETCH(int, number);
    QFETCH(QString, id);
    QFETCH(OwnerKind, owner);
    QFETCH(model::ValueShape, shape);
    QFETCH(QString, flags);
    const Item *item = Catalogue::builtIn().find(id);
    QVERIFY(item);
    QCOMPARE(item->number, number);
    QCOMPARE(Catalogue::builtIn().find(number), item);
    QCOMPARE(item->owner, owner);
    QCOMPARE(item->shape, shape);
    QCOMPARE(flagsOf(*item), flags);
    QCOMPARE(item->isMerged(), shape == model::ValueShape::Entries);
}

void TestCatalogue::builtIn_hasNoOtherItems()
{
    QCOMPARE(Catalogue::builtIn().items().size(), std::size_t(26));
}

void TestCatalogue::builtIn_timelineKeepsTen()
{
    QCOMPARE(Catalogue::builtIn().find(u"home.timeline")->maxEntries, 10);
}

void TestCatalogue::find_whenUnknown_isNull()
{
    QVERIFY(!Catalogue::builtIn().find(u"display.colour"));
    QVERIFY(!Catalogue::builtIn().find(0));
    QVERIFY(!Catalogue::builtIn().find(27));
}

void TestCatalogue::fromJson_whenARowIsBroken_namesTheRow_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *member, const QJsonValue &value) {
        QTest::newRow(name) << QString(QLatin1String(member)) << value;
    };
    row("no number", "number", {});
    row("number of another", "number", 1);
    row("id of another", "id", QStringLiteral("display.language"));
    row("bad id", "id", QStringLiteral("Display Language"));
    row("no category", "category", QString());
    row("no name", "name", {});
    row("unknown owner", "owner", QStringLiteral("printer"));
    row("unknown shape", "shape", QStringLiteral("tree"));
    row("flags no array", "flags", QStringLiteral("secret"));
    row("unknown flag", "flags", QJsonArray{QStringLiteral("sticky")});
    row("no size", "maxBytes", 0);
    row("size over the protocol's", "maxBytes", 1024 * 1024 + 1);
    row("entries of an object", "maxEntries", 5);
    row("unknown member type", "members",
        QJsonObject{{QStringLiteral("x"), QJsonObject{{QStringLiteral("type"), QStringLiteral("date")}}}});
    row("string without most", "members",
        QJsonObject{{QStringLiteral("x"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}});
}

void TestCatalogue::fromJson_whenARowIsBroken_namesTheRow()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QVERIFY(Catalogue::builtIn().find(2));
    QFile file(QStringLiteral(":/catalogue.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject catalogue = model::parseJsonObject(file.readAll()).value();
    QJsonArray rows = catalogue.value(u"items").toArray();
    QJsonObject second = rows.at(1).toObject();
    second.insert(member, value);
    rows.replace(1, second);
    catalogue.insert(u"items", rows);
    const Result<Catalogue> read = Catalogue::fromJson(model::canonicalJson(catalogue));
    QVERIFY(!read.ok());
    QVERIFY2(read.error().toString().contains(u"row 2"), qPrintable(read.error().toString()));
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
