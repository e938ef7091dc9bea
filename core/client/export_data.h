#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/client/export_window.h"
#include "core/model/owner.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

/// What is asked and answered around [Prepare for User Data Export] and the export itself (R21-R24).
namespace retinue::client {

/// R22, or the local store's bound where that is smaller.
inline constexpr int kMostPreparedUsers = 500;
inline constexpr int kMostPreparedGroups = 50;

struct PrepareLimits
{
    int users = kMostPreparedUsers;
    int groups = kMostPreparedGroups;
};

enum class PrepareStep {
    Sending,  ///< what waits goes up
    Bringing, ///< the copies are compared and brought, owner by owner
    Checking, ///< what only this device had goes up, and all of it is judged
};
struct PrepareState
{
    PrepareStep step = PrepareStep::Sending;
    int done = 0, total = 0; ///< owners
};
/// Called on the network side's thread.
using PrepareProgress = std::function<void(PrepareStep step, int done, int total)>;

/// One whose local data do not equal the server's after all.
struct UnequalOwner
{
    OwnerKey owner = OwnerKey::allDevices();
    Shortfall why = Shortfall::Refused;
    QStringList items = {}; ///< whose change was refused, or has not gone up
};

struct PrepareReport
{
    bool opened = false;               ///< the window began: nobody is `unequal`, and somebody is prepared
    std::vector<OwnerKey> prepared;    ///< users first
    std::vector<UnequalOwner> unequal; ///< for whose sake it did not
    std::vector<OwnerKey> empty;   ///< of whom neither server nor device has anything, but perhaps secrets
    std::vector<OwnerKey> evicted; ///< who made room (R10)
};

struct ExportRequest
{
    std::vector<OwnerKey> owners; ///< empty: all who may be exported now
    bool withSecrets = false;     ///< portable secrets as well (R12): for an encrypted file only
    /// R24: who may lack something; known and agreed to. Anybody else who does ends the export.
    std::vector<OwnerKey> confirmed;
    CancelToken cancel; ///< looked at between two owners
};

struct ExportedSetting
{
    QString item;
    QByteArray value; ///< canonical, without what never leaves a device (R11)
};

struct ExportedOwner
{
    OwnerKey owner = OwnerKey::allDevices();
    std::vector<OwnerKey> groups; ///< of a user, as last asserted
    std::vector<ExportedSetting> settings;
};
/// An error of it ends the export.
using ExportVisitor = std::function<Result<void>(ExportedOwner)>;

struct ExportReport
{
    bool exported = false; ///< false: what was given, if anything, is void; named is who is `incomplete`
    std::vector<PreparedOwner> incomplete; ///< R24; once exported, as each was when it was read
    std::vector<OwnerKey>
        secretsElsewhere; ///< the server may have newer secrets, which come at logins only: none are given
    std::vector<OwnerKey> deviceSpecific; ///< portable settings of theirs are this device's own: not given
    int users = 0, groups = 0, settings = 0;
};

} // namespace retinue::client
