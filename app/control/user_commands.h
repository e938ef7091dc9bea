#pragma once

#include "app/control/request.h"
#include "core/engine/engine.h"

#include <functional>

namespace retinue::control {

inline constexpr int kMostListed = 50'000; ///< users in one answer

/// The commands "user ...": finding, deleting, bringing back (R20), renaming, merging. As Commands, whose
/// part they are.
class UserCommands
{
public:
    UserCommands(engine::Engine &engine, const QString &who, const LongWork &work)
        : m_engine(engine)
        , m_who(who)
        , m_work(work)
    {
    }

    /// None: it is no command of these.
    [[nodiscard]] std::optional<Result<QJsonObject>> run(const Request &request);

private:
    /// {`member`: as many entries as the request's limit allows, "matching": how many match in all}.
    [[nodiscard]] Result<QJsonObject>
    findOwners(const Request &request, const userdata::OwnerSearch &search, const QString &member,
               const std::function<QJsonObject(const userdata::OwnerEntry &)> &entry);
    [[nodiscard]] Result<QJsonObject> search(const Request &request);
    [[nodiscard]] Result<QJsonObject> show(const Request &request);
    [[nodiscard]] Result<QJsonObject> list(const Request &request);
    [[nodiscard]] Result<QJsonObject> remove(const Request &request);
    /// Of a user who logged in somewhere but has no data here.
    [[nodiscard]] Result<void> forgetGroups(const OwnerKey &user);
    [[nodiscard]] Result<QJsonObject> listDeleted(const Request &request);
    [[nodiscard]] Result<QJsonObject> restore(const Request &request);
    [[nodiscard]] Result<QJsonObject> purge(const Request &request);
    [[nodiscard]] Result<QJsonObject> takeOver(const Request &request);
    [[nodiscard]] Result<QJsonObject> rename(const Request &request);
    [[nodiscard]] Result<QJsonObject> merge(const Request &request);
    [[nodiscard]] Result<QJsonObject> keep(const Request &request);

    engine::Engine &m_engine;
    const QString m_who;
    const LongWork m_work;
};

} // namespace retinue::control
