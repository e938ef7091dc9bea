#pragma once

#include "core/exchange/export.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/message_bar.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace retinue::ui {

class NewPassword;

/// Whose data go into a file, in which format, under which passphrase.
class ExportPanel : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    ExportPanel(Machine &machine, Session &session, QWidget *parent = nullptr);

    /// Offers these, and chooses them.
    void pick(std::vector<OwnerKey> owners);
    void exportTo(const QString &path);

Q_SIGNALS:
    void told(const retinue::ui::Message &message);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] exchange::ExportFormat format() const;
    [[nodiscard]] bool isSealed() const;
    [[nodiscard]] QString searchedFor() const; ///< blank: everybody
    [[nodiscard]] QString whoText() const;
    void count();
    void drawState();
    void chooseFile();

    Machine &m_machine;
    Session &m_session;
    std::vector<OwnerKey> m_owners; ///< that were picked elsewhere
    QRadioButton *m_all, *m_some, *m_picked;
    QLineEdit *m_text;
    QLabel *m_count, *m_explanation;
    QComboBox *m_format;
    QGroupBox *m_sealing;
    NewPassword *m_passphrase;
    QPushButton *m_export;
    QTimer m_typing;
    std::optional<std::int64_t> m_matching; ///< none: not counted yet
    int m_asked = 0;                        ///< the question whose answer counts
};

} // namespace retinue::ui
