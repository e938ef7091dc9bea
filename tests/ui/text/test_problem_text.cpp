#include "core/formats/import.h"
#include "core/formats/package_content.h"
#include "ui/text/problem_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace retinue;
using formats::ImportProblem;

namespace {

/// The texts of a language while it lives.
class InLanguage
{
public:
    explicit InLanguage(const QString &language)
    {
        if (!m_translator.load(QStringLiteral(":/i18n/retinue_%1.qm").arg(language)))
            qFatal("a language is missing");
        QCoreApplication::installTranslator(&m_translator);
    }
    ~InLanguage() { QCoreApplication::removeTranslator(&m_translator); }
    Q_DISABLE_COPY_MOVE(InLanguage)

private:
    QTranslator m_translator;
};

std::vector<ImportProblem> problemsOf(const QByteArray &file, const std::optional<OwnerKey> &owner)
{
    if (formats::detectPackage(file)) {
        base::MemorySource source(file);
        auto package = formats::readWholePackage(source, Catalogue::builtIn(), {}, 64 * 1024 * 1024);
        return package.ok() ? package->problems : std::vector<ImportProblem>();
    }
    auto result = formats::importFile(file, Catalogue::builtIn(), {{}, owner});
    return result.ok() ? std::move(result->problems) : std::vector<ImportProblem>();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What is said of every file that the tests have: samples, records that are wrong in one way each, and what
/// fuzzing has found.
std::vector<ImportProblem> problemsOfAllFiles()
{
    std::vector<ImportProblem> problems;
    for (const char *folder : {"/tests/data/formats", "/tests/fuzz/corpus"}) {
        const QDir root(QStringLiteral(RETINUE_SOURCE_DIR) + QLatin1String(folder));
        QStringList folders = root.entryList({QStringLiteral("formats_*")}, QDir::Dirs);
        folders.append(QStringLiteral("."));
        for (const QString &name : std::as_const(folders)) {
            const QFileInfoList files = QDir(root.filePath(name)).entryInfoList(QDir::Files);
            for (const QFileInfo &file : files) {
                const QByteArray content = contentOf(file.filePath());
                for (const auto &owner :
                     {std::optional<OwnerKey>(), std::optional(*OwnerKey::user(u"anna"))}) {
                    auto found = problemsOf(content, owner);
                    std::move(found.begin(), found.end(), std::back_inserter(problems));
                }
            }
        }
    }
    return problems;
}

} // namespace

class TestProblemText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reason_inGerman_hasItsArguments();
    void nestedReason_inGerman_isGermanThroughout();
    void place_inGerman_isSaid();
    void refusedFile_inGerman_saysWhy_data();
    void refusedFile_inGerman_saysWhy();
    void reasonWithoutTranslator_isEnglish();
    void reasonsOfAllFiles_inEveryLanguage_areTranslated_data();
    void reasonsOfAllFiles_inEveryLanguage_areTranslated();
};

void TestProblemText::reason_inGerman_hasItsArguments()
{
    const InLanguage german(QStringLiteral("de"));
    const auto problems = problemsOf("uid,cn\nanna,Anna\nbert,Bert,and,more\n", {});
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const ImportProblem &problem) { return problem.line == 3; });
    QVERIFY(found != problems.end());
    QVERIFY2(ui::reasonText(found->reason).startsWith(u"der Datensatz hat 4 Werte für 2 Spalten; suchen Sie"),
             qPrintable(ui::reasonText(found->reason)));
    QVERIFY(found->toString().startsWith(u"line 3: the record has 4 values for 2 columns"));
}

void TestProblemText::nestedReason_inGerman_isGermanThroughout()
{
    const InLanguage german(QStringLiteral("de"));
    const auto problems =
        problemsOf("objectclass,cn,mailaddress,loginusername\nemail,Anna,nobody,anna\n", {});
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(ui::reasonText(problems.front().reason),
             QStringLiteral("hat nicht die Form Name@Domäne; berichtigen Sie es am Gerät oder in der Datei"));
}

