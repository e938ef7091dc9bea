#pragma once

#include "core/client/enrolment.h"
#include "core/client/server_discovery.h"
#include "core/engine/engine.h"
#include "ui/shell/machine.h"

#include <QDialog>

#include <memory>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace retinue::ui {

class StatusLabel;

/// R2, R3: enrols this machine's client at another server, in three steps: its address (blank: the one that
/// announces itself), its fingerprint, which a person compares, and only then a code or an administrator's
/// account. accepted() when it is enrolled and was started.
class EnrolDialog : public QDialog
{
    Q_OBJECT
public:
    /// `engine` only lends its threads; it outlives this.
    EnrolDialog(engine::Engine &engine, ClientParts client,
                std::shared_ptr<client::ServerDiscovery> discovery, QWidget *parent);

private:
    enum Step { Address, Fingerprint, Credentials };

    [[nodiscard]] QWidget *makeAddressStep();
    [[nodiscard]] QWidget *makeFingerprintStep();
    [[nodiscard]] QWidget *makeCredentialsStep();
    void goTo(Step step);
    void goOn();
    void findServer();
    void showFindingFailed(const Error &error);
    void enrol();
    void setBusy(bool busy);
    void showProblem(const QString &text, const QString &detail);
    void drawButtons();

    engine::Engine &m_engine;
    const ClientParts m_client;
    const std::shared_ptr<client::ServerDiscovery> m_discovery;
    std::optional<client::ServerOffer> m_offer;
    bool m_isBusy = false;
    QStackedWidget *m_steps;
    QLineEdit *m_address;
    QLabel *m_server, *m_fingerprint;
    QCheckBox *m_isSame;
    QRadioButton *m_byCode, *m_byAccount;
    QLineEdit *m_code, *m_administrator, *m_password, *m_name, *m_location;
    StatusLabel *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_back, *m_next;
};

} // namespace retinue::ui
