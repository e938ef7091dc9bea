#pragma once

#include "core/base/secret_bytes.h"
#include "core/engine/standby_access.h"
#include "ui/shell/machine.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace retinue::ui {

/// Another machine and how to sign in there: it is looked up first, its fingerprint is confirmed by a person,
/// and only then ID and password can be entered.
class DestinationFields : public QWidget
{
    Q_OBJECT
public:
    /// Object names begin with `name`. The machine outlives this.
    DestinationFields(Machine &machine, const QString &name, QWidget *parent);

    struct Entered
    {
        QString address, administrator, confirmedFingerprint;
        std::shared_ptr<const SecretBytes> password;
    };
    /// None: something is missing yet.
    [[nodiscard]] std::optional<Entered> entered() const;
    /// As it is kept: to be read, not to be changed.
    void showKept(const QString &address, const QString &administrator);
    /// To be entered anew; what is there stays.
    void release();
    void forgetPassword();
    [[nodiscard]] bool isKept() const { return m_isKept; }

Q_SIGNALS:
    void changed();
    void lookFailed(const retinue::Error &error);

private:
    QLineEdit *addField(const QString &label, const QString &name);
    void look();
    void looked(const Result<engine::DestinationOffer> &offer);
    void draw();

    Machine &m_machine;
    QFormLayout *m_form;
    QLineEdit *m_address, *m_administrator, *m_password;
    QPushButton *m_look;
    QLabel *m_offer, *m_fingerprint;
    QCheckBox *m_isSame;
    std::optional<engine::DestinationOffer> m_found;
    int m_attempt = 0; ///< whose answer counts
    bool m_isLooking = false, m_isKept = false;
};

} // namespace retinue::ui
