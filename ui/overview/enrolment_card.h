#pragma once

#include "ui/overview/invite.h"
#include "ui/shell/machine.h"
#include "ui/shell/session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;
class QTimer;

namespace retinue::ui {

class CodeTableModel;
class CopyField;
class FingerprintField;
class QrCode;

/// R3: how a device is enrolled. The address to enter and the fingerprint to compare; a button that makes an
/// enrolment code and shows it once, with its invitation as text and QR code and the time left; the codes
/// that can still be used, to be revoked.
class EnrolmentCard : public Card
{
    Q_OBJECT
public:
    EnrolmentCard(Machine &machine, Session &session, QWidget *parent = nullptr);
    /// Asks which codes there are.
    void refresh();
    /// To where a new device begins.
    void focusFirst();

Q_SIGNALS:
    void told(const retinue::ui::Message &message);
    /// This part of it came and wants to be seen.
    void grew(QWidget *part);

private:
    void buildOptions();
    void buildResult();
    void buildCodes();
    void showListener();
    void makeCode();
    void showMade(const Invited &made);
    void showInvitation();
    void hideMade(const QString &why);
    void revokeSelected();
    void tick();

    Machine &m_machine;
    Session &m_session;
    CopyField *m_address;
    FingerprintField *m_fingerprint;
    QSpinBox *m_uses;
    QComboBox *m_life;
    QPushButton *m_make;
    QWidget *m_result;
    QrCode *m_qr;
    QLabel *m_code, *m_timeLeft, *m_ended;
    CopyField *m_invitation;
    QWidget *m_codesArea;
    CodeTableModel *m_model;
    QTableView *m_table;
    QPushButton *m_revoke;
    QTimer *m_tick;
    std::optional<Invited> m_made; ///< what is shown
    int m_madeCount = 0;
    bool m_making = false;
};

} // namespace retinue::ui
