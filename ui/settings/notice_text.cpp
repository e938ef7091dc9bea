#include "ui/settings/notice_text.h"

#include "ui/text/error_text.h"
#include "ui/text/formats.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

struct NoticeText
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::NoticeText)
};

} // namespace

QString noticeStepText(engine::NoticeStep step)
{
    switch (step) {
    case engine::NoticeStep::Name:
        return NoticeText::tr("Name of the host");
    case engine::NoticeStep::Host:
        return NoticeText::tr("Host");
    case engine::NoticeStep::Port:
        return NoticeText::tr("Port");
    case engine::NoticeStep::Encryption:
        return NoticeText::tr("Encryption (TLS)");
    case engine::NoticeStep::Trust:
        return NoticeText::tr("Certificate");
    case engine::NoticeStep::SignIn:
        return NoticeText::tr("Sign-in");
    case engine::NoticeStep::Sender:
        return NoticeText::tr("Sender");
    case engine::NoticeStep::Recipient:
        return NoticeText::tr("Recipient");
    case engine::NoticeStep::Message:
        return NoticeText::tr("Message");
    case engine::NoticeStep::Answer:
        return NoticeText::tr("Answer");
    case engine::NoticeStep::Log:
        return NoticeText::tr("System log");
    }
    Q_UNREACHABLE();
}

QString noticeStepNext(engine::NoticeStep step)
{
    switch (step) {
    case engine::NoticeStep::Name:
        return NoticeText::tr("Check how the host is spelled, or enter its address.");
    case engine::NoticeStep::Host:
        return NoticeText::tr("Check that the host is on, the network between, and firewalls.");
    case engine::NoticeStep::Port:
        return NoticeText::tr(
            "Check the port, and that it fits the encryption: 587 for STARTTLS, 465 for TLS.");
    case engine::NoticeStep::Encryption:
        return NoticeText::tr(
            "Choose the other kind of encryption or another port. Nothing was sent unprotected.");
    case engine::NoticeStep::Trust:
        return NoticeText::tr(
            "Enter the host as its certificate names it, or choose the authority that has made "
            "the certificate, below.");
    case engine::NoticeStep::SignIn:
        return NoticeText::tr("Check user and password, or the secret. Some servers want a password made for "
                              "applications.");
    case engine::NoticeStep::Sender:
        return NoticeText::tr("Enter a sender that the server lets this user send as.");
    case engine::NoticeStep::Recipient:
        return NoticeText::tr("Check the address, and whether the server forwards to it.");
    case engine::NoticeStep::Message:
        return NoticeText::tr("The server did not take the message: look at its log.");
    case engine::NoticeStep::Answer:
        return NoticeText::tr("Check the address, and the log of the service behind it.");
    case engine::NoticeStep::Log:
        return NoticeText::tr("Check that the log service of this machine runs.");
    }
    Q_UNREACHABLE();
}

NoticeLine deliveryLine(const engine::Delivery &delivery)
{
    if (!delivery.failed)
        return {Health::Good, NoticeText::tr("The test was taken. See whether it arrives.")};
    const QString why = delivery.why ? detailOf(*delivery.why) : QString();
    const QString failed = NoticeText::tr("%1: no (%2). %3", "step, reason, what to check")
                               .arg(noticeStepText(*delivery.failed), why, noticeStepNext(*delivery.failed));
    if (delivery.isDelivered)
        return {Health::Notice, NoticeText::tr("The test was taken, but not for everybody. %1").arg(failed)};
    return {Health::Bad, failed};
}

NoticeLine standingLine(const engine::NoticeState &state)
{
    if (!state.isOn)
        return {};
    if (state.trouble) {
        QString text = NoticeText::tr("Fails since %1. %2: no (%3).", "time, step, reason")
                           .arg(timeText(state.trouble->since), noticeStepText(state.trouble->step),
                                detailOf(state.trouble->why));
        if (state.waiting > 0)
            text += u' ' + NoticeText::tr("%n notice(s) wait and are tried again.", nullptr, state.waiting);
        return {Health::Bad, text};
    }
    if (state.lastSent)
        return {Health::Good,
                NoticeText::tr("Something was told last on %1.").arg(timeText(*state.lastSent))};
    return {Health::Idle, NoticeText::tr("There was nothing to tell yet.")};
}

} // namespace retinue::ui
