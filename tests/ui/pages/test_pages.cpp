#include "tests/ui/pages/console_rig.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

#include <set>

using namespace retinue;
using test::ConsoleRig;
using test::Language;

namespace {

const char *const kLanguages[] = {"en", "de", "ja"};

QString nameOf(QWidget *widget)
{
    const auto *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

QString describe(const QWidget *widget)
{
    return QStringLiteral("%1 \"%2\"")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
}

/// In an exclusive group Tab stops at the chosen button, arrows go on from there.
bool isOneOfAGroup(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && button->group() && button->group()->exclusive() && !button->isChecked();
}

/// What the Tab key should reach.
std::vector<QWidget *> stopsOf(QWidget *page)
{
    std::vector<QWidget *> stops;
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
            !widget->focusProxy() && !isOneOfAGroup(widget))
            stops.push_back(widget);
    }
    return stops;
}

bool hasLetters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// What a text needs, of widgets that do not wrap it; 0: of no other is it known.
int leastWidth(const QWidget *widget)
{
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        constexpr int kArrow = 24; // and the edges; a style's own answer knows nothing of its style sheet
        int widest = 0;
        for (int i = 0; i < box->count(); ++i)
            widest = std::max(widest, box->fontMetrics().horizontalAdvance(box->itemText(i)));
        return widest + kArrow;
    }
    const auto *label = qobject_cast<const QLabel *>(widget);
    const bool isText =
        (label && !label->wordWrap() && !label->text().isEmpty()) ||
        (qobject_cast<const QAbstractButton *>(widget) && !qobject_cast<QLineEdit *>(widget->parentWidget()));
    return isText ? widget->minimumSizeHint().width() : 0;
}

/// Wraps every text of the product, so that what was not given to tr() shows.
class Marker final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return QStringLiteral("[%1]").arg(QString::fromUtf8(source));
    }
};

/// The texts of a page that a person reads and that are no data, by widget.
std::vector<std::pair<QWidget *, QString>> textsOf(QWidget *page)
{
    std::vector<std::pair<QWidget *, QString>> texts;
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<QLabel *>(widget))
            texts.emplace_back(widget, label->text());
        else if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            texts.emplace_back(widget, button->text());
        else if (const auto *line = qobject_cast<QLineEdit *>(widget))
            texts.emplace_back(widget, line->placeholderText());
        else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.emplace_back(widget, tabs->tabText(i));
        } else if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model()) {
            for (int i = 0; i < view->model()->columnCount(); ++i)
                texts.emplace_back(widget, view->model()->headerData(i, Qt::Horizontal).toString());
        }
    }
    return texts;
}

} // namespace

