#pragma once

#include "ui/overview/overview_facts.h"

#include <QWidget>

class QLabel;

namespace retinue::ui {

class Card;

/// Four small cards: server, devices, data, certificate. Numbers of devices are links to the devices they
/// count.
class FactCards : public QWidget
{
    Q_OBJECT
public:
    explicit FactCards(QWidget *parent = nullptr);
    /// `address`: what devices enter.
    void setFacts(const OverviewFacts &facts, const QString &address);

Q_SIGNALS:
    void
    devicesWanted(const QString &filter); ///< "" (all), "running", "stopped", "not-connected", "differing"

private:
    [[nodiscard]] QLabel *addLabel(Card *card, const QString &objectName);

    Card *m_serverCard, *m_devicesCard, *m_dataCard, *m_certificateCard;
    QLabel *m_address, *m_serverMore, *m_devices, *m_data, *m_dataMore, *m_certificate, *m_certificateMore;
};

} // namespace retinue::ui
