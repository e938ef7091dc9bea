#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace retinue::backup {

/// BLAKE2b-256 of what comes, in its order, computed on a thread of its own beside whoever reads, compresses
/// or decompresses. Memory: a few pieces. Of one thread.
class Digest
{
public:
    Digest();
    ~Digest();
    Digest(const Digest &) = delete;
    Digest &operator=(const Digest &) = delete;

    /// Waits as long as the pieces before it are not done.
    void add(QByteArrayView bytes);
    /// Once; nothing can be added afterwards.
    [[nodiscard]] QByteArray result();

    static constexpr qsizetype kSize = 32;

private:
    class Worker;
    const std::unique_ptr<Worker> m_worker;
};

} // namespace retinue::backup
