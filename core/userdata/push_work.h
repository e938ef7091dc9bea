#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"
#include "core/store/edit.h"

#include <QJsonObject>

namespace retinue::userdata {

/// One change of a device, validated as far as that is possible without the store (R7).
class PushWork
{
public:
    /// Whom the change meets: with Nobody, the answer is that for an owner who does not exist.
    enum class Sight { Owner, Nobody };
    /// NotFound for an unknown item; InvalidInput, TooLarge for its owner or value.
    [[nodiscard]] static Result<PushWork> make(const Catalogue &catalogue, const DeviceId &device,
                                               protocol::SettingChange change, Sight sight);

    /// Judges and applies it. The outer result is the store's (an error undoes the write); the inner one is
    /// the device's answer, a refusal (OutOfDate) too, because a repeated change id gets the first answer.
    [[nodiscard]] Result<Result<protocol::ChangeAnswer>> apply(store::Edit &edit) const;

private:
    PushWork(const Item &item, const DeviceId &device, protocol::SettingChange change, Sight sight)
        : m_item(&item)
        , m_device(device)
        , m_change(std::move(change))
        , m_sight(sight)
    {
    }
    struct Target;
    [[nodiscard]] Result<Target> target(store::Edit &edit) const;
    [[nodiscard]] Result<bool> hasContent(store::Edit &edit, const store::OwnerRow &owner,
                                          const store::SettingRow &setting, const QByteArray &value) const;
    [[nodiscard]] Result<QByteArray> merged(const Target &target, Timestamp now) const;
    [[nodiscard]] Result<store::AnswerRow> carryOut(store::Edit &edit, const Target &target) const;
    [[nodiscard]] Result<store::AnswerRow> write(store::Edit &edit, const Target &target, QByteArray value,
                                                 store::Outcome outcome) const;
    [[nodiscard]] Result<protocol::ChangeAnswer> answer(store::Edit &edit, const store::AnswerRow &row) const;

    const Item *m_item;
    DeviceId m_device;
    protocol::SettingChange m_change;
    Sight m_sight;
    QJsonObject m_value; ///< the value or patch, parsed
};

} // namespace retinue::userdata
