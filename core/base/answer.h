#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace retinue::base {

/// The answering end of a QFuture<Result<T>>: a question gets exactly one answer. Dropped without having
/// given one, it answers Abandoned, so that whoever waits is told on every path (a dropped QPromise would
/// leave the continuation out in silence). Movable; give() may be called on any thread.
template<typename T>
class Answer
{
public:
    Answer() : m_promise(std::make_unique<QPromise<Result<T>>>()) { m_promise->start(); }
    ~Answer()
    {
        if (m_promise)
            give(Error{ErrorCode::Abandoned, QStringLiteral("work ended without an answer")});
    }
    Answer(Answer &&) noexcept = default;
    Answer &operator=(Answer &&) = delete;

    /// Before give().
    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise->future(); }
    /// Once.
    void give(Result<T> result)
    {
        const auto promise = std::move(m_promise);
        promise->addResult(std::move(result));
        promise->finish();
    }

private:
    std::unique_ptr<QPromise<Result<T>>> m_promise;
};

/// Calls `handler(const Result<T> &)` on this thread, which is the context's, when the answer is there; never
/// when the context is gone by then. For whatever may be gone first: windows, pages. (The continuation of
/// QFuture::then(context, ...) must not outlive its context in Qt 6.4: it asserts that the context is there.)
template<typename T, typename Handler>
void whenAnswered(const QFuture<Result<T>> &answer, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         handler(watcher->future().result());
                     });
    watcher->setFuture(answer);
}

} // namespace retinue::base

namespace retinue {
using base::Answer;
using base::whenAnswered;
} // namespace retinue
