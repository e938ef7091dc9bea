#pragma once

#include "ui/signin/set_up.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_label.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace retinue::ui {

class Disclosure;
class NewPassword;

/// The form of the first start: who administers this machine and what it is. What fails is said under the
/// form, which stays as it was filled in; a port that cannot be used comes with another one to take. Somebody
/// else was faster: overtaken(), and this form has no further use.
class FirstStart : public Card
{
    Q_OBJECT
public:
    /// `machine` outlives this.
    explicit FirstStart(Machine &machine, QWidget *parent = nullptr);

Q_SIGNALS:
    void done(const QString &administrator);
    void overtaken();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildAccount();
    void buildRole();
    void buildOptions();
    void buildEnd();
    void start();
    void say(Health health, const QString &text, const QString &detail = {});
    void showStep(SetUp::Step step);
    void showFailure(SetUp::Step step, const Error &error);
    void offerOtherPort(const Error &error);
    void setBusy(bool busy);

    Machine &m_machine;
    SetUp m_setUp;
    QWidget *m_form;
    QVBoxLayout *m_rows; ///< of m_form
    QLineEdit *m_id;
    NewPassword *m_password = nullptr;
    // Made in the order of the Tab key.
    QButtonGroup *m_roles = nullptr;
    Disclosure *m_showOptions = nullptr;
    QWidget *m_options = nullptr;
    QSpinBox *m_port = nullptr;
    StatusLabel *m_state = nullptr;
    QLabel *m_detail = nullptr;
    QPushButton *m_otherPort = nullptr, *m_start = nullptr;
    int m_offered = 0; ///< the port of m_otherPort
};

} // namespace retinue::ui
