#include "core/formats/import.h"
#include "core/model/json.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace retinue;
using namespace retinue::formats;

/// LDIF and vCard.
class TestDirectories : public QObject
{
    Q_OBJECT

private slots:
    void ldif_readsPeopleAndGroups();
    void ldif_whenNoDestinationOrAChange_isNamed();
    void ldif_whenSecretsOrPictures_leavesThemOut();
    void ldif_whenVersionIsBesideTheEntry_isRead();
    void ldif_whenBroken_namesTheRecord_data();
    void ldif_whenBroken_namesTheRecord();
    void vcard_readsPeopleAndGroups();
    void vcard_whenEscapedOrFolded_readsTheText();
    void vcard_whenOldOrCutOff_isNamed();
    void vcard_whenBroken_namesTheCard_data();
    void vcard_whenBroken_namesTheCard();
    void vcard_whenGroupsContainEachOther_opensTheCircle();
};

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(RETINUE_SOURCE_DIR "/tests/data/formats/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    return file.readAll();
}

Result<ImportResult> imported(const QByteArray &file)
{
    return importFile(file, Catalogue::builtIn(), {{}, OwnerKey::user(u"alice").value()});
}

QList<QJsonObject> find(const ImportResult &result, const QString &kind, const QString &name)
{
    QList<QJsonObject> found;
    for (const ImportedSetting &setting : result.settings) {
        const QJsonObject list = model::parseJsonObject(setting.value)->value(u"entries").toObject();
        for (auto entry = list.begin(); entry != list.end(); ++entry) {
            QJsonObject content = entry.value().toObject();
            content.insert(u"id", entry.key());
            if (content.value(u"kind").toString() == kind && content.value(u"name").toString() == name)
                found.append(content);
        }
    }
    return found;
}

QString text(const QJsonObject &entry, const char *member)
{
    return entry.value(QLatin1String(member)).toString();
}

QString column(const QJsonObject &entry, const char *name)
{
    return entry.value(u"columns").toObject().value(QLatin1String(name)).toString();
}

const QString kPetra = QStringLiteral("Petra Mueller");
const QString kZoe = QString::fromUtf16(u"Zo\u00eb");

QString said(const ImportResult &result)
{
    QStringList lines;
    for (const ImportProblem &problem : result.problems)
        lines.append(problem.toString());
    return lines.join(u'\n');
}

} // namespace

void TestDirectories::ldif_readsPeopleAndGroups()
{
    const Result<ImportResult> result = imported(sample("directory.ldif"));
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 5);
    const auto mails = find(*result, QStringLiteral("email"), kPetra);
    QCOMPARE(mails.size(), 2);
    const auto faxes = find(*result, QStringLiteral("fax"), kPetra);
    QCOMPARE(text(faxes.value(0), "number"), QStringLiteral("+49 312 345678"));
    QCOMPARE(column(faxes.value(0), "sn"), QStringLiteral("Mueller"));
    QCOMPARE(column(faxes.value(0), "description"), QStringLiteral("a line that goes on over two"));
    QCOMPARE(column(faxes.value(0), "objectClass"), QStringLiteral("top"));
    QCOMPARE(column(faxes.value(0), "objectClass#2"), QStringLiteral("inetOrgPerson"));
    QCOMPARE(column(faxes.value(0), "cn;lang-de"), QString::fromUtf16(u"Petra M\u00fcller"));
    const auto zoe = find(*result, QStringLiteral("email"), kZoe);
    QCOMPARE(text(zoe.value(0), "address"), QStringLiteral("zoe@example.com"));
    const QJsonArray members = find(*result, QStringLiteral("group"), QStringLiteral("Everyone"))
                                   .value(0)
                                   .value(u"members")
                                   .toArray();
    QCOMPARE(members.size(), 4);
    QVERIFY(members.contains(zoe.value(0).value(u"id")) && members.contains(mails.value(1).value(u"id")));
    QVERIFY2(said(*result).contains(u"line 24, member: 1 members"), qPrintable(said(*result)));
}

