#include "core/formats/reason.h"
#include "core/model/catalogue.h"
#include "core/model/value_rules.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace retinue;
using formats::Reason;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

Result<QByteArray> judged(const char *item, const QJsonObject &value)
{
    return model::checkedValue(*Catalogue::builtIn().find(QString(QLatin1String(item))), value);
}

/// An address list with one entry of this content.
Result<QByteArray> judgedEntry(const QJsonObject &entry)
{
    return judged("address-book.personal",
                  {{QStringLiteral("entries"), QJsonObject{{QStringLiteral("e1"), entry}}}});
}

Result<QByteArray> judgedEntry(const char *entry)
{
    return judgedEntry(json(entry));
}

Result<QByteArray> judgedName(const QString &name, const QString &domain = {})
{
    const auto key = OwnerKey::user(name, domain);
    return key.ok() ? Result<QByteArray>(QByteArray()) : Result<QByteArray>(key.error());
}

/// In no language: [sentence].
QString marked(const Reason &reason)
{
    return reason.toString([](const char *english) { return u'[' + QLatin1String(english) + u']'; });
}

} // namespace

class TestReason : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void places_areFilledInAnyOrder();
    void argumentWithPlace_isNotFilledAgain();
    void argumentThatIsReason_isTranslatedToo();
    void refusalOfMember_isSplit();
    void refusalInEntry_namesIt();
    void refusalOfName_saysWhichName();
    void unknownRefusal_staysAsItIs();
    void refusalsOfTheModel_areAllKnown_data();
    void refusalsOfTheModel_areAllKnown();
};

void TestReason::places_areFilledInAnyOrder()
{
    const Reason reason = Reason("has %1 values for %2 columns").arg(3).arg(QStringLiteral("five"));
    QCOMPARE(reason.toString(), QStringLiteral("has 3 values for five columns"));
    QCOMPARE(reason.toString([](const char *) { return QStringLiteral("%2, %1, %2, 100%, %"); }),
             QStringLiteral("five, 3, five, 100%, %"));
}

void TestReason::argumentWithPlace_isNotFilledAgain()
{
    QCOMPARE(Reason("%1 and %2").arg(QStringLiteral("%2")).arg(7).toString(), QStringLiteral("%2 and 7"));
}

void TestReason::argumentThatIsReason_isTranslatedToo()
{
    QCOMPARE(marked(Reason("the record %1").arg(Reason("is empty"))),
             QStringLiteral("[the record [is empty]]"));
    QVERIFY(Reason().isEmpty());
    QVERIFY(!Reason("is empty").isEmpty());
}

void TestReason::refusalOfMember_isSplit()
{
    const formats::Refusal refusal = formats::refusalOf(judgedEntry(R"({"kind":"email","name":""})").error());
    QCOMPARE(refusal.member, QStringLiteral("name"));
    QCOMPARE(marked(refusal.reason), QStringLiteral("[is empty]"));
}

void TestReason::refusalInEntry_namesIt()
{
    const Error error = judgedEntry(R"({"kind":"email","name":"Anna","address":"nobody"})").error();
    QCOMPARE(marked(formats::reasonOf(error)),
             QStringLiteral("[entry e1: [\"address\" [is not of the form name@domain]]]"));
    QCOMPARE(formats::reasonOf(error).toString(),
             QStringLiteral("entry e1: \"address\" is not of the form name@domain"));
}

void TestReason::refusalOfName_saysWhichName()
{
    QCOMPARE(marked(formats::reasonOf(judgedName(QString(200, u'x')).error())),
             QStringLiteral("[the user name [is longer than 128 characters]]"));
    QCOMPARE(formats::reasonOf(OwnerKey::group(u"").error()).toString(), OwnerKey::group(u"").error().detail);
}

void TestReason::unknownRefusal_staysAsItIs()
{
    QCOMPARE(formats::reasonOf({ErrorCode::InvalidInput, QStringLiteral("five sheep"), {}}).toString(),
             QStringLiteral("is not accepted: five sheep"));
}

