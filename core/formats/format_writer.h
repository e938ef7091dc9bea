#pragma once

#include "core/formats/export.h"

#include <QJsonObject>

namespace retinue::formats {

/// What one value became.
struct WrittenText
{
    QString text;
    qint64 records = 0;
    qint64 rejected = 0;
    std::vector<ImportProblem> problems; ///< with the owner as `part`
    QStringList leftOut;                 ///< ids of entries that were rejected

    void note(const QString &part, const QString &field, const Reason &reason)
    {
        problems.push_back({ImportProblem::Severity::Note, 0, field, reason, part});
    }
    void reject(const QString &part, const QString &field, const Reason &reason)
    {
        ++rejected;
        problems.push_back({ImportProblem::Severity::Rejected, 0, field, reason, part});
    }
    void rejectEntry(const QString &id, const QString &part, const QString &field, const Reason &reason)
    {
        leftOut.append(id);
        reject(part, field, reason);
    }
};

/// Makes the text of one kind of file.
class FormatWriter
{
public:
    using Written = WrittenText;

    virtual ~FormatWriter() = default;

    /// What stands before the first record.
    [[nodiscard]] virtual QString start() const = 0;
    /// None: files of this kind are not about users.
    [[nodiscard]] virtual std::optional<Written> user(const ImportedUser &user)
    {
        Q_UNUSED(user);
        return {};
    }
    /// None: files of this kind are not about address lists.
    [[nodiscard]] virtual std::optional<Written> addressList(const OwnerKey &owner,
                                                             const QJsonObject &entries)
    {
        Q_UNUSED(owner);
        Q_UNUSED(entries);
        return {};
    }

protected:
    FormatWriter() = default;
    FormatWriter(const FormatWriter &) = default;
    FormatWriter &operator=(const FormatWriter &) = default;
};

} // namespace retinue::formats
