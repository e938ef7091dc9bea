#pragma once

#include "tests/ui/support/test_machine.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session.h"

#include <QTemporaryDir>
#include <QTranslator>

#include <memory>

namespace retinue::test {

/// The console's whole window over a real engine with a small fleet and some data, signed in.
class ConsoleRig
{
public:
    ConsoleRig();

    TestMachine machine;
    ui::Session session;
    QTemporaryDir folder;
    ui::Preferences preferences;
    ui::IdleLock idleLock;
    std::unique_ptr<ui::MainWindow> window;

    /// Builds the window (anew), shows it and lets its pages fill.
    void open();
    [[nodiscard]] QStringList pages() const;
    /// Shows a page and lets it come to rest.
    [[nodiscard]] ui::Page *show(const QString &id);

private:
    void fill();
};

/// Uses the product's translation of a language while it lives; "en" has its plural forms only.
class Language
{
public:
    explicit Language(const QString &language);
    ~Language();

private:
    QTranslator m_translator;
    const QLocale m_before;
};

} // namespace retinue::test
