#pragma once

#include "core/base/result.h"
#include "core/model/catalogue.h"
#include "core/model/revision.h"
#include "core/protocol/messages.h"

#include <QByteArray>

#include <optional>

namespace retinue::sync {

/// A change made on this device that the server has not acknowledged. Once `sent` it is never altered: a
/// repeated push must say the same under the same id (the answer to the first may have been lost).
struct PendingChange
{
    ChangeId id;
    protocol::ChangeKind kind = protocol::ChangeKind::Replace; ///< Replace or Delete
    std::optional<Revision> basedOn;                           ///< none: it must not exist yet
    QByteArray value;                                          ///< as on this device, destinations included
    bool sent = false;
    friend bool operator==(const PendingChange &, const PendingChange &) = default;
};

/// What the server said meanwhile, set aside while this device's own change is not judged, or the refused
/// value is still kept (R7).
struct NewerOnServer
{
    Revision revision;
    std::optional<QByteArray> value; ///< none: deleted
    friend bool operator==(const NewerOnServer &, const NewerOnServer &) = default;
};

/// One (owner, item) on a device. Revisions are of the generation that the device follows; values are
/// canonical bytes. Everything absent: the device has nothing of it.
struct LocalCopy
{
    std::optional<QByteArray> value;  ///< what the panel sees
    std::optional<Revision> revision; ///< last acknowledged or brought; none: the server does not have it;
                                      ///< 0: it has one, which was not compared with this one
    std::optional<PendingChange> pending;
    bool rejected = false; ///< `value` was refused; kept until the next login is done (R7)
    std::optional<NewerOnServer> newer;

    [[nodiscard]] bool isEmpty() const { return !value && !revision && !pending && !rejected && !newer; }
    /// What an eviction or a forgetting would lose.
    [[nodiscard]] bool isUnsent() const { return pending.has_value() || rejected; }
    friend bool operator==(const LocalCopy &, const LocalCopy &) = default;
};

/// R11: the canonical bytes as they may leave the device.
[[nodiscard]] QByteArray outgoing(const Item &item, const QByteArray &value);

/// The transitions of a copy (R5, R7, R9, R11). Pure; `freshId` names the change that they may have to make.

/// The panel changed it; none = removed. OutOfDate while a refused value is kept (log in again), NotFound
/// when there is nothing to remove. What alters nothing that the server may see makes no pending change.
[[nodiscard]] Result<void> changeLocally(LocalCopy &copy, const Item &item, std::optional<QByteArray> value,
                                         const ChangeId &freshId);
/// The panel changed the value of an item that is device-specific (R33): the server is not to hear of it, so
/// there is no pending change. NotFound as above.
[[nodiscard]] Result<void> changeHere(LocalCopy &copy, const Item &item, std::optional<QByteArray> value);
/// R33: the seed is taken. A value that was made here before it came stays; entries are merged.
void takeSeed(LocalCopy &copy, const Item &item, const QByteArray &seed);
/// The server answered the pending change: it stands at `revision`; `merged` is the result where entries were
/// merged. What was changed after it was sent becomes the next change. Answers to another id are ignored.
void acknowledge(LocalCopy &copy, const Item &item, const ChangeId &answered, Revision revision,
                 const std::optional<QByteArray> &merged, const ChangeId &freshId);
/// R7, R9: the server refused it. The value stays for the panel to see, and goes with loginDone().
void refuse(LocalCopy &copy, const ChangeId &answered);
/// The server's content at `revision`, none = deleted, from a pull, the feed or a resume. What is not newer
/// changes nothing; an own change that is not judged yet stays what the panel sees.
void receive(LocalCopy &copy, const Item &item, Revision revision, const std::optional<QByteArray> &value);
/// R9: a look at everything, as of `upTo`, found that the server does not have it (any more).
void gone(LocalCopy &copy, Revision upTo);
/// A login brought the current data: a refused value gives way to it.
void loginDone(LocalCopy &copy, const Item &item);

/// R5 at an explicit start, both have it with the same content. `changedMeanwhile`: the panel changed the
/// copy after it was compared; that change then is based on what was compared.
void startSame(LocalCopy &copy, Revision revision, bool changedMeanwhile, const ChangeId &freshId);
/// R5, the server has other content: it replaces the copy; none = a secret, which follows at the next login.
/// Nobody's change goes without a word: one of a setting that had been acknowledged before, or made after the
/// comparison, is treated as refused; entries not gone up are merged.
void startFromServer(LocalCopy &copy, const Item &item, Revision revision,
                     const std::optional<QByteArray> &value, bool changedMeanwhile, const ChangeId &freshId);
/// R5, only this device has it: it goes up as new. A refused value does not.
void startFromDevice(LocalCopy &copy, const ChangeId &freshId);

} // namespace retinue::sync