/// What holds for every page of the console, and pictures of all of them.
class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ui::applyTheme(*qApp, ui::ThemeKind::Light);
        QAccessible::setActive(true);
    }

    void tab_reachesEveryControl_andEachHasAName()
    {
        ConsoleRig rig;
        rig.open();
        QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
        QStringList complaints;
        for (const QString &id : rig.pages()) {
            ui::Page *page = rig.show(id);
            const auto stops = stopsOf(page);
            QVERIFY2(!stops.empty(), qPrintable(id));
            std::set<QWidget *> reached;
            stops.front()->setFocus(Qt::TabFocusReason);
            for (std::size_t i = 0; i < 3 * stops.size() + 20; ++i) {
                if (QWidget *focused = QApplication::focusWidget())
                    reached.insert(focused);
                QTest::keyClick(rig.window.get(), Qt::Key_Tab);
            }
            for (QWidget *stop : stops) {
                if (stop->isVisible() && !reached.count(stop))
                    complaints << QStringLiteral("%1: Tab does not reach %2").arg(id, describe(stop));
                if (nameOf(stop).isEmpty())
                    complaints << QStringLiteral("%1: no accessible name: %2").arg(id, describe(stop));
                if (stop->objectName().isEmpty())
                    complaints << QStringLiteral("%1: no object name: %2").arg(id, describe(stop));
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void everyText_goesThroughTheTranslator()
    {
        Marker marker;
        QApplication::installTranslator(&marker);
        ConsoleRig rig;
        rig.open();
        // What is data and not text of the product.
        static const QRegularExpression data(QStringLiteral(
            "^(admin|lobby|sales|marketing|warehouse|studio|reception|workshop|user\\d|Building "
            "\\d|QX\\d+|English|Deutsch|"
            "日本語|server\\.example.*|/"
            ".*|[0-9A-F:\\s]{20,}|[0-9a-f-]{32,}|localhost.*|192\\.0\\.2\\.1.*|" RETINUE_VERSION ")$"));
        QStringList complaints;
        for (const QString &id : rig.pages()) {
            ui::Page *page = rig.show(id);
            for (const auto &[widget, text] : textsOf(page)) {
                if (hasLetters(text) && !text.contains(u'[') && !data.match(text).hasMatch() &&
                    !qobject_cast<ui::CopyField *>(widget->parentWidget()))
                    complaints << QStringLiteral("%1: %2: %3").arg(id, describe(widget), text);
            }
        }
        QApplication::removeTranslator(&marker);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void texts_fitTheirPlace_inEveryLanguageAndTheme_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<ui::ThemeKind>("theme");
        for (const char *language : kLanguages) {
            QTest::addRow("%s light", language) << QString::fromLatin1(language) << ui::ThemeKind::Light;
            QTest::addRow("%s contrast", language)
                << QString::fromLatin1(language) << ui::ThemeKind::HighContrast;
        }
    }
    void texts_fitTheirPlace_inEveryLanguageAndTheme()
    {
        QFETCH(const QString, language);
        QFETCH(const ui::ThemeKind, theme);
        ui::applyTheme(*qApp, theme);
        const Language spoken(language);
        ConsoleRig rig;
        rig.open();
        QStringList complaints;
        for (const QString &id : rig.pages()) {
            for (QWidget *widget : rig.show(id)->findChildren<QWidget *>()) {
                if (widget->isVisible() && widget->width() + 1 < leastWidth(widget))
                    complaints << QStringLiteral("%1: %2 has %3 of %4 pixels")
                                      .arg(id, describe(widget))
                                      .arg(widget->width())
                                      .arg(leastWidth(widget));
            }
        }
        ui::applyTheme(*qApp, ui::ThemeKind::Light);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void navigation_byArrowKeys_goesFromPageToPage()
    {
        ConsoleRig rig;
        rig.open();
        QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
        auto *navigation = rig.window->findChild<QWidget *>(QStringLiteral("navigation"));
        navigation->setFocus(Qt::TabFocusReason);
        const QStringList pages{
            QStringLiteral("overview"),    QStringLiteral("userdata"), QStringLiteral("recently-deleted"),
            QStringLiteral("prepare"),     QStringLiteral("exchange"), QStringLiteral("devices"),
            QStringLiteral("sharing"),     QStringLiteral("backup"),   QStringLiteral("replication"),
            QStringLiteral("thismachine"), QStringLiteral("log"),      QStringLiteral("settings")};
        QStringList visited{rig.window->currentPage()};
        for (int i = 1; i < pages.size(); ++i) {
            QTest::keyClick(navigation, Qt::Key_Down);
            visited << rig.window->currentPage();
        }
        QCOMPARE(visited, pages);
        for (int i = 1; i < pages.size(); ++i)
            QTest::keyClick(navigation, Qt::Key_Up);
        QCOMPARE(rig.window->currentPage(), pages.front());
    }

    void navigation_marksThePageThatNeedsAttention()
    {
        ConsoleRig rig;
        rig.open();
        const auto *navigation = rig.window->findChild<QTreeWidget *>(QStringLiteral("navigation"));
        const auto description = [&] {
            return navigation->topLevelItem(0)->data(0, Qt::AccessibleDescriptionRole).toString();
        };
        QVERIFY(rig.show(QStringLiteral("log")));
        QVERIFY(description().isEmpty());
        rig.machine.setListener({false, 8443, QStringLiteral("server.example"),
                                 Error{ErrorCode::PortTaken, QStringLiteral("bind: EADDRINUSE"), {}}});
        QTRY_COMPARE(description(), QStringLiteral("needs attention"));
        rig.machine.setListener({true, 8443, QStringLiteral("server.example"), {}});
        QTRY_VERIFY(description().isEmpty());
    }

    /// Pictures for people to look at, into $RETINUE_PICTURES. What a program can tell of them: they are not
    /// empty, and a dark page is dark.
    void pictures_areTaken_inEveryThemeAndLanguage()
    {
        const QString folder = qEnvironmentVariable("RETINUE_PICTURES");
        QVERIFY2(!folder.isEmpty() && QDir().mkpath(folder), "RETINUE_PICTURES names no folder");
        const std::pair<ui::ThemeKind, const char *> themes[] = {{ui::ThemeKind::Light, "light"},
                                                                 {ui::ThemeKind::Dark, "dark"},
                                                                 {ui::ThemeKind::HighContrast, "contrast"}};
        for (const char *name : kLanguages) {
            const Language spoken(QString::fromLatin1(name));
            ConsoleRig rig;
            for (const auto &[theme, themeName] : themes) {
                ui::applyTheme(*qApp, theme);
                rig.session.signOut();
                rig.open();
                take(rig, folder, QStringLiteral("sign-in"), QLatin1String(name), QLatin1String(themeName));
                rig.session.signIn(QStringLiteral("admin"));
                for (const QString &id : rig.pages()) {
                    QVERIFY(rig.show(id));
                    take(rig, folder, id, QLatin1String(name), QLatin1String(themeName));
                }
            }
        }
        ui::applyTheme(*qApp, ui::ThemeKind::Light);
    }

private:
    static void take(ConsoleRig &rig, const QString &folder, const QString &id, const QString &language,
                     const QString &theme)
    {
        QTest::qWait(150);
        const QPixmap pixmap = rig.window->grab();
        const QImage image = pixmap.toImage();
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); y += 7) {
            for (int x = 0; x < image.width(); x += 7)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 8, qPrintable(id));
        const bool isDark = qGray(image.pixel(image.width() - 4, image.height() / 2)) < 128;
        QCOMPARE(isDark, theme != u"light");
        const QString file = QStringLiteral("%1/%2-%3-%4-%5.png")
                                 .arg(folder, id, language, theme)
                                 .arg(qRound(pixmap.devicePixelRatio() * 100));
        QVERIFY2(pixmap.save(file), qPrintable(file));
    }
};

QTEST_MAIN(TestPages)
#include "test_pages.moc"