void TestProblemText::place_inGerman_isSaid()
{
    const InLanguage german(QStringLiteral("de"));
    ImportProblem problem{
        ImportProblem::Severity::Rejected,
        12,
        QStringLiteral("keychain"),
        formats::reasonOf({ErrorCode::InvalidInput, QStringLiteral("\"target\" is empty"), {}}),
        {}};
    QCOMPARE(ui::problemText(problem),
             QStringLiteral("Zeile 12, Gespeicherte Zugangsdaten: „target“ ist leer"));
    problem.part = QStringLiteral("users/00001.json");
    QCOMPARE(ui::problemText(problem),
             QStringLiteral("users/00001.json, Besitzer 12, Gespeicherte Zugangsdaten: „target“ ist leer"));
}

void TestProblemText::refusedFile_inGerman_saysWhy_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QByteArray &file, const char *charset, const char *part) {
        QTest::newRow(name) << file << QString::fromLatin1(charset) << QString::fromUtf8(part);
    };
    row("none that is known", "hello", "", "die Datei ist keine bekannte: eine Anmeldebenutzer-CSV");
    row("no text", QByteArray("UDF\0\1\2", 6), "", "die Datei ist kein Text.");
    row("not UTF-8", "uid\nal\xff\xfe\n", "", "die Datei ist nicht UTF-8 und nennt ihren Zeichensatz nicht");
    row("unknown charset", "uid\nanna\n", "Klingon", "der Zeichensatz ist nicht bekannt; bekannt sind UTF-8");
    row("column twice", "uid,cn,cn\n", "", "Spalte 3 der Spaltenzeile wiederholt eine frühere");
    row("other version", "version: 2\n\ndn: cn=x\ncn: x\n", "",
        "die Datei ist LDIF einer anderen Version als 1");
    row("too large", "uid\n" + QByteArray(formats::kMostFileBytes, 'x'), "",
        "die Datei hat mehr als 64 MiB; exportieren Sie sie in Teilen");
    row("no zip", "PK\x03\x04 and no more", "", "es ist kein Zip, oder sein Ende fehlt");
}

void TestProblemText::refusedFile_inGerman_saysWhy()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, charset);
    QFETCH(QString, part);
    const InLanguage german(QStringLiteral("de"));
    std::optional<Error> error;
    if (formats::detectPackage(file)) {
        base::MemorySource source(file);
        const auto package = formats::readWholePackage(source, Catalogue::builtIn(), {}, 1024);
        error = package.ok() ? std::nullopt : std::optional(package.error());
    } else {
        const auto result = formats::importFile(file, Catalogue::builtIn(), {charset, {}});
        error = result.ok() ? std::nullopt : std::optional(result.error());
    }
    QVERIFY(error);
    const QString text = ui::reasonText(formats::reasonOf(*error));
    QVERIFY2(text.contains(part), qPrintable(text));
}

void TestProblemText::reasonWithoutTranslator_isEnglish()
{
    const auto problems =
        problemsOf("objectclass,cn,mailaddress,loginusername\nemail,Anna,nobody,anna\n", {});
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(ui::problemText(problems.front()), problems.front().toString());
}

void TestProblemText::reasonsOfAllFiles_inEveryLanguage_areTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("de") << QStringLiteral("de");
    QTest::newRow("ja") << QStringLiteral("ja");
}

/// A sentence that is not marked for translation, or only in pieces, would stay English.
void TestProblemText::reasonsOfAllFiles_inEveryLanguage_areTranslated()
{
    QFETCH(QString, language);
    const InLanguage translated(language);
    static const std::vector<ImportProblem> kProblems = problemsOfAllFiles();
    QSet<QString> seen;
    for (const ImportProblem &problem : kProblems) {
        QStringList asked;
        const QString text = problem.reason.toString([&](const char *english) {
            const QString sentence = QCoreApplication::translate("Reason", english);
            if (sentence == QLatin1String(english))
                asked += sentence;
            seen.insert(QLatin1String(english));
            return sentence;
        });
        QVERIFY2(asked.isEmpty(), qPrintable(asked.join(u'\n')));
        QVERIFY2(!seen.contains(QStringLiteral("is not accepted: %1")), qPrintable(problem.toString()));
        QCOMPARE(text, ui::reasonText(problem.reason));
    }
    QVERIFY2(seen.size() > 30, qPrintable(QString::number(seen.size())));
}

QTEST_GUILESS_MAIN(TestProblemText)
#include "test_problem_text.moc"