void TestDirectories::ldif_whenNoDestinationOrAChange_isNamed()
{
    const Result<ImportResult> result = imported(sample("directory.ldif"));
    QCOMPARE(result->counts.rejected, 3);
    const QString problems = said(*result);
    QVERIFY2(problems.contains(u"line 31: the record has no destination"), qPrintable(problems));
    QVERIFY2(problems.contains(u"line 35, changetype: the record changes a directory"), qPrintable(problems));
    QVERIFY2(problems.contains(u"line 38, mail: refers to another file"), qPrintable(problems));
}

void TestDirectories::ldif_whenSecretsOrPictures_leavesThemOut() // R12
{
    const Result<ImportResult> result = imported(sample("directory.ldif"));
    QVERIFY(!result->settings.at(0).value.contains("assword"));
    QVERIFY(!result->settings.at(0).value.contains("sesame"));
    QVERIFY(said(*result).contains(u"1 passwords were left out"));
    QVERIFY(said(*result).contains(u"1 values that are no text"));
}

void TestDirectories::ldif_whenVersionIsBesideTheEntry_isRead()
{
    for (const char *start : {"version: 1\n", "version:1\n\n", "# x\n#y\n\nversion: 1\r\n\r\n", ""}) {
        const Result<ImportResult> result =
            imported(QByteArray(start) + "dn: cn=A,dc=x\ncn: A\nmail: a@example.com\n");
        QVERIFY(result.ok());
        QCOMPARE(result->counts.accepted, 1);
        QCOMPARE(result->counts.records, 1);
    }
}

void TestDirectories::ldif_whenBroken_namesTheRecord_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &record, const char *problem) {
        QTest::newRow(name) << record << QString(QLatin1String(problem));
    };
    row("no colon", "dn: cn=B\ncn B\n", "line 5: has a line that is no");
    row("no base64", "dn: cn=B\ncn:: Zo%\n", "line 5, cn: is no base64");
    row("bytes in a name", "dn: cn=B\ncn:: /w==\n", "line 5, cn: is base64 of bytes");
    row("control character", "dn: cn=B\ncn: B\x01\n", "line 5, cn: has bytes");
    row("no name", "dn: mail=b\nmail: b@example.com\n", "line 5, cn: is empty");
    row("bad address", "dn: cn=B\ncn: B\nmail: b\n", "line 5, mail: is not of the form");
    row("change", "dn: cn=B\ncn: B\nchangetype: modify\n", "line 5, changetype: ");
    row("again", "dn: cn=X\ncn: A\nmail: a@example.com\n", "line 5, dn: is the entry of line 1 again");
    row("many lines", "dn: cn=B\ncn: B\n" + QByteArray("x: y\n").repeated(3000), "more than 2000 lines");
}

void TestDirectories::ldif_whenBroken_namesTheRecord()
{
    QFETCH(QByteArray, record);
    QFETCH(QString, problem);
    const Result<ImportResult> result = imported("dn: cn=A\ncn: A\nmail: a@example.com\n\n" + record +
                                                 "\ndn: cn=Z\ncn: Z\nmail: z@example.com\n");
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 2); // the others are not lost
    QCOMPARE(result->counts.rejected, 1);
    QVERIFY2(said(*result).contains(problem), qPrintable(said(*result)));
}

void TestDirectories::vcard_readsPeopleAndGroups()
{
    const Result<ImportResult> result = imported(sample("contacts.vcf"));
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 6);
    const auto mails = find(*result, QStringLiteral("email"), QStringLiteral("Mueller, Petra"));
    QCOMPARE(mails.size(), 2);
    const auto fax = find(*result, QStringLiteral("fax"), QStringLiteral("Mueller, Petra"));
    QCOMPARE(text(fax.value(0), "number"), QStringLiteral("+49-312-345678"));
    const auto zoe = find(*result, QStringLiteral("fax"), kZoe);
    QCOMPARE(text(zoe.value(0), "number"), QStringLiteral("0398765432"));
    QCOMPARE(text(zoe.value(0), "reading"), QStringLiteral("Zoe"));
    const auto group = find(*result, QStringLiteral("group"), QStringLiteral("Everyone"));
    QCOMPARE(group.value(0).value(u"members").toArray().size(), 5);
    QVERIFY2(said(*result).contains(u"1 members of the group are not among"), qPrintable(said(*result)));
    QVERIFY2(said(*result).contains(u"1 pictures"), qPrintable(said(*result)));
}