void TestReason::refusalsOfTheModel_areAllKnown_data()
{
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const Result<QByteArray> &refused) {
        QTest::newRow(name) << (refused.ok() ? QString() : refused.error().detail);
    };
    row("text missing", judgedEntry(R"({"kind":"email"})"));
    row("text empty", judgedEntry(R"({"kind":"email","name":""})"));
    row("no text", judgedEntry(R"({"kind":"email","name":7})"));
    row("control character", judgedEntry({{QStringLiteral("name"), QStringLiteral("a\u0007")}}));
    row("text too long", judgedEntry({{QStringLiteral("name"), QString(200, u'x')}}));
    row("kind", judgedEntry(R"({"kind":"pigeon","name":"Anna"})"));
    row("address", judgedEntry(R"({"kind":"email","name":"Anna","address":"nobody"})"));
    row("number", judgedEntry(R"({"kind":"fax","name":"Anna","number":"none"})"));
    row("password", judgedEntry(R"({"kind":"email","name":"Anna","password":"x"})"));
    row("members", judgedEntry(R"({"kind":"group","name":"Team","members":1})"));
    row("member that is none", judgedEntry(R"({"kind":"group","name":"Team","members":["e2"]})"));
    row("member of itself", judgedEntry(R"({"kind":"group","name":"Team","members":["e1"]})"));
    row("member twice", judged("address-book.personal",
                               json(R"({"entries":{"e1":{"kind":"group","name":"T","members":["e2","e2"]},
                        "e2":{"kind":"fax","name":"F","number":"1"}}})")));
    row("entry that is none", judged("address-book.personal", json(R"({"entries":{"e1":1}})")));
    row("entries missing", judged("address-book.personal", {}));
    row("entry id", judged("address-book.personal", json(R"({"entries":{"e 1":{}}})")));
    QJsonObject many;
    for (int i = 0; i < 20'000; ++i)
        many.insert(QStringLiteral("e%1").arg(i), QJsonObject());
    row("too many entries", judged("address-book.personal", {{QStringLiteral("entries"), many}}));
    row("boolean", judged("print.at-login", json(R"({"enabled":"yes"})")));
    row("button order", judged("home.buttons", json(R"({"buttons":{},"order":1})")));
    row("button not there", judged("home.buttons", json(R"({"buttons":{},"order":["b"]})")));
    row("button twice", judged("home.buttons", json(R"({"buttons":{"b":{"label":"B"}},"order":["b","b"]})")));
    row("time", judged("home.timeline", json(R"({"entries":{"e1":{"at":"noon"}}})")));
    row("entry too large",
        judged("home.timeline",
               {{QStringLiteral("entries"),
                 QJsonObject{{QStringLiteral("e1"),
                              QJsonObject{{QStringLiteral("at"), 1},
                                          {QStringLiteral("x"), QString(1'000'000, u'x')}}}}}}));
    row("value too large", judged("default-job.copy", {{QStringLiteral("x"), QString(2'000'000, u'x')}}));
    row("name too long", judgedName(QString(200, u'x')));
    row("name far too long", judgedName(QString(5000, u'x')));
    row("name empty", judgedName({}));
    row("name with control", judgedName(QStringLiteral("a\u0007b")));
    row("name that is a path", judgedName(QStringLiteral("..")));
    row("domain with backslash", judgedName(QStringLiteral("a"), QStringLiteral("b\\c")));
}

/// A sentence that the model words anew would be English in every window.
void TestReason::refusalsOfTheModel_areAllKnown()
{
    QFETCH(QString, detail);
    QVERIFY2(!detail.isEmpty(), "it is not refused at all");
    const Reason reason = formats::reasonOf({ErrorCode::InvalidInput, detail, {}});
    QVERIFY2(!marked(reason).contains(u"is not accepted"), qPrintable(detail));
    QCOMPARE(reason.toString(), detail);
}

QTEST_GUILESS_MAIN(TestReason)
#include "test_reason.moc"
