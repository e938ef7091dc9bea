#include "core/backup/digest.h"

#include <sodium.h>

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace retinue::backup {

class Digest::Worker
{
public:
    Worker()
    {
        crypto_generichash_init(&m_state, nullptr, 0, kSize);
        m_thread = std::thread([this] { work(); });
    }
    ~Worker() { stop(); }
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void add(QByteArrayView bytes)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_added - m_done < kPieces; });
        lock.unlock();
        // The slot is this thread's until it counts as added.
        QByteArray &piece = m_pieces[m_added % kPieces];
        piece.resize(0); // its memory stays
        piece.append(bytes);
        lock.lock();
        ++m_added;
        lock.unlock();
        m_changed.notify_all();
    }
    [[nodiscard]] QByteArray result()
    {
        stop();
        QByteArray hash(kSize, Qt::Uninitialized);
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char *>(hash.data()), kSize);
        return hash;
    }

private:
    static constexpr std::size_t kPieces = 4;

    void stop()
    {
        if (!m_thread.joinable())
            return;
        {
            const std::lock_guard lock(m_mutex);
            m_ends = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    void work()
    {
        for (std::unique_lock lock(m_mutex);;) {
            m_changed.wait(lock, [this] { return m_ends || m_done < m_added; });
            if (m_done == m_added)
                return;
            const QByteArray &piece = m_pieces[m_done % kPieces];
            lock.unlock();
            crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char *>(piece.constData()),
                                      static_cast<unsigned long long>(piece.size()));
            lock.lock();
            ++m_done;
            m_changed.notify_all();
        }
    }

    crypto_generichash_state m_state{}; // the thread's until stop()
    std::array<QByteArray, kPieces> m_pieces;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_added = 0, m_done = 0;
    bool m_ends = false;
    std::thread m_thread;
};

Digest::Digest() : m_worker(std::make_unique<Worker>()) {}
Digest::~Digest() = default;

void Digest::add(QByteArrayView bytes)
{
    m_worker->add(bytes);
}

QByteArray Digest::result()
{
    return m_worker->result();
}

} // namespace retinue::backup
