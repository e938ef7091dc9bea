#pragma once

#include "core/base/result.h"

#include <QString>

#include <utility>

class QFile;

namespace retinue::headless {

/// A file that goes to the server, or comes from it, by way of the data folder: a service sees neither its
/// asker's folders nor its /tmp. Gone with this object. Whoever runs this as root works in the data folder as
/// that folder's owner: links and files that the service's user has laid out there lead to nothing that this
/// user could not have reached alone.
class HandedFile
{
public:
    HandedFile() = default; ///< none
    /// A copy of a file that is to be imported; its name stays. Errors as reading and writing it; TooLarge:
    /// no server would take it.
    [[nodiscard]] static Result<HandedFile> copyOf(const QString &path, const QString &dataFolder);
    /// A place for a file that is to be written.
    [[nodiscard]] static Result<HandedFile> placeFor(const QString &name, const QString &dataFolder);
    HandedFile(HandedFile &&other) noexcept
        : m_dataFolder(std::move(other.m_dataFolder))
        , m_folder(std::exchange(other.m_folder, {}))
        , m_name(std::move(other.m_name))
    {
    }
    HandedFile &operator=(HandedFile &&other) noexcept
    {
        std::swap(m_dataFolder, other.m_dataFolder);
        std::swap(m_folder, other.m_folder);
        std::swap(m_name, other.m_name);
        return *this;
    }
    ~HandedFile();

    [[nodiscard]] bool isNone() const { return m_folder.isEmpty(); }
    [[nodiscard]] QString path() const;
    /// What was written there, under the name of its asker: whole, or not at all, for the asker only.
    /// NotPermitted: what is there is no file of the server's.
    [[nodiscard]] Result<void> deliverTo(const QString &destination) const;

private:
    [[nodiscard]] static Result<HandedFile> make(const QString &name, const QString &dataFolder);
    [[nodiscard]] Result<void> open(QFile &file) const;
    QString m_dataFolder, m_folder, m_name;
};

} // namespace retinue::headless
