#pragma once

#include "core/base/cancel_token.h"
#include "core/exchange/import_preview.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace retinue::ui {

class EmptyState;
class ImportView;

/// Choosing a file, seeing what it would do, importing it.
class ImportPanel : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    ImportPanel(Machine &machine, Session &session, QWidget *parent = nullptr);

    void read(const QString &path);
    void chooseFile();

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    void undoWanted(qint64 import);

private:
    struct Read
    {
        std::shared_ptr<const exchange::ImportFile> file;
        exchange::ImportPreview preview;
    };
    [[nodiscard]] QLayout *makeOptions();
    void readAgain();
    void showRead(const Result<Read> &read);
    void showNothing();
    void startImport();

    Machine &m_machine;
    Session &m_session;
    QComboBox *m_charset, *m_ownerKind;
    QLineEdit *m_owner, *m_passphrase;
    QWidget *m_passphraseRow;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    ImportView *m_view;
    QString m_path;
    std::optional<Read> m_read;
    CancelToken m_reading; ///< of the question on its way
};

} // namespace retinue::ui