void TestDirectories::vcard_whenEscapedOrFolded_readsTheText()
{
    const Result<ImportResult> result = imported(sample("contacts.vcf"));
    const QJsonObject fax = find(*result, QStringLiteral("fax"), QStringLiteral("Mueller, Petra")).value(0);
    // What is kept is kept as it is written.
    QCOMPARE(column(fax, "NOTE"),
             QStringLiteral("a note that is long enough to be folded over two lines\\nand has two"));
    QCOMPARE(column(fax, "TEL;TYPE=cell"), QStringLiteral("+49 170 1234567"));
    QCOMPARE(column(fax, "N"), QStringLiteral("Mueller;Petra;;;"));
    QVERIFY(column(fax, "PHOTO").isEmpty());
}

void TestDirectories::vcard_whenOldOrCutOff_isNamed()
{
    const Result<ImportResult> result = imported(sample("contacts.vcf"));
    QCOMPARE(result->counts.rejected, 3);
    const QString problems = said(*result);
    QVERIFY2(problems.contains(u"is in quoted-printable") ||
                 problems.contains(u"VERSION: is neither 3.0 nor 4.0"),
             qPrintable(problems));
    QVERIFY2(problems.contains(u"the record has no destination"), qPrintable(problems));
    QVERIFY2(problems.contains(u"END: the card has no end"), qPrintable(problems));
}

void TestDirectories::vcard_whenBroken_namesTheCard_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &lines, const char *problem) {
        QTest::newRow(name) << lines << QString(QLatin1String(problem));
    };
    row("no colon", "VERSION:4.0\nFN:B\nEMAIL b@example.com\n", "line 6: has a line (9)");
    row("no name", "VERSION:4.0\nEMAIL:b@example.com\n", "line 6, FN: is empty");
    row("no version", "FN:B\nEMAIL:b@example.com\n", "line 6, VERSION: ");
    row("quoted-printable", "VERSION:3.0\nFN;ENCODING=quoted-printable:B=C3=B6\nEMAIL:b@example.com\n",
        "line 6, FN: is in quoted-printable");
    row("other charset", "VERSION:3.0\nFN:B\nNOTE:x\x01\nEMAIL:b@example.com\n", "line 6: has bytes");
    row("bad address", "VERSION:3.0\nFN:B\nEMAIL:b\n", "line 6, EMAIL: is not of the form");
    row("fax without digits", "VERSION:3.0\nFN:B\nTEL;TYPE=fax:none\n", "line 6, TEL: has no digit");
    row("colon in quotes", "VERSION:4.0\nFN:B\nX;Y=\"a:b;c\" no end\n", "line 6: has a line (9)");
    row("many lines", "VERSION:4.0\nFN:B\n" + QByteArray("X-A:b\n").repeated(3000), "more than 2500 lines");
}

void TestDirectories::vcard_whenBroken_namesTheCard()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, problem);
    const QByteArray good = "BEGIN:VCARD\nVERSION:4.0\nFN:A\nEMAIL:a@example.com\nEND:VCARD\n";
    const Result<ImportResult> result =
        imported(good + "BEGIN:VCARD\n" + lines + "END:VCARD\n" + QByteArray(good).replace("FN:A", "FN:Z"));
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 2);
    QCOMPARE(result->counts.rejected, 1);
    QVERIFY2(said(*result).contains(problem), qPrintable(said(*result)));
}

void TestDirectories::vcard_whenGroupsContainEachOther_opensTheCircle()
{
    const Result<ImportResult> result =
        imported("BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:A\nUID:a\nMEMBER:b\nMEMBER:a\nEND:VCARD\n"
                 "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:B\nUID:b\nMEMBER:a\nEND:VCARD\n");
    QVERIFY(result.ok());
    QCOMPARE(result->counts.accepted, 2);
    QCOMPARE(result->problems.size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(TestDirectories)
#include "test_directories.moc"
