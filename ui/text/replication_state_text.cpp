#include "ui/text/replication_state_text.h"

#include <QCoreApplication>
#include <QDateTime>

namespace retinue::ui {

namespace {

struct ReplicationStates
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::ReplicationStates)
};

} // namespace

QString replicationTimeText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time))
        .toString(QStringLiteral("yyyy/MM/dd hh:mm"));
}

ErrorText failingReplicationText(const std::optional<Timestamp> &last, Timestamp failingSince)
{
    return {
        ReplicationStates::tr("Could not perform replication after %1 because an error occurred.")
            .arg(replicationTimeText(last.value_or(failingSince))),
        ReplicationStates::tr("Check the settings for [Destination Device for Replication] and the status "
                              "of the destination device.")};
}

} // namespace retinue::ui
